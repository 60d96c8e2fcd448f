import { suggest } from '../../../problems/suggest.ts';
import type { Doubt } from './compare-files.ts';

/** What is left to say about doubts, given what a person accepted. */
export interface Acceptance {
  readonly accepted: readonly Doubt[];
  readonly open: readonly Doubt[];
  /** Faults of what was accepted, in sentences: nothing of that name is in doubt. */
  readonly faults: readonly string[];
}

/** A word of the command line as a shell takes it. */
const quoted = (word: string) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

/** Every `--accept` for some doubts, ready to paste. */
export const acceptWords = (doubts: readonly Doubt[]): string =>
  doubts.map(({ accept }) => `--accept ${quoted(accept)}`).join(' ');

/** A label that came or went, as a person accepted it; of many at once, how many they are. */
export interface AcceptedLabel {
  /** `crashes`, or `crashes/by-version`. */
  readonly table: string;
  readonly kind: 'new' | 'gone';
  readonly column: string;
  readonly label: string;
}

/** The label that `--accept crashes:new:platform=haiku` accepts; undefined where it accepts something else. */
export function acceptedLabel(word: string): AcceptedLabel | undefined {
  const [, table, kind, column, label] = /^([^:]+):(new|gone):([^=]+)=(.*)$/s.exec(word) ?? [];
  if (table === undefined || column === undefined || label === undefined) return undefined;
  const many = /^(\d+)-labels-[0-9a-f]{8}$/.exec(label);
  return { table, kind: kind === 'new' ? 'new' : 'gone', column, label: many ? `${many[1]} labels` : label };
}

/** Which doubts are accepted, each by its own words, and which are not. */
export function acceptDoubts(doubts: readonly Doubt[], words: readonly string[]): Acceptance {
  const known = doubts.map(({ accept }) => accept);
  return {
    accepted: doubts.filter(({ accept }) => words.includes(accept)),
    open: doubts.filter(({ accept }) => !words.includes(accept)),
    faults: words
      .filter((word) => !known.includes(word))
      .map((word) => {
        const near = suggest(word, known);
        return `--accept ${quoted(word)} names nothing that is asked here.${near === undefined ? '' : ` Did you mean  --accept ${quoted(near)}?`}${known.length === 0 ? ' Nothing is.' : ''}`;
      }),
  };
}
