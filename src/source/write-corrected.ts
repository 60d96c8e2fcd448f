import { stringify } from 'yaml';
import type { Located } from './located.ts';

const isJson = ({ file }: Located) => file.endsWith('.json');

/**
 * A key with its value as this file writes them: `since: 2026-01-31`, or `"since": "2026-01-31"` in JSON. An entry of a
 * list has no key.
 */
export function writeKey(located: Located, key: PropertyKey | undefined, value: unknown): string {
  const json = JSON.stringify(value, null, 1)?.replace(/\n\s*/g, ' ') ?? '';
  const isList = Array.isArray(value) && value.every((entry) => typeof entry !== 'object');
  const written = isJson(located)
    ? json.replace(/^\[ | \]$/g, (edge) => edge.trim())
    : stringify(value, {
        schema: 'core',
        lineWidth: 0,
        collectionStyle: 'flow',
        flowCollectionPadding: !isList,
      }).trim();
  if (typeof key !== 'string') return isJson(located) ? written : `- ${written}`;
  return isJson(located) ? `${JSON.stringify(key)}: ${written}` : `${key}: ${written}`;
}

/**
 * The line that a place is on, with one word from there on replaced; undefined where it does not stand there, or the
 * line is long.
 */
export function writeLine(
  located: Located,
  { line, column }: { line: number; column: number },
  from: string,
  to: string,
): string | undefined {
  const text = located.lineText(line);
  const rest = text.slice(column - 1);
  return text.trim().length <= 120 && rest.includes(from)
    ? `${text.slice(0, column - 1)}${rest.replace(from, () => to)}`.trim()
    : undefined;
}
