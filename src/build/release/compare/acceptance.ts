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
