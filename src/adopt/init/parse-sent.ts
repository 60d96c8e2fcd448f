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
    return isObject && Object.keys(value).length > 0
      ? (value as Record<string, unknown>)
      : 'a report is an object with keys: {"version": "2.1"}.';
  } catch (error) {
    return `it is no JSON: ${error instanceof Error ? error.message : String(error)}.`;
  }
}
