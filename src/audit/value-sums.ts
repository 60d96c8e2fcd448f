import { canonicalColumn, columnSumSql } from '../engine/canonical-column.ts';
import type { Engine } from '../engine/engine.ts';
import type { TextColumns } from '../engine/read-columns.ts';
import { quoteName } from '../engine/sql.ts';
import { sha256Hex } from '../log/sha256.ts';

/** What the values of a published file come to, whoever reads it. */
export interface ValueSums {
  readonly rows: number;
  /** By column, in the order of the file: the SHA-256 of its canonical form (`canonicalColumn`). */
  readonly columns: Readonly<Record<string, string>>;
}

/** What must be known of a table that an engine holds with its text. */
interface SummedTable {
  /** Name in SQL. */
  readonly name: string;
  readonly columns: readonly { readonly name: string }[];
  readonly files: readonly { readonly path: string }[];
}

const sumOf = (values: readonly (string | null)[]) => sha256Hex(new TextEncoder().encode(canonicalColumn(values)));

/** The sums of a file from the texts of its columns. */
export async function sumsOfTexts(
  columns: readonly { readonly name: string }[],
  texts: TextColumns,
): Promise<ValueSums> {
  const sums = await Promise.all(
    columns.map(async ({ name }, index) => [name, await sumOf(texts[index] ?? [])] as const),
  );
  return { rows: texts[0]?.length ?? 0, columns: Object.fromEntries(sums) };
}

/** The sums of each file of a table, by its path, as an engine holds it in `text."<name>"`. */
export async function sumsInEngine(
  engine: Engine,
  { name, columns, files }: SummedTable,
): Promise<Map<string, ValueSums>> {
  const sums = columns.map((column) => columnSumSql(column.name)).join(', ');
  const { rows } = await engine.query(
    `SELECT _file, CAST(count(*) AS INTEGER), ${sums} FROM text.${quoteName(name)} GROUP BY _file`,
  );
  const found = new Map(rows.map(([file, ...row]) => [String(file), row]));
  const none = await sumsOfTexts(columns, []);
  return new Map(
    files.map(({ path }): [string, ValueSums] => {
      const [count, ...values] = found.get(path) ?? [];
      if (count === undefined) return [path, none];
      const named = columns.map((column, index) => [column.name, String(values[index])] as const);
      return [path, { rows: Number(count), columns: Object.fromEntries(named) }];
    }),
  );
}

/** The columns of which two readings of a file differ; none where both hold the same values. */
export function differingColumns(one: ValueSums, other: ValueSums): string[] {
  const names = new Set([...Object.keys(one.columns), ...Object.keys(other.columns)]);
  return [...names].filter((name) => one.columns[name] !== other.columns[name]);
}
