import { type IdentifierKind, isInsideWord } from './kind.ts';

const uuid: IdentifierKind = {
  id: 'uuid',
  name: 'a unique identifier (UUID)',
  pattern: '[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}',
  judge: (match, around) => (isInsideWord(around) || /^[0-]+$/.test(match) ? 'none' : 'certain'),
};

/** Prefixes with which services mark their own keys, so that leaks can be found. */
const markedToken: IdentifierKind = {
  id: 'token',
  name: 'an access token or key',
  pattern: String.raw`eyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}|gh[opsur]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{30,}|glpat-[A-Za-z0-9_-]{20,}|AKIA[0-9A-Z]{16}|AIza[0-9A-Za-z_-]{35}|xox[abprs]-[0-9A-Za-z-]{10,}|[rs]k_live_[0-9A-Za-z]{16,}|-----BEGIN [A-Z ]*PRIVATE KEY-----`,
  judge: (_, around) => (/[A-Za-z0-9]$/.test(around.before) ? 'none' : 'certain'),
};

const hex: IdentifierKind = {
  id: 'hex',
  name: 'a random identifier or hash',
  pattern: '[0-9A-Fa-f]{12,}',
  judge(match, around) {
    const letters = match.replace(/[0-9]/g, '').length;
    if (isInsideWord(around) || letters === 0 || match.length - letters < 2) return 'none';
    return match.length >= 32 && new Set(match.toLowerCase()).size >= 8 ? 'certain' : 'undecidable';
  },
};

/** Shannon's entropy of the characters, in bits per character; 0 for no text. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0);
}

const base64: IdentifierKind = {
  id: 'base64',
  name: 'a random identifier or key',
  pattern: '[A-Za-z0-9+/_-]{20,}={0,2}',
  judge(match, around) {
    if (isInsideWord(around) || /^[0-9A-Fa-f-]+$/.test(match)) return 'none';
    const many = (pattern: RegExp) => (match.match(pattern) ?? []).length >= 3;
    // Words and paths have long runs of small letters; random text has not.
    if (!many(/[A-Z]/g) || !many(/[a-z]/g) || !many(/[0-9]/g) || /[a-z]{6}/.test(match) || entropy(match) < 3.5)
      return 'none';
    return match.length >= 40 && entropy(match) >= 4.5 ? 'certain' : 'undecidable';
  },
};

/** Values that are unique by their making. */
export const secretKinds: readonly IdentifierKind[] = [uuid, markedToken, hex, base64];
