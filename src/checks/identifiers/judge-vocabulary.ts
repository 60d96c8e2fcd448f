import { parsePeriod } from '../../values/period.ts';
import type { CheckTable } from '../check-input.ts';
import type { Finding } from '../check.ts';
import { descriptorFile } from '../descriptor-file.ts';
import { placeOf } from '../located-row.ts';
import type { ResultRow } from '../result-rows.ts';
import type { TextColumn } from './vocabulary.ts';

type Base = Pick<Finding, 'check' | 'dataset' | 'table' | 'column' | 'file'>;

const baseOf = (table: CheckTable, column: string): Base => ({
  check: 'identifiers',
  dataset: table.dataset,
  table: table.table,
  column,
  file: descriptorFile(table),
});

/** The finding for a column whose labels nothing keeps closed; none where a written reason allows that. */
export function judgeOpenness(
  table: CheckTable,
  entry: TextColumn,
  facts: { readonly patternAcceptsAny: boolean; readonly periods: readonly string[] },
): Finding[] {
  const { column, vocabulary, allowed } = entry;
  if (allowed !== undefined) return [];
  const open =
    vocabulary.kind === 'open' ||
    (vocabulary.kind === 'pattern' && facts.patternAcceptsAny) ||
    (vocabulary.kind === 'period' && facts.periods.some((text) => parsePeriod(text) === undefined));
  if (!open) return [];
  return [
    {
      ...baseOf(table, column.name),
      status: 'fail',
      observed:
        vocabulary.kind === 'pattern' ? `the pattern ${vocabulary.pattern}, which accepts anything` : 'any text',
      allowed: 'a closed vocabulary: enum or pattern in the descriptor, or values in the dictionary',
      message: `Nothing says which texts "${column.name}" may hold, so anything could stand there, a name for instance.`,
      fix: `add  "constraints": { "enum": ["…"] }  (or a pattern) to "${column.name}", or  "allow": [{ "column": "${column.name}", "reason": "…" }]  to the privacy block`,
    },
  ];
}

/** One finding for each label outside the vocabulary that the dictionary gives. */
export function judgeOutside(table: CheckTable, columns: readonly TextColumn[], row: ResultRow): Finding[] {
  const entry = columns.find(({ column }) => column.name === row['column']);
  if (entry?.vocabulary.kind !== 'dictionary') return [];
  const listed = entry.vocabulary.values.join(', ');
  return [
    {
      check: 'identifiers',
      status: 'fail',
      ...placeOf(table, row),
      column: entry.column.name,
      observed: String(row['value']),
      allowed: listed.length > 200 ? `${listed.slice(0, 200)}…` : listed,
      message: `"${String(row['value'])}" is none of the values that the dictionary gives for "${entry.column.name}".`,
      fix: `correct the value, or add it with its meaning to the dictionary entry "${entry.column.field ?? ''}"`,
    },
  ];
}

/** With fewer labels than this, or fewer periods than the next, nothing is said about growth. */
const [fewLabels, fewPeriods] = [50, 3];

function growth(labels: number, rows: number, once: number, fresh: number, periods: number): string | undefined {
  if (labels < fewLabels || periods < fewPeriods) return undefined;
  const before = labels - fresh;
  if (fresh >= fewLabels && fresh >= before / 2) return `${fresh} of ${labels} labels are new in the newest period`;
  if (once > labels / 2) return `${once} of ${labels} labels occur in one period only`;
  return labels > 0.8 * rows ? `${labels} labels in ${rows} rows` : undefined;
}

/** The finding for a row of `growthQuery`: a label set that explodes, as labels do that name people or devices. */
export function judgeGrowth(table: CheckTable, columns: readonly TextColumn[], row: ResultRow): Finding[] {
  const entry = columns.find(({ column }) => column.name === row['column']);
  if (
    entry === undefined ||
    entry.allowed !== undefined ||
    entry.vocabulary.kind === 'enum' ||
    entry.vocabulary.kind === 'period'
  )
    return [];
  const number = (name: string) => Number(row[name]);
  const observed = growth(number('labels'), number('rows'), number('once'), number('fresh'), number('periods'));
  if (observed === undefined) return [];
  return [
    {
      ...baseOf(table, entry.column.name),
      status: 'review',
      observed,
      allowed: 'labels that return from period to period',
      message: `The labels of "${entry.column.name}" multiply (${observed}), as they do when each describes one person or device.`,
      fix: `group rare labels under one name, or add  "allow": [{ "column": "${entry.column.name}", "reason": "…" }]  to the privacy block`,
    },
  ];
}
