import { type IdentifierKind, isInsideWord, isVersionColumn } from './kind.ts';

const uuid: IdentifierKind = {
  id: 'uuid',
  group: 'random',
  name: 'a unique identifier (UUID)',
  pattern: '[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}',
  judge: (match, around) => (isInsideWord(around) || /^[0-]+$/.test(match) ? 'none' : 'certain'),
};

/** Prefixes with which services mark their own keys, so that leaks can be found. */
const markedToken: IdentifierKind = {
  id: 'token',
  group: 'secret',
  name: 'an access token or key',
  pattern: String.raw`eyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}|gh[opsur]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{30,}|glpat-[A-Za-z0-9_-]{20,}|AKIA[0-9A-Z]{16}|AIza[0-9A-Za-z_-]{35}|xox[abprs]-[0-9A-Za-z-]{10,}|[rs]k_live_[0-9A-Za-z]{16,}|-----BEGIN [A-Z ]*PRIVATE KEY-----`,
  judge: (_, around) => (/[A-Za-z0-9]$/.test(around.before) ? 'none' : 'certain'),
};

const hex: IdentifierKind = {
  id: 'hex',
  group: 'random',
  name: 'a random identifier or hash',
  pattern: '[0-9A-Fa-f]{8,}',
  judge(match, around) {
    const letters = match.replace(/[0-9]/g, '').length;
    if (isInsideWord(around) || letters === 0 || match.length - letters < 2) return 'none';
    // A short one must be mixed as chance mixes it: 20260801a and 1e100000 are not.
    const changes = (match.match(/[0-9](?=[a-f])|[a-f](?=[0-9])/gi) ?? []).length;
    if (match.length < 12 && (changes < 3 || isPartOfName(around))) return 'none';
    return match.length >= 32 && new Set(match.toLowerCase()).size >= 8 ? 'certain' : 'undecidable';
  },
};

/** Shannon's entropy of the characters, in bits per character; 0 for no text. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0);
}

/** Whether letters and digits are joined to a match by a dot or a hyphen, as in versions and names of builds. */
const isPartOfName = ({ before, after }: { readonly before: string; readonly after: string }) =>
  /[.-]$/.test(before) || /^[.-][\p{L}\p{N}]/u.test(after);

/** RFC 4648 in capitals or small letters, and Crockford's in which ULIDs are written. */
const base32: IdentifierKind = {
  id: 'base32',
  group: 'random',
  name: 'a random identifier or hash',
  pattern: '[0-7][0-9A-HJKMNP-TV-Z]{25}|[A-Z2-7]{12,}={0,6}|[a-z2-7]{16,}',
  judge(match, around) {
    if (isInsideWord(around) || isPartOfName(around)) return 'none';
    const text = match.replace(/=+$/, '');
    const changes = (text.match(/[0-9](?=[a-z])|[a-z](?=[0-9])/gi) ?? []).length;
    const digits = text.replace(/[^0-9]/g, '').length;
    if (digits === text.length || changes < 4 || entropy(text) < 3) return 'none';
    return text.length >= 26 ? 'certain' : 'undecidable';
  },
};

/** Base64 that ends as only base64 ends. */
const paddedBase64: IdentifierKind = {
  id: 'padded-base64',
  group: 'random',
  name: 'a random identifier or key',
  pattern: '[A-Za-z0-9+/_-]{7,}={1,2}',
  judge(match, around) {
    const text = match.replace(/=+$/, '');
    if (isInsideWord(around) || around.after.startsWith('=') || match.length % 4 !== 0) return 'none';
    return /[A-Z]/.test(text) && /[a-z]/.test(text) && entropy(text) >= 2.5 ? 'undecidable' : 'none';
  },
};

const base64: IdentifierKind = {
  id: 'base64',
  group: 'random',
  name: 'a random identifier or key',
  pattern: '[A-Za-z0-9+/_-]{20,}={0,2}',
  judge(match, around) {
    if (isInsideWord(around) || /^[0-9A-Fa-f-]+$/.test(match) || isVersionColumn(around.column)) return 'none';
    const many = (pattern: RegExp) => (match.match(pattern) ?? []).length >= 3;
    const digits = match.replace(/[^0-9]/g, '').length;
    // Words and paths have long runs of small letters, and marks between them; random text has not.
    const fewDigits = /[/_-]/.test(match) ? digits < 3 : digits < 2;
    if (!many(/[A-Z]/g) || !many(/[a-z]/g) || fewDigits || /[a-z]{6}/.test(match) || entropy(match) < 3.5)
      return 'none';
    return match.length >= 40 && entropy(match) >= 4.5 ? 'certain' : 'undecidable';
  },
};

/** Values that are unique by their making. */
export const secretKinds: readonly IdentifierKind[] = [uuid, markedToken, hex, base32, base64, paddedBase64];
