import { mask } from '../../../checks/identifiers/judge-labels.ts';
import { recognise } from '../../../checks/identifiers/recognise.ts';
import { judgePayload } from '../../../payload/judge-payload.ts';
import type { SentField } from '../../../payload/judge-report.ts';
import type { Problem } from '../../../problems/problem.ts';
import type { Field } from '../../../schema/content/field.ts';
import { describeUnread } from '../../../source/describe-unread.ts';
import type { Imported, ImportedCategory, ImportedField, Unmapped } from '../imported.ts';
import { once } from '../once.ts';
import { collapseOpenKeys } from './collapse-open-keys.ts';
import { fromText, inferType, inferVocabulary } from './infer-type.ts';
import type { SeenPart } from './seen-part.ts';

/** Most fields that a payload is taken to have: beyond it, names of keys are values themselves. */
const mostFields = 2000;

/** `reports/crash-2.json` is an example of the payload `crash`. */
const payloadOf = (file: string): string =>
  (file.split('/').at(-1) ?? file).replace(/\.[^.]+$/, '').replace(/[-_. ]?\d+$/, '') || 'payload';

interface Seen {
  readonly parts: SeenPart[];
  readonly categories: ImportedCategory[];
  /** How many reports there are of each payload. */
  readonly reports: Map<string, number>;
  readonly unmapped: Unmapped[];
}

/** Adds the reports of a file; what of it cannot be read is a problem. */
function readFile(file: string, text: string, seen: Seen, problems: Problem[]): void {
  const payload = payloadOf(file);
  const judged = judgePayload<SentField>(text, [], recognise);
  for (const fault of judged.faults)
    problems.push({ code: 'payload/syntax', file, line: fault.line, column: fault.column, ...describeUnread(fault) });
  if (!seen.categories.some(({ name }) => name === payload))
    seen.categories.push({ name: payload, place: { file, line: 1 } });
  for (const { parts } of judged.reports) {
    const report = [...seen.reports.values()].reduce((sum, count) => sum + count, 0);
    seen.reports.set(payload, (seen.reports.get(payload) ?? 0) + 1);
    for (const { key, value, written, suspicions, keyFaults, line, path } of parts) {
      const place = { file, line };
      if (keyFaults.some(({ kind }) => kind === 'repeated'))
        seen.unmapped.push({ place, what: `"${path}"`, reason: 'It stands more than once in one report.' });
      const meant = judged.notation === 'form' ? fromText(value) : value;
      seen.parts.push({ key, value: meant, written, suspicions, place, payload, report });
    }
  }
}

/** Values that stand for "nothing here": null, and a list or object that is empty. */
const isEmpty = (value: unknown) =>
  value === null || (typeof value === 'object' && Object.keys(value as object).length === 0);

/** Said once for each key: that its values could point to somebody, with the first of them, hidden. */
function suspicionsOf(key: string, parts: readonly SeenPart[]): Unmapped[] {
  const all = parts.flatMap((part) => part.suspicions.map((suspicion) => ({ part, suspicion })));
  return once(all, ({ suspicion }) => suspicion.kind.id).map(({ part, suspicion: { kind, certainty } }) => ({
    place: part.place,
    what: `values of "${key}"`,
    reason: `${mask(part.written)} ${certainty === 'certain' ? 'looks like' : 'could be'} ${kind.name}, so that no example of it is written. Do not send it, or say what it is.`,
  }));
}

/** In how many reports of its payloads a key is: `all 3 reports`, `2 of 3 reports`. */
function seenIn(parts: readonly SeenPart[], reports: ReadonlyMap<string, number>): string {
  const count = new Set(parts.map(({ report }) => report)).size;
  const of = once(parts.map(({ payload }) => payload)).reduce((sum, name) => sum + (reports.get(name) ?? 0), 0);
  if (of === 1) return 'the one report';
  return count === of ? `all ${of} reports` : `${count} of ${of} reports`;
}

function fieldOf(key: string, parts: readonly SeenPart[], { reports, unmapped }: Seen): ImportedField | undefined {
  const [first] = parts;
  if (!first) return undefined;
  const filled = parts.filter(({ value }) => !isEmpty(value));
  const values = (filled.length > 0 ? filled : parts.filter(({ value }) => value !== null)).map(({ value }) => value);
  const type = inferType(values);
  if (type === undefined) {
    const kinds = once(values.map((value) => inferType([value]) ?? 'object'));
    const reason =
      kinds.length === 0
        ? 'It is always null, so that nothing is known of it.'
        : `Its values are of several types: ${kinds.join(', ')}.`;
    unmapped.push({ place: first.place, what: `"${key}"`, reason });
    return undefined;
  }
  const looks = suspicionsOf(key, parts);
  unmapped.push(...looks);
  const vocabulary = type === 'string' && looks.length === 0 ? inferVocabulary(values) : undefined;
  const seen = `in ${seenIn(
    parts.filter(({ value }) => value !== null),
    reports,
  )}`;
  return {
    key,
    place: first.place,
    type,
    ...(vocabulary ? { values: vocabulary.map((value) => ({ value })) } : {}),
    ...(looks.length > 0 || filled.length === 0 ? {} : { example: values[0] as Field['example'] }),
    categories: once(parts.map(({ payload }) => payload)),
    aside: vocabulary ? `${seen}; no other values were seen in ${values.length}` : seen,
  };
}

/** A key that holds nothing in one report and an object or a list of them in another is told by what is in it. */
function withoutEmpty(byKey: ReadonlyMap<string, readonly SeenPart[]>): [string, readonly SeenPart[]][] {
  const outer = new Set(
    [...byKey.keys()].flatMap((key) => [...key.matchAll(/\.|\[\]/g)].map(({ index }) => key.slice(0, index))),
  );
  return [...byKey].filter(([key, parts]) => !outer.has(key) || !parts.every(({ value }) => isEmpty(value)));
}

/**
 * Reads example payloads: JSON, one report a line, or a form. Files whose names differ in a number at their end are
 * examples of one payload. Each key becomes a field of the type that all its values have; a short list of texts is
 * proposed as its values only where they come back again and again. A key whose values look like an identifier is told,
 * and has no example.
 */
export function readPayloads(files: ReadonlyMap<string, string>): Imported | readonly Problem[] {
  const problems: Problem[] = [];
  const seen: Seen = { parts: [], categories: [], reports: new Map(), unmapped: [] };
  for (const [file, text] of files) readFile(file, text, seen, problems);
  const parts = collapseOpenKeys(seen.parts, seen.unmapped);
  const byKey = withoutEmpty(Map.groupBy(parts, ({ key }) => key));
  const [first] = seen.parts;
  if (first && byKey.length > mostFields)
    problems.push({
      code: 'import/syntax',
      file: first.place.file,
      line: first.place.line ?? 1,
      column: 1,
      message: `The reports have ${byKey.length} different keys; at most ${mostFields} are taken for fields.`,
      fix: 'give reports in which the names of keys are no values, or fewer of them',
    });
  if (problems.length > 0) return problems;
  const fields = byKey.flatMap(([key, all]) => fieldOf(key, all, seen) ?? []);
  return { fields, categories: seen.categories, unmapped: seen.unmapped };
}
