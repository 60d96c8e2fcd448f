import { SQLDialect } from '@codemirror/lang-sql';
import { type Completion, type CompletionSource, completeFromList, ifNotIn } from '@codemirror/autocomplete';

/** Words as a dialect wants them: with one space between them. */
const words = (text: string) => text.replace(/\s+/g, ' ');

/** The words that DuckDB knows and a question over tables can use; its whole list has hundreds that nobody needs. */
export const duckdb = SQLDialect.define({
  keywords:
    words(`all and any as asc asof between by case cast collate count cross cube desc describe distinct else end escape
    except exclude exists explain extract false fetch filter first following for from full glob group grouping having
    ilike in inner intersect interval is join last lateral left like limit materialized natural not null nulls offset on
    or order outer over partition pivot positional preceding qualify range recursive replace respect right rollup row
    rows sample select semi sets show similar some summarize table tablesample then to trailing true try_cast unbounded
    union unnest unpivot using values when where window with within`),
  builtin:
    words(`abs arg_max arg_min avg ceil coalesce concat corr date_diff date_part date_trunc dense_rank floor greatest
    lag lead least length list lower max median min mode ntile quantile_cont quantile_disc rank regexp_matches replace
    round row_number split_part starts_with stddev string_agg strftime strptime substring sum trim upper`),
  types: 'bigint boolean date decimal double float integer real smallint text time timestamp varchar',
  doubleDollarQuotedStrings: true,
  caseInsensitiveIdentifiers: true,
  operatorChars: '+-*/<>=~!@%^&|',
});

export type ColumnsByTable = Readonly<Record<string, readonly string[]>>;

/** What a completion is worth: a column of a table that the query names, then other columns and tables, then SQL. */
const worth = { named: 90, column: 40, keyword: -40, type: -99 };

/** Columns without their table in front, those of the tables that the query names first. */
export function completeColumns(schema: ColumnsByTable): CompletionSource {
  return (context) => {
    const text = context.state.doc.toString().toLowerCase();
    const best = new Map<string, { tables: string[]; boost: number }>();
    for (const [table, columns] of Object.entries(schema)) {
      const boost = text.includes(table.toLowerCase()) ? worth.named : worth.column;
      for (const column of columns) {
        const known = best.get(column);
        best.set(column, {
          tables: [...(known?.tables ?? []), table],
          boost: Math.max(boost, known?.boost ?? worth.column),
        });
      }
    }
    const options = [...best].map(([label, { tables, boost }]) => ({
      label,
      type: 'property',
      detail: tables.length === 1 ? tables[0] : `${tables[0]} +${tables.length - 1}`,
      boost,
    }));
    // Behind a dot the table's own columns are offered, by name.
    if (context.matchBefore(/\.\w*/)) return null;
    const source = ifNotIn(['QuotedIdentifier', 'String', 'LineComment', 'BlockComment'], completeFromList(options));
    return source(context);
  };
}

/** A word of the language itself, after everything that the tables hold. */
export const completeWord = (label: string, type: string): Completion => ({
  label,
  type,
  boost: type === 'keyword' ? worth.keyword : worth.type,
});
