import { givenNames } from './given-names.ts';
import { type IdentifierKind, isInsideWord } from './kind.ts';

/** Folders that belong to nobody. */
const sharedHomes = new Set([
  'public',
  'shared',
  'default',
  'default user',
  'all users',
  'user',
  'username',
  'name',
  'you',
  '...',
  '…',
  '~',
]);

const homePath: IdentifierKind = {
  id: 'home-path',
  group: 'path',
  name: 'a path in somebody’s home folder',
  pattern: String.raw`([A-Za-z]:|/export|/var|/mnt/[a-z]|/Volumes/[^/]+)?[\\/]([Uu]sers|USERS|[Hh]ome|Documents and Settings)[\\/]+[^\\/:*?"<>|]+`,
  judge(match, around) {
    if (/[\p{L}\p{N}_.-]$/u.test(around.before)) return 'none';
    const owner = (match.split(/[\\/]+/).at(-1) ?? '').trim().toLowerCase();
    return owner === '' || sharedHomes.has(owner) || /^[$%{[]/.test(owner) ? 'none' : 'certain';
  },
};

const device =
  '(MacBook|Macbook|macbook|iMac|Mac|iPhone|iPad|PC|pc|Laptop|laptop|Notebook|notebook|Desktop|desktop|Computer|computer|Phone|phone|Tablet|tablet|Galaxy|Pixel|Surface|ThinkPad|Thinkpad|thinkpad|Portátil|Ordinateur|Ordenador|Computadora|Handy)';

const ownedDevice: IdentifierKind = {
  id: 'owned-device',
  group: 'device',
  name: 'the name of somebody’s own device',
  pattern: String.raw`\p{L}[\p{L}-]+(['’]s?|s)[ _-](${device})|${device}[ -](de|von|van|di|d['’]|av|af) ?\p{Lu}\p{L}+`,
  hint: `[ _-](${device})|${device}[ -](de|von|van|di|d['’]|av|af)`,
  judge(match) {
    if (/['’]/.test(match)) return 'certain';
    // Annas-MacBook names a person; Windows-PC does not.
    const owner = /^(\p{L}+)s[ _-]/u.exec(match)?.[1];
    return owner === undefined || givenNames.has(owner.toLowerCase()) ? 'certain' : 'none';
  },
};

/** Words before -PC or -Laptop that name a product, not an owner. */
const productWords = new Set(
  'windows linux ubuntu debian fedora gaming office home tablet mini desktop dell lenovo asus acer toshiba samsung'.split(
    ' ',
  ),
);

const machineName: IdentifierKind = {
  id: 'machine-name',
  group: 'host',
  name: 'the name of one computer',
  pattern: String.raw`(DESKTOP|LAPTOP|WIN|PC)-[0-9A-Z]{7,15}|[A-Za-z]{3,}-(pc|PC|laptop|Laptop|macbook|MacBook|thinkpad|ThinkPad)`,
  judge(match, around) {
    if (isInsideWord(around) || /-$/.test(around.before)) return 'none';
    const [stem = '', rest = ''] = match.split('-');
    if (/^(DESKTOP|LAPTOP|WIN|PC)$/.test(stem) && /^[0-9A-Z]{7,}$/.test(rest))
      return /[0-9]/.test(rest) ? 'certain' : 'undecidable';
    if (productWords.has(stem.toLowerCase())) return 'none';
    if (givenNames.has(stem.toLowerCase())) return 'certain';
    // qualys-pc is a name that somebody gave to a thing that is sold; Meier-PC to a computer.
    return stem === stem.toLowerCase() ? 'none' : 'undecidable';
  },
};

const company =
  'ag|airlines|aps|as|bank|bv|co|company|corp|energia|energie|energy|foundation|gmbh|group|inc|kg|labs|llc|ltd|media|motors|oy|press|records|sa|se|software|solar|spa|sro|stadtwerke|strom|studios|systems|university|verlag';
const system = 'linux|mint|lmde|ubuntu|debian|fedora|opensuse|arch|mx|os|bsd';

/**
 * Whether a given name is one of a thing: of a company (Frank Energie), of a system or its release (Linux Mint 21
 * Vanessa, ROSA Linux), or a word in small letters that is the whole label, as names of software are.
 */
function isNameOfThing(name: string, label: string): boolean {
  if (label === name && name === name.toLowerCase()) return true;
  const text = name.replace(/[^\p{L}]/gu, '');
  return (
    new RegExp(`${text},? (${company})\\b`, 'i').test(label) ||
    new RegExp(`${text} (${system})\\b`, 'i').test(label) ||
    (new RegExp(`\\b(${system})( gnu/linux)?( [0-9][0-9.]*)?( lts)?,?( \\(| ["'“”„]| )${text}`).test(
      label.toLowerCase().replace(text.toLowerCase(), text),
    ) &&
      name !== name.toLowerCase())
  );
}

const personName: IdentifierKind = {
  id: 'person-name',
  group: 'person',
  name: 'the name of a person',
  pattern: `(^|[^\\p{L}])(${[...givenNames].map((name) => `[${name[0]?.toUpperCase()}${name[0]}]${name.slice(1)}|${name.toUpperCase()}`).join('|')})([^\\p{L}]|$)`,
  judge: (match, { label }) =>
    isNameOfThing(match.replace(/^[^\p{L}]|[^\p{L}]$/gu, ''), label) ? 'none' : 'undecidable',
};

/** Names that people, and machines after them, bear. */
export const nameKinds: readonly IdentifierKind[] = [homePath, ownedDevice, machineName, personName];
