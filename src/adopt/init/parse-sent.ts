import { deepestPayload } from '../../payload/payload-text.ts';
import { partsOfValue, TooDeep } from '../../payload/walk-parts.ts';

/** Every value of a report by its key, `os.name` or `events[].at`, the first of each. Throws TooDeep. */
export function valuesByKey(report: unknown): Map<string, unknown> {
  const values = new Map<string, unknown>();
  for (const { names, node } of partsOfValue(report, () => undefined, deepestPayload))
    if (!values.has(names.exact)) values.set(names.exact, node);
  return values;
}

/** Why nothing can be begun from a report, as the second half of a sentence; undefined where something can. */
export function faultOfSent(report: Readonly<Record<string, unknown>>): string | undefined {
  if (Object.keys(report).length === 0) return 'must have at least one key: paste a report that the app really sends';
  try {
    const empty = [...valuesByKey(report)].flatMap(([key, value]) => (value === null ? [`"${key}"`] : []));
    if (empty.length === 0) return undefined;
    return `must have a value for ${empty.join(', ')}, which is null: give a report in which it has one, or leave it out`;
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
    return `must not have more than ${deepestPayload} objects and lists within one another`;
  }
}

const pair = /\s*([^\s=,]+)\s*=\s*("(?:[^"\\]|\\.)*"|[^,]*)\s*(?:,|$)/y;

function valueOf(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return written.trim();
  }
}

/** Values by key as somebody types them: `version="2.1", runs=3`; what is wrong with them, as a text. */
function parsePairs(typed: string): Record<string, unknown> | string {
  const found: Record<string, unknown> = {};
  pair.lastIndex = 0;
  while (pair.lastIndex < typed.length) {
    const at = pair.lastIndex;
    const [, key, value = ''] = pair.exec(typed) ?? [];
    if (key === undefined || value === '')
      return `there is no file of that name, and no key=value at "${typed.slice(at)}".`;
    found[key] = valueOf(value);
  }
  return found;
}

/** One report as JSON, or as `key=value, key=value`: its values by key; or, as a text, what is wrong with it. */
export function parseSent(typed: string): Record<string, unknown> | string {
  const text = typed.trim();
  if (text === '') return 'it must have at least one value.';
  if (!/^[[{"]/.test(text)) return parsePairs(text);
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!isObject) return 'a report is an object with keys: {"version": "2.1"}.';
    const fault = faultOfSent(value as Record<string, unknown>);
    return fault === undefined ? (value as Record<string, unknown>) : `a report ${fault}.`;
  } catch (error) {
    return `it is no JSON: ${error instanceof Error ? error.message : String(error)}.`;
  }
}
