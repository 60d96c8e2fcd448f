import { formatNumber } from '../../values/format.ts';
import { boundSign } from './mask-text.ts';
import { numbersIn, type WrittenNumber } from './numbers-in.ts';

/** A number that a text may quote: what a parameter is, and how to write it. */
export interface Quotable {
  readonly value: number;
  readonly directive: string;
  /** Whether it is a time. Small numbers of days and years are often something else. */
  readonly isTime: boolean;
}

/** What is known of a text before its numbers are judged. */
export interface Judged {
  readonly language: string;
  /** Whether it is a claim as a whole: the sentence of a promise, the summary of a method. */
  readonly isClaim: boolean;
  /** Whether the text speaks of parameters, so that the limits in it are theirs. */
  readonly speaks: boolean;
  /** Numbers that the text may quote. */
  readonly quotable: readonly Quotable[];
  /** Those among them that it must not say by hand. */
  readonly own: readonly Quotable[];
}

/** Why a number is a problem. */
export type UnboundReason = 'beside' | 'claim' | 'limit' | 'same';

export interface Unbound extends WrittenNumber {
  readonly reason: UnboundReason;
}

/** Words that make the number beside them a limit, by language; `#` is the number. Others: signs alone. */
const limits: Readonly<Record<string, readonly string[]>> = {
  en: [
    '(?:at least|at most|fewer than|less than|more than|(?<!adds? )up to|below|above|narrower than|wider than|multiples? of|minimum of|limit of) #',
    '# (?:or more|or fewer|or less|at most|at least)',
  ],
  de: [
    '(?:mindestens|höchstens|weniger als|mehr als|bis zu|enger als|weiter als|vielfache[ns]? von|mindestzahl von|grenze von|unter|über) #',
    '# (?:oder mehr|oder weniger)',
  ],
};
const signs = ['[kεδρ] [=≥≤<>] #', '[≥≤±] ?#'];

/** Alternatives an error lists at most. */
const mostOffered = 8;

const numberSign = '\uE012';

/** Parts of a masked text that are read as one: sentences, cells of tables, items of lists; with their places. */
function sentencesIn(masked: string): { readonly text: string; readonly at: number }[] {
  const found: { text: string; at: number }[] = [];
  let at = 0;
  for (const text of masked.split(/(?<=[.!?…]["”“’)*_]{0,3}\s)|\n(?=\s*(?:[-*+>#]|\d+\.)\s)|\n\s*\n|(?<=\|)/)) {
    const start = masked.indexOf(text, at);
    found.push({ text, at: start });
    at = start + text.length;
  }
  return found;
}

function isLimit(sentence: string, { text, at }: WrittenNumber, language: string): boolean {
  const shown = `${sentence.slice(0, at)}${numberSign}${sentence.slice(at + text.length)}`.replace(/[\s*_]+/g, ' ');
  return [...(limits[language.split('-')[0] ?? ''] ?? []), ...signs].some((pattern) =>
    new RegExp(`(?<![\\p{L}])${pattern.replace('#', numberSign)}`, 'iu').test(shown),
  );
}

/**
 * Numbers typed by hand where a parameter is quoted, in the order of the masked text: beside one in the same sentence,
 * within a claim, as a limit, or with the very value of a parameter. A cell of a table is a sentence, and none of the
 * last two.
 */
export function findUnbound(masked: string, { language, isClaim, speaks, own }: Judged): Unbound[] {
  return sentencesIn(masked).flatMap(({ text, at }) => {
    const isBound = text.includes(boundSign);
    const isCell = text.trimEnd().endsWith('|');
    const reasonOf = (number: WrittenNumber): UnboundReason | undefined => {
      if (isBound) return 'beside';
      if (isClaim) return 'claim';
      if (isCell || !speaks) return undefined;
      if (isLimit(text, number, language)) return 'limit';
      return own.some(({ value, isTime }) => value === number.value && !isTime) ? 'same' : undefined;
    };
    return numbersIn(text, language).flatMap((number) => {
      const reason = reasonOf(number);
      return reason ? [{ ...number, at: at + number.at, reason }] : [];
    });
  });
}

const reasons: Readonly<Record<UnboundReason, string>> = {
  beside: 'stands beside a parameter in one sentence',
  claim: 'is part of a claim that is held to the tables',
  limit: 'is a limit in a text that speaks of parameters',
  same: 'is the value of a parameter',
};

/** What is wrong with a number, and the ways out. */
export function explainUnbound(
  { text, value, reason }: Unbound,
  { quotable, language }: Pick<Judged, 'quotable' | 'language'>,
): { message: string; fix: string } {
  const form = /\p{Nd}/u.test(text) ? '' : 'in=words';
  const written = quotable
    .filter((one) => form === '' || Number.isInteger(one.value))
    .map((one) => ({ ...one, directive: withForm(one.directive, form) }));
  const less = written.map((one) => ({ directive: withForm(one.directive, 'minus=1'), value: one.value - 1 }));
  const same = [...written, ...less].filter((one) => one.value === value);
  const offered = (same.length > 0 ? same : written)
    .slice(0, mostOffered)
    .map((one) => `${one.directive} (${formatNumber(one.value, language)})`);
  return {
    message: `"${text}" ${reasons[reason]}, and was typed by hand: it would stay when the parameter changes.`,
    fix: `write  ${[...offered, `:plain[${text}]`].join('  or  ')}  – the last where it is a number of its own`,
  };
}

function withForm(directive: string, form: string): string {
  if (form === '') return directive;
  return directive.endsWith('}') ? `${directive.slice(0, -1)} ${form}}` : `${directive}{${form}}`;
}
