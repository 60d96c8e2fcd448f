import { fontSize } from './chart-input.ts';

const marks = /\p{M}|[\u200b-\u200f\u2060-\u2069]/u;
const thin = /[ijlI.,:;'|!()[\]ftr ]/;
const broad = /[mwMW@%—…]/;

function characterEms(character: string): number {
  if (marks.test(character)) return 0;
  if ((character.codePointAt(0) ?? 0) >= 0x2e80) return 1;
  if (thin.test(character)) return 0.36;
  if (broad.test(character)) return 0.9;
  return /\p{Lu}/u.test(character) ? 0.69 : 0.59;
}

/**
 * Width of a line of text in pixels, estimated for the wider ones among plain sans-serif faces:
 * there is nothing to measure with at build time.
 */
export function textWidth(text: string, size = fontSize): number {
  let ems = 0;
  for (const character of text) ems += characterEms(character);
  return ems * size;
}

/** The widest of several lines; 0 for none. */
export function widestOf(lines: readonly string[], size = fontSize): number {
  return Math.max(0, ...lines.map((line) => textWidth(line, size)));
}

function splitWord(word: string, maxWidth: number, size: number): string[] {
  const parts: string[] = [];
  let part = '';
  for (const character of word) {
    if (part !== '' && textWidth(part + character, size) > maxWidth) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}

/** Words between which a line may end: not at a no-break space, nor before a last word of one letter ("1 s"). */
function wordsOf(text: string): string[] {
  return text
    .trim()
    .replace(/ +(\S)$/, '\u00a0$1')
    .split(/[ \t\n]+/);
}

/** Isolates that a line leaves open end with it and begin again on the next: each line is set by itself. */
function closeIsolates(lines: readonly string[]): string[] {
  let open: string[] = [];
  return lines.map((line) => {
    const start = open.join('');
    for (const [mark] of line.matchAll(/[\u2066-\u2069]/g))
      open = mark === '\u2069' ? open.slice(0, -1) : [...open, mark];
    return start + line + '\u2069'.repeat(open.length);
  });
}

/** Breaks text into lines at spaces; a word wider than a line is cut. Empty text is one empty line. */
export function wrapText(text: string, maxWidth: number, size = fontSize): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of wordsOf(text)
    .filter(Boolean)
    .flatMap((word) => splitWord(word, maxWidth, size))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, size) > maxWidth) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  lines.push(line);
  // The no-break space was lent, so it is taken back; one that the text brought along stays.
  return closeIsolates(text.includes('\u00a0') ? lines : lines.map((each) => each.replaceAll('\u00a0', ' ')));
}

/** Whether text fits into a number of lines without a word being cut. */
export function fitsLines(text: string, maxWidth: number, maxLines: number, size = fontSize): boolean {
  return (
    wordsOf(text).every((word) => textWidth(word, size) <= maxWidth) &&
    wrapText(text, maxWidth, size).length <= maxLines
  );
}
