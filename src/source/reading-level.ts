import { sayUnwritten } from '../values/unwritten.ts';
import type { Position, Problem } from '../problems/problem.ts';
import type { Path } from './located.ts';
import type { Entry, Site } from './site.ts';

/** A sentence, and where it begins. */
export interface Sentence {
  readonly text: string;
  readonly words: readonly string[];
  readonly at: Position;
}

interface Measure {
  /** LIX above which a text is work to read: about that of a newspaper. German words are longer. */
  readonly maxLix: number;
  /** Words in one sentence. */
  readonly maxWords: number;
  /** Letters from which a word slows a reader down. */
  readonly hardLetters: number;
}

/** Languages with a measure; texts in others are not judged. */
const measures: Readonly<Record<string, Measure>> = {
  en: { maxLix: 45, maxWords: 30, hardLetters: 13 },
  de: { maxLix: 52, maxWords: 28, hardLetters: 18 },
};
/** Fewer words than this say nothing about a style. */
const leastWords = 40;
const longWord = 7;
const shownWords = 4;

/** Markdown as it is heard: without code, addresses and signs; every line keeps its number. */
function spokenLines(body: string): string[] {
  let fenced = false;
  return body.split('\n').map((line) => {
    if (/^\s*(```|~~~)/.test(line)) {
      fenced = !fenced;
      return '';
    }
    if (fenced || /^\s*(\||::|\[[^\]]+\]:)/.test(line)) return '';
    return line
      .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/`[^`]*`/g, 'code')
      .replace(/^\s*(#{1,6}|[-*+]|\d+\.|>)\s+/, '')
      .replace(/[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}/g, '');
  });
}

/** Paragraphs of a text: lines until an empty one, a heading or the next item of a list. */
function paragraphsOf(body: string): { text: string; line: number }[] {
  const found: { text: string; line: number }[] = [];
  const raw = body.split('\n');
  let open = false;
  for (const [index, line] of spokenLines(body).entries()) {
    const last = found.at(-1);
    const starts = /^\s*(#{1,6}|[-*+]|\d+\.|>)\s/.test(raw[index] ?? '');
    if (line.trim() === '') open = false;
    else if (open && last && !starts) last.text += ` ${line.trim()}`;
    else found.push({ text: line.trim(), line: index });
    open = line.trim() !== '' && !/^\s*#{1,6}\s/.test(raw[index] ?? '');
  }
  return found;
}

/** The sentences of a text, with the line of the paragraph each stands in. */
export function sentencesOf(body: string, language: string, file: string, firstLine: number): Sentence[] {
  const bySentence = new Intl.Segmenter(language, { granularity: 'sentence' });
  const byWord = new Intl.Segmenter(language, { granularity: 'word' });
  return paragraphsOf(sayUnwritten(body, () => '')).flatMap(({ text, line }) =>
    [...bySentence.segment(text)]
      .map(({ segment }) => ({
        text: segment.trim(),
        words: [...byWord.segment(segment)].flatMap(({ segment: word, isWordLike }) => (isWordLike ? [word] : [])),
        at: { file, line: firstLine + line, column: 1 },
      }))
      .filter(({ words }) => words.length > 0),
  );
}

/**
 * LIX (Björnsson 1968): words in a sentence on average, plus the share of words of more than six letters in per cent.
 * NaN for no words.
 */
export function lixOf(sentences: readonly Sentence[]): number {
  const words = sentences.flatMap((sentence) => sentence.words);
  return (
    words.length / sentences.length + (100 * words.filter((word) => word.length >= longWord).length) / words.length
  );
}

const opening = (text: string) => {
  const words = text.split(/\s+/);
  return words.length > 7 ? `${words.slice(0, 7).join(' ')} …` : text;
};

/** Advice on one text, at most one piece: its longest sentence where that is too long, else its style as a whole. */
export function judgeReading(sentences: readonly Sentence[], language: string): Problem[] {
  const measure = measures[language.split('-')[0] ?? ''];
  if (!measure || sentences.length === 0) return [];
  const words = sentences.flatMap((sentence) => sentence.words);
  const lix = Math.round(lixOf(sentences));
  const longest = sentences.reduce((found, sentence) =>
    sentence.words.length > found.words.length ? sentence : found,
  );
  const isLong = longest.words.length > measure.maxWords;
  const isHard = words.length >= leastWords && lix > measure.maxLix;
  if (!isLong && !isHard) return [];
  const hard = [...new Set(words.filter((word) => word.length >= measure.hardLetters))]
    .sort((a, b) => b.length - a.length)
    .slice(0, shownWords);
  const facts = [
    ...(isLong
      ? [`one sentence has ${longest.words.length} words (plain texts stay below ${measure.maxWords + 1})`]
      : []),
    ...(isHard ? [`its reading index LIX is ${lix} (plain texts stay below ${measure.maxLix + 1})`] : []),
  ];
  const ways = [
    ...(isLong ? [`split the sentence “${opening(longest.text)}”`] : ['write shorter sentences']),
    ...(hard.length > 0 ? [`say in shorter words: ${hard.join(', ')}`] : []),
  ];
  return [
    {
      code: 'reading/level',
      advice: true,
      ...(isLong ? longest.at : (sentences[0] ?? longest).at),
      message: `This text is harder to read than it needs to be: ${facts.join('; ')}.`,
      fix: ways.join('; '),
    },
  ];
}

/** A text of the front matter as sentences. */
const inFrontMatter = (entry: Entry<unknown>, language: string, path: Path, text: string): Sentence[] =>
  sentencesOf(text, language, entry.file, 1).map((sentence) => ({ ...sentence, at: entry.at([...path]) }));

/**
 * Advice on the texts that people read in a hurry: consent cards, answers and who decides, in each language that has a
 * measure.
 */
export function findHardTexts({
  content,
  translations,
  config,
}: Pick<Site, 'content' | 'translations' | 'config'>): Problem[] {
  return [
    { language: config.language, content },
    ...Object.entries(translations).map(([language, translated]) => ({ language, content: translated })),
  ].flatMap(({ language, content: texts }) => [
    ...texts.categories.flatMap((entry) => {
      const { summary, whenOff, dialog } = entry.data;
      const front = [
        ...inFrontMatter(entry, language, ['summary'], summary),
        ...inFrontMatter(entry, language, ['dialog', 'text'], dialog.text),
        ...inFrontMatter(entry, language, ['whenOff'], whenOff),
      ];
      return judgeReading([...front, ...sentencesOf(entry.body, language, entry.file, entry.bodyLine)], language);
    }),
    ...texts.governance.flatMap((entry) => {
      const { summary, points = [] } = entry.data;
      const front = [
        ...inFrontMatter(entry, language, ['summary'], summary),
        ...points.flatMap(({ statement }, index) =>
          inFrontMatter(entry, language, ['points', index, 'statement'], statement),
        ),
      ];
      return judgeReading([...front, ...sentencesOf(entry.body, language, entry.file, entry.bodyLine)], language);
    }),
    ...texts.faq.flatMap((entry) =>
      judgeReading(sentencesOf(entry.body, language, entry.file, entry.bodyLine), language),
    ),
  ]);
}
