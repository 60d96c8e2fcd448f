import { type Document, type Node, type YAMLSeq, isPair, isScalar, visit } from 'yaml';
import type { Position, Problem } from '../problems/problem.ts';

/** What joins the last part of an enumeration to the one before. */
const joined = /\S\s(?:and|or|und|oder|sowie|et|ou|y|o|e|en|of)\s\S/i;

const isPlain = (item: unknown): boolean => isScalar(item) && item.type === 'PLAIN' && typeof item.value === 'string';

/**
 * Whether a list in square brackets reads like one sentence with commas in it: nothing is in quotes, and its last part
 * alone joins two words as the end of an enumeration does.
 */
function isSentence(list: YAMLSeq): boolean {
  const { items } = list;
  if (!list.flow || items.length < 2 || !items.every(isPlain)) return false;
  const texts = items.map((item) => String(isScalar(item) ? item.value : item));
  return texts.every((text, index) => joined.test(text) === (index === texts.length - 1));
}

/** What stands between the brackets of a list, on one line. */
function between(list: Node, written: string): string {
  const [start, end] = list.range ?? [0, 0];
  return written
    .slice(start, end)
    .trim()
    .replace(/^\[|\]$/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * Advice on each list in square brackets that most likely was to be one text: YAML splits it at its commas. None for a
 * document without such a list. `position` gives the place of an offset in the text as it was `written`.
 */
export function findSplitTexts(
  document: Document,
  written: string,
  position: (offset: number) => Position,
): readonly Problem[] {
  const found: Problem[] = [];
  visit(document, {
    Seq(_, list, path) {
      if (!isSentence(list)) return;
      const above = path.at(-1);
      const key = isPair(above) && isScalar(above.key) ? String(above.key.value) : undefined;
      const count = list.items.length;
      const sentence = between(list, written).replaceAll('"', '\\"');
      found.push({
        code: 'yaml/split',
        advice: true,
        ...position(list.range?.[0] ?? 0),
        message: `YAML splits at each comma, so ${key === undefined ? 'this' : `"${key}"`} is a list of ${count} texts.`,
        fix: `if it is one text, write  ${key === undefined ? '' : `${key}: `}["${sentence}"]; if it is ${count}, put each into quotes`,
      });
    },
  });
  return found;
}
