import type { IdentifierKind } from './kind.ts';

const webAddress: IdentifierKind = {
  id: 'web-address',
  group: 'web',
  name: 'a web address',
  pattern: '(https?|ftp|file)://[^ ]',
  judge: () => 'undecidable',
};

const freeText: IdentifierKind = {
  id: 'free-text',
  group: 'text',
  name: 'free text',
  pattern: String.raw`([^ ]+[ \t]+){5}[^ ]|.{101}|\n`,
  judge: (_, { label }) =>
    // Names of systems are long as well; prose has words in small letters.
    label.length > 100 || label.includes('\n') || (label.match(/(^|\s)\p{Ll}+(?=\s|$)/gu) ?? []).length >= 2
      ? 'undecidable'
      : 'none',
};

/** Texts that somebody could have written anything into. */
export const textKinds: readonly IdentifierKind[] = [webAddress, freeText];
