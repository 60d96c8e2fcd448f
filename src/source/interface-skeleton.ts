import { isMap, isScalar, parseDocument, type YAMLMap } from 'yaml';
import { en } from '../words/en.ts';
import type { TextTree } from '../words/message.ts';
import { languageWords } from '../words/words-for.ts';

/** What begins a line that stands for a word still to be translated; such lines are written anew each time. */
const mark = '#~ ';

/** The comment of an author as lines of the file; lines that were written here are not among them. */
const kept = (comment: string | null | undefined, indent: string): string[] =>
  (comment ?? '')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('~'))
    .map((line) => `${indent}#${line}`);

interface Skeleton {
  readonly lines: readonly string[];
  /** Whether any word of it is translated. */
  readonly isBegun: boolean;
}

/** A pair of a group of the file, by its key. */
const pairOf = (own: YAMLMap | undefined, key: string) =>
  own?.items.find((item) => isScalar(item.key) && item.key.value === key);

/** One word: translated, or missing, or neither where Vitrine comes with it. */
function wordLines(key: string, text: string, value: unknown, { indent, isMissing }: Place): Skeleton {
  if (!isScalar(value))
    return { lines: isMissing ? [`${mark}${indent}${key}: ${JSON.stringify(text)}`] : [], isBegun: false };
  const after = value.comment ? ` #${value.comment}` : '';
  return { lines: [`${indent}${key}: ${JSON.stringify(value.value)}${after}`], isBegun: true };
}

interface Place {
  readonly indent: string;
  readonly isMissing: boolean;
}

/** A group below its name; nothing where all of its words come with Vitrine. */
function groupLines(key: string, group: Skeleton, indent: string): Skeleton {
  if (group.lines.length === 0) return group;
  return { ...group, lines: [`${group.isBegun ? '' : mark}${indent}${key}:`, ...group.lines] };
}

/** The words of a group: the translated ones, and the others as comments to translate, in the order of English. */
function skeletonOf(
  originals: TextTree,
  own: YAMLMap | undefined,
  missing: ReadonlySet<string>,
  path: readonly string[] = [],
): Skeleton {
  const indent = '  '.repeat(path.length);
  const parts = Object.entries(originals).map(([key, text]): Skeleton => {
    const here = [...path, key];
    const pair = pairOf(own, key);
    const part =
      typeof text === 'string'
        ? wordLines(key, text, pair?.value, { indent, isMissing: missing.has(here.join('.')) })
        : groupLines(key, skeletonOf(text, isMap(pair?.value) ? pair.value : undefined, missing, here), indent);
    const before = isScalar(pair?.key) ? kept(pair.key.commentBefore, indent) : [];
    return { ...part, lines: [...before, ...part.lines] };
  });
  return {
    lines: [...kept(own?.commentBefore, indent), ...parts.flatMap(({ lines }) => lines), ...kept(own?.comment, indent)],
    isBegun: parts.some(({ isBegun }) => isBegun),
  };
}

/**
 * The file `interface.yaml` of a language: what it translates, and each word that the language lacks as a line with the
 * English, which begins with `#~` until somebody translates it. `written` is the file as it is, without faults; absent
 * where there is none. Comments of an author stay; a second run changes nothing.
 */
export function interfaceSkeleton(
  language: string,
  written: { readonly text: string; readonly texts: TextTree } | undefined,
): { readonly text: string; readonly missing: number } {
  const { missing } = languageWords(language, written?.texts);
  const document = written && parseDocument(written.text, { schema: 'core' });
  const root = document && isMap(document.contents) ? (document.contents as YAMLMap) : undefined;
  const { lines } = skeletonOf(en, root, new Set(missing));
  const all = [...kept(document?.commentBefore, ''), ...lines, ...kept(document?.comment, '')];
  return { text: `${all.join('\n')}\n`, missing: missing.length };
}
