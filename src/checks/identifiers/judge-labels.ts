import type { CheckTable } from '../check-input.ts';
import type { Finding } from '../check.ts';
import { descriptorFile } from '../descriptor-file.ts';
import { placeOf } from '../located-row.ts';
import type { ResultRow } from '../result-rows.ts';
import type { IdentifierKind } from './kind.ts';
import { isMoment, longNumber } from './number-kinds.ts';
import { type Recognised, recognise } from './recognise.ts';
import { suspectLimit } from './suspects.ts';
import type { TextColumn } from './vocabulary.ts';

/**
 * Kinds that a label may have when it is itself written in the declared vocabulary: the name of a product, a fixed
 * code.
 */
const harmlessWhenDeclared = new Set(['uuid', 'hex', 'base64', 'machine-name']);

/** Enough of a value to find it again, and not enough to spread it: its ends. */
export function mask(value: string): string {
  const kept = value.length > 8 ? 2 : 1;
  return `${value.slice(0, kept)}…${value.slice(-kept)}`;
}

function hit(table: CheckTable, row: ResultRow, kind: IdentifierKind): Finding {
  const [column, value, rows] = [String(row['column']), String(row['value']), Number(row['rows'])];
  const place = placeOf(table, row);
  return {
    check: 'identifiers',
    status: 'fail',
    ...place,
    ...(place.row === undefined ? {} : { row: place.row.replace(`${column}=${value}`, `${column}=${mask(value)}`) }),
    column,
    observed: `${mask(value)} (${value.length} characters, in ${rows} ${rows === 1 ? 'row' : 'rows'})`,
    allowed: 'no value that points to one person or one device',
    message: `A value of "${column}" looks like ${kind.name}.`,
    fix: 'delete the value, find out how it got there, and accept only listed labels in future',
  };
}

function doubt(table: CheckTable, row: ResultRow, kind: IdentifierKind, count: number): Finding {
  const [column, value] = [String(row['column']), String(row['value'])];
  return {
    check: 'identifiers',
    status: 'review',
    ...placeOf(table, row),
    column,
    observed: `${value.length > 80 ? `${value.slice(0, 80)}…` : value}${count === 1 ? '' : ` and ${count - 1} more`}`,
    allowed: 'a closed vocabulary, or a written reason',
    message: `${count === 1 ? 'A value' : `${count} values`} of "${column}" could be ${kind.name}; from the outside nobody can tell.`,
    fix: `if it is harmless, add  "allow": [{ "column": "${column}", "kinds": ["${kind.group}"], "reason": "…" }]  to the privacy block`,
  };
}

/** All that a label could be; of a key of whole numbers, seven digits and more are more than a count of kinds. */
function recognisedIn({ column, vocabulary }: TextColumn, value: string): Recognised[] {
  const found = recognise(value, column.name);
  if (found.length > 0 || vocabulary.kind !== 'number' || isMoment(value)) return found;
  return [{ kind: longNumber, certainty: 'undecidable' }];
}

/** Findings for the rows of `suspectsQuery`: one for each certain label, one for each kind of doubt in a column. */
export function judgeLabels(table: CheckTable, columns: readonly TextColumn[], rows: readonly ResultRow[]): Finding[] {
  const byName = new Map(columns.map((entry) => [entry.column.name, entry]));
  const hits: Finding[] = [];
  const doubts = new Map<string, { row: ResultRow; kind: IdentifierKind; count: number }>();
  const cut = new Map<string, number>();
  for (const row of rows) {
    const [name, value] = [String(row['column']), String(row['value'])];
    const entry = byName.get(name);
    if (entry === undefined) continue;
    if (Number(row['suspects']) > suspectLimit) cut.set(name, Number(row['suspects']));
    const isDeclared =
      entry.vocabulary.kind === 'enum' ||
      (entry.vocabulary.kind === 'dictionary' && entry.vocabulary.values.includes(value));
    const [first] = recognisedIn(entry, value).filter(
      ({ kind, certainty }) =>
        (!isDeclared || (certainty === 'certain' && !harmlessWhenDeclared.has(kind.id))) &&
        !(kind.group !== 'secret' && entry.allowed?.groups.includes(kind.group)),
    );
    if (first === undefined) continue;
    if (first.certainty === 'certain') hits.push(hit(table, row, first.kind));
    else {
      const key = `${name} ${first.kind.id}`;
      const known = doubts.get(key);
      if (known === undefined) doubts.set(key, { row, kind: first.kind, count: 1 });
      else known.count += 1;
    }
  }
  const unseen = [...cut].map(([column, suspects]): Finding => ({
    check: 'identifiers',
    dataset: table.dataset,
    table: table.table,
    status: 'review',
    column,
    observed: `${suspects} labels that need a closer look`,
    allowed: `${suspectLimit} or fewer`,
    message: `"${column}" has so many unusual labels that only the first ${suspectLimit} of ${suspects} were examined.`,
    file: descriptorFile(table),
  }));
  return [...hits, ...[...doubts.values()].map(({ row, kind, count }) => doubt(table, row, kind, count)), ...unseen];
}
