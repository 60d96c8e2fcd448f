import type { Position, Problem } from '../problems/problem.ts';
import { kindOf } from '../schema/kinds.ts';
import { type Kind, kindNames } from '../schema/nouns.ts';
import { unwrittenPlaces } from '../values/unwritten.ts';
import type { Located, Path } from './located.ts';
import { withoutCode } from './prose/mask-text.ts';
import { textsIn } from './prose/texts-in.ts';
import type { Content, Entry, Site } from './site.ts';

/** Whether the value at a path is a text that a person reads, so that it can be left to write. */
export type IsProse = (path: Path) => boolean;

const names = (path: Path) => path.filter((part): part is string => typeof part === 'string');

/** What is typed into a computer as it stands, in whatever file. */
const typed = ['command', 'environment', 'file'];

/** Of `site.yaml`: what may be left to write. Names and addresses must be right from the first day. */
export const configProse: IsProse = (path) => {
  const [first = '', ...rest] = names(path);
  if (first === 'project') return rest[0] === 'description';
  if (first === 'optOut') return !typed.includes(rest.at(-1) ?? '');
  return first === 'operator' && rest[0] === 'country';
};

const descriptorWords = ['title', 'description', 'unit', 'none', 'population', 'forever', 'reason'];
export const descriptorProse: IsProse = (path) => descriptorWords.includes(names(path).at(-1) ?? '');

export const entryProse = (kind: Kind | 'preamble'): IsProse => {
  const { values, wholes } = kind === 'preamble' ? { values: [], wholes: [] } : kindOf(kind).fixed;
  return (path) => {
    const keys = names(path);
    const last = keys.at(-1) ?? '';
    return !keys.some((key) => wholes.includes(key)) && !values.includes(last) && !typed.includes(last);
  };
};

const isLanguage: IsProse = () => true;

const workLeft = (hint: string, place: Position): Problem => ({
  code: 'text/unwritten',
  advice: true,
  ...place,
  message: hint === '' ? 'Not yet written.' : `Not yet written: ${hint}`,
  fix: 'write the text in the place of  :unwritten[…]',
});

const noText = (path: Path, place: Position): Problem => ({
  code: 'text/unwritten',
  ...place,
  message: `"${names(path).at(-1) ?? ''}" is no text that people read, so it cannot be left to write.`,
  fix: 'write its value, or leave the key out where it is optional',
});

/** What is to write in the texts of a value. */
function inValue(
  value: unknown,
  at: (path: Path) => Position,
  isProse: IsProse,
  taken: ReadonlySet<string>,
): Problem[] {
  return textsIn(value).flatMap(({ path, text }) => {
    const places = unwrittenPlaces(text);
    if (places.length === 0 || taken.has(JSON.stringify([path, text]))) return [];
    return isProse(path) ? places.map(({ hint }) => workLeft(hint, at(path))) : [noText(path, at(path))];
  });
}

function inBody({ body, bodyLine, file }: Entry<unknown>): Problem[] {
  return unwrittenPlaces(withoutCode(body)).map(({ hint, at }) => {
    const before = body.slice(0, at);
    return workLeft(hint, {
      file,
      line: bodyLine + before.split('\n').length - 1,
      column: at - before.lastIndexOf('\n'),
    });
  });
}

function inContent(content: Content, original?: Content): Problem[] {
  const preamble = content.preamble ? [{ kind: 'preamble' as const, entry: content.preamble as Entry<unknown> }] : [];
  const entries = kindNames.flatMap((kind) => content[kind].map((entry: Entry<unknown>) => ({ kind, entry })));
  return [...preamble, ...entries].flatMap(({ kind, entry }) => {
    const all: readonly (Entry<unknown> | undefined)[] =
      kind === 'preamble' ? [original?.preamble] : (original?.[kind] ?? []);
    const source = all.find((one) => one?.id === entry.id);
    // A translation takes from its original what it does not say itself; that is told there.
    const taken = new Set(source ? textsIn(source.data).map(({ path, text }) => JSON.stringify([path, text])) : []);
    return [...inValue(entry.data, (path) => entry.at(path), entryProse(kind), taken), ...inBody(entry)];
  });
}

/**
 * All texts that a person must still write, `:unwritten[what to write]`: each at its place, as advice; and as a problem
 * where something else than a text that people read is left open. `worded` are files of words alone, which translate
 * those of the interface and of `site.yaml`. None: an empty list.
 */
export function findUnwritten(
  site: Pick<Site, 'config' | 'configAt' | 'content' | 'translations' | 'datasets' | 'datasetWords'>,
  worded: readonly Located[],
): Problem[] {
  const none = new Set<string>();
  const translated = Object.values(site.datasetWords ?? {}).flatMap((own) => Object.values(own));
  return [
    ...inValue(site.config, site.configAt, configProse, none),
    ...inContent(site.content),
    ...Object.values(site.translations).flatMap((content) => inContent(content, site.content)),
    ...site.datasets.flatMap(({ descriptor, located }) => inValue(descriptor, located.at, descriptorProse, none)),
    ...worded.flatMap(({ value, at }) => inValue(value, at, isLanguage, none)),
    ...translated.flatMap(({ words, at }) => inValue(words, at, isLanguage, none)),
  ];
}
