import { plainKey } from '../payload/key-path.ts';
import type { Problem } from '../problems/problem.ts';
import type { Files } from './files.ts';
import { sentToday } from './orphans/permalinks.ts';
import type { Site } from './site.ts';

/** How many lines above and below a permalink still count as the place it means. */
const near = 3;

const plain = (text: string) => text.toLowerCase().replace(/[^a-z\d]+/g, '');

/**
 * Whether a line mentions a field: its whole key, or what stands after the last dot (`perf.page_turn_class` in
 * `page_turn_class`, `pageTurnClass`), as a word of its own.
 */
function mentions(line: string, key: string): boolean {
  if (line.includes(key)) return true;
  const name = plain(key.slice(key.lastIndexOf('.') + 1));
  return name.length > 2 && (line.match(/[A-Za-z0-9_-]+/g) ?? []).some((word) => plain(word) === name);
}

/** The lines, from 1, on which a field is mentioned: by its whole key where any line has that, else by its name. */
function linesMentioning(lines: readonly string[], key: string): number[] {
  const numbers = (is: (line: string) => boolean) => lines.flatMap((line, index) => (is(line) ? [index + 1] : []));
  const whole = numbers((line) => line.includes(key));
  return whole.length > 0 ? whole : numbers((line) => mentions(line, key));
}

/** How many permalinks into the source code fields have. */
export const countPermalinks = ({ dictionary }: Site['content']): number =>
  sentToday(dictionary).reduce((count, { data }) => count + (data.code?.length ?? 0), 0);

/**
 * Problems of permalinks of fields into the source code: the file is not in the checkout, is shorter, or the place no
 * longer mentions the field; with the line where it stands now. `checkout` is the folder of the source code.
 */
export async function findDrift(
  { content }: Pick<Site, 'content'>,
  checkout: Files,
): Promise<{ problems: Problem[]; checked: number }> {
  const problems: Problem[] = [];
  const read = new Map<string, string[] | undefined>();
  let checked = 0;
  const linesOf = async (path: string) => {
    if (!read.has(path)) {
      const bytes = await checkout.read(path);
      read.set(path, bytes && new TextDecoder().decode(bytes).split(/\r?\n/));
    }
    return read.get(path);
  };
  for (const field of sentToday(content.dictionary)) {
    const { data } = field;
    for (const [index, place] of (data.code ?? []).entries()) {
      checked += 1;
      const lines = /^\/|(^|\/)\.\.(\/|$)/.test(place.path) ? undefined : await linesOf(place.path);
      if (!lines) {
        problems.push({
          code: 'source/drift',
          ...field.at(['code', index, 'path']),
          message: `The source code has no file ${place.path}.`,
          fix: 'write the path of the file that collects the field now, with its line',
        });
        continue;
      }
      const found = linesMentioning(lines, plainKey(data.key));
      if (found.some((line) => Math.abs(line - place.line) <= near)) continue;
      const at = { code: 'source/drift' as const, ...field.at(['code', index, 'line']) };
      const nearest = found.sort((a, b) => Math.abs(a - place.line) - Math.abs(b - place.line))[0];
      const where =
        place.line > lines.length
          ? `${place.path} has ${lines.length} lines, and the permalink names line ${place.line}`
          : `Line ${place.line} of ${place.path} does not mention "${data.key}"`;
      problems.push(
        nearest === undefined
          ? {
              ...at,
              message: `${where}; no line of the file does.`,
              fix: 'write the path and line that collect the field now, or  status: removed  if nothing does',
            }
          : {
              ...at,
              message: `${where}; line ${nearest} does.`,
              fix: `line: ${nearest}${place.url || place.commit ? ', and the commit and address that show it' : ''}`,
            },
      );
    }
  }
  return { problems, checked };
}
