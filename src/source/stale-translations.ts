import { sha256Hex } from '../log/sha256.ts';
import type { Problem } from '../problems/problem.ts';
import { kindNames } from '../schema/nouns.ts';
import { decodeText } from './decode.ts';
import type { Files } from './files.ts';
import type { Content, Entry, Site } from './site.ts';
import { wordsStamp } from './words-of-descriptor.ts';

const encoder = new TextEncoder();

/**
 * What `translationOf` holds: the first 12 digits of the SHA-256 of the original's text, with line feeds as line ends.
 */
export async function stampOf(bytes: Uint8Array, file: string): Promise<string> {
  const { text } = decodeText(bytes, file);
  return (await sha256Hex(text === undefined ? bytes : encoder.encode(text.replaceAll('\r\n', '\n')))).slice(0, 12);
}

/** What a translation is made from. */
interface Original {
  readonly file: string;
  /** What `translationOf` of an up-to-date translation holds. */
  readonly stamp: () => Promise<string>;
}

const line = (stamp: string) => `translationOf: "${stamp}"`;
const entriesOf = (content: Content): { name: string; entry: Entry<unknown> }[] => [
  ...(content.preamble ? [{ name: 'charter/index', entry: content.preamble }] : []),
  ...kindNames.flatMap((kind) => content[kind].map((entry) => ({ name: `${kind}/${entry.id}`, entry }))),
];

/** A translation, by the name of its original. */
interface Translated {
  readonly name: string;
  readonly entry: Pick<Entry<unknown>, 'file' | 'at' | 'translationOf'>;
}

/** Everything that can be translated, by name: `faq/why`, `data/crashes`. */
function originalsOf({ content, datasets }: Pick<Site, 'content' | 'datasets'>, files: Files): Map<string, Original> {
  const texts = entriesOf(content).map(({ name, entry: { file } }): [string, Original] => [
    name,
    { file, stamp: async () => stampOf((await files.read(file)) ?? new Uint8Array(), file) },
  ]);
  const descriptors = datasets.map(({ id, file, descriptor }): [string, Original] => [
    `data/${id}`,
    { file, stamp: () => wordsStamp(descriptor) },
  ]);
  return new Map([...texts, ...descriptors]);
}

/** A translation whose original changed after it was made. */
const changed = (original: Original, { at }: Translated['entry'], stamp: string): Problem => ({
  code: 'language/stale',
  advice: true,
  ...at(['translationOf']),
  message: `${original.file} changed after it was translated.`,
  fix: `translate what changed, then write  ${line(stamp)}`,
});

/** Translations that do not say which state of their original they translate; they are told together. */
function unstamped(found: readonly { readonly file: string; readonly stamp: string }[], folder: string): Problem[] {
  const [first] = found;
  if (!first) return [];
  const isOne = found.length === 1;
  const allMarkdown = found.every(({ file }) => file.endsWith('.md'));
  const whereOne = allMarkdown ? 'into the front matter' : 'as its first line';
  const whereAll = allMarkdown ? 'the front matter of each' : 'each, in its front matter where it has one';
  const all = found.map(({ file, stamp }) => `${file}: ${line(stamp)}`).join('\n');
  return [
    {
      code: 'language/stale',
      advice: true,
      file: first.file,
      line: 1,
      column: 1,
      message: `${isOne ? 'This translation does' : `${found.length} translations in ${folder}/ do`} not say which state of the original is translated, so nobody is told when it changes.`,
      fix: isOne ? `write  ${line(first.stamp)}  ${whereOne}` : `write into ${whereAll}\n${all}`,
    },
  ];
}

/** Advice on the translations that are there. */
async function judgeTranslated(
  translated: readonly Translated[],
  originals: ReadonlyMap<string, Original>,
  folder: string,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  const withoutStamp: { file: string; stamp: string }[] = [];
  for (const { name, entry } of translated) {
    const original = originals.get(name);
    if (!original) continue;
    const stamp = await original.stamp();
    if (entry.translationOf === undefined) withoutStamp.push({ file: entry.file, stamp });
    else if (entry.translationOf !== stamp) problems.push(changed(original, entry, stamp));
  }
  return [...problems, ...unstamped(withoutStamp, folder)];
}

/** Advice on what a language still lacks; none where everything is translated. */
function judgeMissing(
  language: string,
  translated: readonly Translated[],
  originals: ReadonlyMap<string, Original>,
  { config, configAt }: Pick<Site, 'config' | 'configAt'>,
): Problem[] {
  const names = new Set(translated.map(({ name }) => name));
  const missing = [...originals.keys()].filter((name) => !names.has(name));
  const [begin] = missing;
  if (begin === undefined) return [];
  const counts = [...Map.groupBy(missing, (name) => name.slice(0, name.indexOf('/')))].map(
    ([kind, of]) => `${kind} ${of.length}`,
  );
  return [
    {
      code: 'language/missing',
      advice: true,
      ...configAt(['languages']),
      message: `${originals.size - missing.length} of ${originals.size} texts are translated into "${language}"; the others are shown in "${config.language}", and say so. Missing: ${counts.join(', ')}.`,
      fix: `begin with content/_/${language}/${begin}.${begin.startsWith('data/') ? 'yaml' : 'md'}`,
    },
  ];
}

/**
 * Advice on translations: each whose original changed after it was made, those that do not say which state of the
 * original they translate, and how many texts each offered language still lacks. One language: none.
 */
export async function findStaleTranslations(
  site: Pick<Site, 'content' | 'translations' | 'datasets' | 'datasetWords' | 'config' | 'configAt'>,
  files: Files,
): Promise<Problem[]> {
  const { config, translations, datasetWords = {} } = site;
  const originals = originalsOf(site, files);
  const problems: Problem[] = [];
  for (const language of new Set(config.languages)) {
    if (language === config.language) continue;
    const texts = translations[language] ? entriesOf(translations[language]) : [];
    const words = Object.entries(datasetWords[language] ?? {}).map(([id, entry]) => ({ name: `data/${id}`, entry }));
    const translated: Translated[] = [...texts, ...words];
    problems.push(
      ...(await judgeTranslated(translated, originals, `content/_/${language}`)),
      ...judgeMissing(language, translated, originals, site),
    );
  }
  return problems;
}
