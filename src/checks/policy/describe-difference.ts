import type { Difference } from './difference.ts';
import { type StatementKey, type AspectValue, partsOfKey } from './whole-policy.ts';

/** Letters of a text that are shown around what differs. */
const around = 40;
/** The longest text that is shown whole. */
const whole = 160;

function wordBefore(text: string, at: number): number {
  const start = text.lastIndexOf(' ', Math.max(0, at));
  return start < 0 ? 0 : start + 1;
}

function cut(text: string, start: number, end: number): string {
  const [from, to] = [wordBefore(text, start - around), Math.min(text.length, end + around)];
  const part = text.slice(from, Math.min(to, from + 2 * whole));
  return `${from > 0 ? '…' : ''}${part}${from + part.length < text.length ? '…' : ''}`;
}

/** Two texts, cut down to where they differ when they are long. */
export function excerpts(was: string, is: string): readonly [string, string] {
  if (Math.max(was.length, is.length) <= whole) return [was, is];
  let start = 0;
  while (start < was.length && was[start] === is[start]) start += 1;
  let end = 0;
  const most = Math.min(was.length, is.length) - start;
  while (end < most && was.at(-1 - end) === is.at(-1 - end)) end += 1;
  return [cut(was, start, was.length - end), cut(is, start, is.length - end)];
}

/** A value as people read it; `nothing` for what is not there. */
export function valueText(value: AspectValue | undefined): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : value.join(', ');
  return String(value);
}

/** Both sides of a difference in words. Of lists, what only one side has: nothing where it has no more. */
export function sidesOf({ was, is }: Difference): { readonly was: string; readonly is: string } {
  if (Array.isArray(was) && Array.isArray(is)) {
    const only = (own: readonly unknown[], other: readonly unknown[]) => own.filter((entry) => !other.includes(entry));
    const [gone, added] = [only(was, is), only(is, was)];
    if (gone.length + added.length > 0 && gone.length < was.length)
      return { was: gone.join(', '), is: added.join(', ') };
  }
  const [old, now] = excerpts(valueText(was), valueText(is));
  return { was: old, is: now };
}

/** What a statement is, for a sentence: `the promise "off-by-default"`. */
export function statementName(key: StatementKey): string {
  const { kind, id } = partsOfKey(key);
  switch (kind) {
    case 'site':
      return 'content/site.yaml';
    case 'preamble':
      return 'the preamble of the charter';
    case 'change':
      return `the privacy note "${id}"`;
    case 'security':
      return `the security page "${id}"`;
    default:
      return `the ${kind} "${id}"`;
  }
}

/** The aspect of a difference, as a finding names it: `evidence`, `body (de)`. */
export function aspectName({ aspect, language }: Difference): string {
  if (aspect === 'language') return `the translation into "${language}"`;
  const name = aspect.replaceAll('/', ' / ');
  return language === undefined ? name : `${name} (${language})`;
}

/** One difference as a line: what it is about, what was said, and what is said. */
export function describeDifference(difference: Difference): string {
  const { aspect, was, is } = difference;
  const sides = sidesOf(difference);
  if (aspect === '') return was === undefined ? `new: ${sides.is}` : `gone: ${sides.was}`;
  return `${aspectName(difference)}: was ${sides.was || 'nothing'}, is ${is === undefined ? 'gone' : sides.is || 'gone'}`;
}
