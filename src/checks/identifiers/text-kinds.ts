import type { IdentifierKind } from './kind.ts';

const webAddress: IdentifierKind = {
  id: 'web-address',
  name: 'a web address',
  pattern: '(https?|ftp|file)://[^ ]',
  judge: () => 'undecidable',
};

const freeText: IdentifierKind = {
  id: 'free-text',
  name: 'free text',
  pattern: String.raw`([^ ]+[ \t]+){5}[^ ]|.{101}|\n`,
  judge: () => 'undecidable',
};

/** Texts that somebody could have written anything into. */
export const textKinds: readonly IdentifierKind[] = [webAddress, freeText];
