import { givenNames } from './given-names.ts';
import { type IdentifierKind, isInsideWord } from './kind.ts';
import { scriptHint, scriptNamePattern } from './script-names.ts';

/** Frequent family names that are no common words of the languages they are of, in lower case. A hint only. */
const familyNames = new Set(
  `andersson bakker becker bianchi colombo dubois dupont eriksson esposito fernandez garcia gonzalez gutierrez hansen hernandez
  hoffmann horvat huber ivanov jansen johansson johnson karlsson kim kowalski kowalska krüger krueger kuznetsov larsen larsson
  lehmann lopez maier martinez meier meyer moreau müller mueller muller nagy nguyen nielsen nilsson novak nowak olsson petrov
  ramirez ricci rodriguez romano rossi ruiz russo sanchez santos schmid schmidt schmitt schmitz schneider schroeder schröder
  schulz schulze schwarz silva smirnov smith svensson szabo varga wagner weber wiśniewski williams yilmaz zimmermann`.split(
    /\s+/,
  ),
);

const isName = (word: string) => givenNames.has(word) || familyNames.has(word);

const title = String.raw`(Dr|Prof|Mr|Mrs|Ms|Mme|Sr|Sra|Hr|Fr)\.|Herr|Frau|Familie|Family|Famille|Familia|Oma|Opa|Onkel|Tante|Uncle|Aunt|Grandma|Grandpa`;

/** Words that follow a title and are no names: those of things called after nobody. */
const afterTitle = new Set(['web', 'pc', 'safety', 'sharing', 'link', 'tree', 'tv', 'plan', 'edition', 'pack']);

const titledName: IdentifierKind = {
  id: 'titled-name',
  group: 'person',
  name: 'the name of a person',
  pattern: String.raw`(${title}) +(Dr\. +)?\p{Lu}[\p{Ll}'’-]+`,
  hint: `(${title}) `,
  judge(match, around) {
    const last = (match.split(/ +/).at(-1) ?? '').toLowerCase();
    return isInsideWord({ ...around, after: '' }) || afterTitle.has(last) ? 'none' : 'undecidable';
  },
};

/** RE2 for words in any case: Notebook, notebook, NOTEBOOK. Not every browser knows a flag inside of a pattern. */
const anyCase = (words: string) =>
  words
    .split('|')
    .flatMap((word) => [`[${word[0]?.toUpperCase()}${word[0]}]${word.slice(1)}`, word.toUpperCase()])
    .join('|');

/** The same for names, the longest first: of two that begin alike, the whole one is to be found. */
const anyCaseName = (names: readonly string[]) => anyCase([...names].sort((a, b) => b.length - a.length).join('|'));

const things = anyCase(
  'calendar|kalender|calendrier|calendario|agenda|address ?book|adressbuch|contacts|kontakte|inbox|mailbox|postfach|notebook|notes|tasks|library|diary|tagebuch|phone|laptop|computer|rechner|tablet|desk|room|office|büro',
);

/** A first and a last name: two or three words that begin with capitals. */
const fullName = String.raw`\p{Lu}[\p{Ll}'’-]+( \p{Lu}\.?)? \p{Lu}[\p{L}'’-]+`;

/** Words of which no full name is made. */
const notInNames =
  /\b(The|My|Your|Our|New|Old|All|Public|Team|World|Default|Shared|School|Work|Home|Holiday|Holidays|United|North|South|East|West|Google|Apple|Microsoft|Exchange|Outlook|Windows|Linux|Mac|Open|Local|Global|National|Daily|Weekly|Monthly|Meeting|Conference|Project|Company|City|Church|Moon|Bank|Sport|Sports)\b/;

const ownedThing: IdentifierKind = {
  id: 'owned-thing',
  group: 'device',
  name: 'somebody’s own calendar, address book or the like, with the name of the owner',
  pattern: String.raw`${fullName}(['’]s?|s)? +(${things})|(${things})( of| by| von| de| di| van|:| -| –) *${fullName}`,
  hint: `[^a-z](${things})|(${things})( of| by| von| de| di| van|:| -| –)`,
  judge(match, around) {
    if (isInsideWord(around) || notInNames.test(match)) return 'none';
    const words = match.toLowerCase().split(/[^\p{L}]+/u);
    return words.some(isName) || /['’]s/.test(match) ? 'certain' : 'undecidable';
  },
};

/** `anna.schmidt`, `schmidt_anna`, `a.schmidt`: how organisations name accounts. */
const accountName: IdentifierKind = {
  id: 'account-name',
  group: 'person',
  name: 'the name of an account that is made of a person’s name',
  pattern: `[A-Za-zÀ-ž]+[._-](${anyCaseName([...familyNames])})|(${anyCaseName([...familyNames])})[._-][A-Za-zÀ-ž]+`,
  judge(match, around) {
    if (isInsideWord(around) || /[._@/\\-]$/.test(around.before) || /^[._@/\\-]/.test(around.after)) return 'none';
    const [first = '', last = ''] = match.toLowerCase().split(/[._-]/);
    const isPair = isName(first) && isName(last) && (familyNames.has(first) || familyNames.has(last));
    return isPair || (first.length === 1 && familyNames.has(last)) ? 'undecidable' : 'none';
  },
};

const devices = `MacBook|iMac|iPhone|iPad|ThinkPad|${anyCase('mac|macbook|imac|mbp|mba|iphone|ipad|pc|laptop|notebook|desktop|phone|tablet|thinkpad|rechner|arbeitsrechner|handy|nas|server')}`;
const deviceAtEnd = new RegExp(`[ _-]?(${devices})$`);

/** `AnnasMac`, `PETER-PC`, `johns-mbp`: a device called after its owner, however it is written. */
const namedDevice: IdentifierKind = {
  id: 'named-device',
  group: 'device',
  name: 'the name of somebody’s own device',
  pattern: `(${anyCaseName([...givenNames, ...familyNames])})s?[ _-]?(${devices})`,
  hint: `.(${devices})`,
  judge(match, around) {
    if (isInsideWord(around)) return 'none';
    const owner = match.replace(deviceAtEnd, '').toLowerCase();
    return isName(owner) || (owner.endsWith('s') && isName(owner.slice(0, -1))) ? 'certain' : 'none';
  },
};

const scriptName: IdentifierKind = {
  id: 'script-name',
  group: 'person',
  name: 'the name of a person',
  pattern: scriptNamePattern,
  hint: scriptHint,
  judge: () => 'undecidable',
};

/** Labels that people make, and names of their things after themselves. */
export const labelKinds: readonly IdentifierKind[] = [titledName, ownedThing, namedDevice, accountName, scriptName];
