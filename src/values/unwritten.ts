/** `:unwritten[what to write here]`: a text, or a part of one, that a person must still write. */
const marker = /(?<![:\w]):unwritten\[([^\]\n]*)\]/g;

/** A text that is not written yet as a record keeps it: without the hint, which is for the author alone. */
export const unwrittenMark = ':unwritten[]';

/**
 * The marker of a text that a person must still write. `hint` says what to write, in a few words; line ends and square
 * brackets in it become spaces and round brackets.
 */
export const unwritten = (hint: string): string =>
  `:unwritten[${hint.replace(/\s+/g, ' ').replaceAll('[', '(').replaceAll(']', ')').trim()}]`;

/** The hints of what is still to write in a text, with the offset of each marker; empty for a text that is whole. */
export const unwrittenPlaces = (text: string): { readonly hint: string; readonly at: number }[] =>
  text.includes(':unwritten[')
    ? [...text.matchAll(marker)].map(({ 1: hint = '', index }) => ({ hint: hint.trim(), at: index }))
    : [];

/** The hints of all that is still to write in a text; empty for a text that is whole. */
export const unwrittenIn = (text: string): string[] => unwrittenPlaces(text).map(({ hint }) => hint);

/** Whether a text, or a part of it, is still to write. */
export const isUnwritten = (text: string): boolean => unwrittenPlaces(text).length > 0;

/**
 * Whether a value is markers and nothing else, so that nobody has said anything in it: a text, a list of such texts, or
 * an object of them. A text with words beside its marker is somebody's; so is an empty list or object.
 */
export function isPlaceholder(value: unknown): boolean {
  if (typeof value === 'string') return isUnwritten(value) && sayUnwritten(value, () => '').trim() === '';
  if (typeof value !== 'object' || value === null) return false;
  const parts: unknown[] = Object.values(value);
  return parts.length > 0 && parts.every(isPlaceholder);
}

/** A text with something else in the place of each marker: of its hint, as it is written. */
export const sayUnwritten = (text: string, say: (hint: string) => string): string =>
  text.includes(':unwritten[') ? text.replace(marker, (_, hint: string) => say(hint.trim())) : text;

/** Every text within a value written anew; the value itself where nothing in it changes. */
function mapTexts<T>(value: T, write: (text: string) => string): T {
  if (typeof value === 'string') return write(value) as T;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((part: unknown) => mapTexts(part, write)) as T;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, mapTexts(part as unknown, write)])) as T;
}

/** A value with words in the place of each marker in its texts. */
export const sayUnwrittenIn = <T>(value: T, say: (hint: string) => string): T =>
  mapTexts(value, (text) => sayUnwritten(text, say));

/** A value as a record keeps it: markers without their hints, so that another hint is no change. */
export const withoutHints = <T>(value: T): T => sayUnwrittenIn(value, () => unwrittenMark);

/**
 * A value as others may read it: texts that are not whole are left out, as keys of objects and entries of lists; lists
 * and objects of which nothing else is left go with them. Undefined for such a text itself.
 */
export function onlyWritten(value: unknown): unknown {
  if (typeof value === 'string') return isUnwritten(value) ? undefined : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const kept = value.map(onlyWritten).filter((part) => part !== undefined);
    return kept.length === 0 && value.length > 0 ? undefined : kept;
  }
  const entries = Object.entries(value);
  const kept = entries.flatMap(([key, part]) => {
    const written = onlyWritten(part);
    return written === undefined && part !== undefined ? [] : [[key, written] as const];
  });
  return kept.length === 0 && entries.length > 0 ? undefined : Object.fromEntries(kept);
}

/** Blocks of a text: paragraphs, and the entries of lists one by one. */
const blocksOf = (text: string) =>
  text
    .split(/\n\s*\n|\n(?=\s*(?:[-*+]|\d+\.|#{1,6})\s)/)
    .map((block) => block.trim())
    .filter(Boolean);

const isText = (value: unknown): value is string => typeof value === 'string';

/**
 * Whether a text, or a list of texts, became whole or more so and lost nothing: what was written before is there as it
 * was. A text that is unwritten now is none.
 */
export function isWrittenLater(was: unknown, is: unknown): boolean {
  if (isText(was) && isText(is)) {
    if (!isUnwritten(was)) return false;
    const [old, now] = [blocksOf(was), blocksOf(is)];
    return old.every((block) => isUnwritten(block) || now.includes(block)) && countIn(is) < countIn(was);
  }
  if (!Array.isArray(was) || !Array.isArray(is) || was.length !== is.length) return false;
  const changed = was.flatMap((entry: unknown, index) => (entry === is[index] ? [] : [[entry, is[index] as unknown]]));
  return changed.length > 0 && changed.every(([old, now]) => isText(old) && isWrittenLater(old, now));
}

const countIn = (text: string) => unwrittenPlaces(text).length;
