import { sha256Hex } from '../log/sha256.ts';
import type { Problem } from '../problems/problem.ts';
import { kindNames } from '../schema/nouns.ts';
import { decodeText } from './decode.ts';
import type { Files } from './files.ts';
import type { Content, Entry, Site } from './site.ts';
import { wordsStamp } from './words-of-descriptor.ts';

const encoder = new TextEncoder();

/** What `translationOf` holds: the first 12 digits of the SHA-256 of the original's text, with line feeds as line ends. */
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

/**
 * Advice on translations: each whose original changed after it was made, those that do not say which state of the
 * original they translate, and how many texts each offered language still lacks. One language: none.
 */
export async function findStaleTranslations(
  {
    content,
    translations,
    datasets,
    datasetWords = {},
    config,
    configAt,
  }: Pick<Site, 'content' | 'translations' | 'datasets' | 'datasetWords' | 'config' | 'configAt'>,
  files: Files,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  const originals = new Map<string, Original>([
    ...entriesOf(content).map(
      ({ name, entry: { file } }) =>
        [name, { file, stamp: async () => stampOf((await files.read(file)) ?? new Uint8Array(), file) }] as const,
    ),
    ...datasets.map(
      ({ id, file, descriptor }) => [`data/${id}`, { file, stamp: () => wordsStamp(descriptor) }] as const,
    ),
  ]);
  for (const language of new Set(config.languages)) {
    if (language === config.language) continue;
    const folder = `content/_/${language}`;
    const translated: { name: string; entry: Pick<Entry<unknown>, 'file' | 'at' | 'translationOf'> }[] = [
      ...(translations[language] ? entriesOf(translations[language]) : []),
      ...Object.entries(datasetWords[language] ?? {}).map(([id, entry]) => ({ name: `data/${id}`, entry })),
    ];
    const unstamped: { file: string; stamp: string }[] = [];
    for (const { name, entry } of translated) {
      const original = originals.get(name);
      if (!original) continue;
      const stamp = await original.stamp();
      if (entry.translationOf === undefined) unstamped.push({ file: entry.file, stamp });
      else if (entry.translationOf !== stamp)
        problems.push({
          code: 'language/stale',
          advice: true,
          ...entry.at(['translationOf']),
          message: `${original.file} changed after it was translated.`,
          fix: `translate what changed, then write  ${line(stamp)}`,
        });
    }
    const [first] = unstamped;
    if (first) {
      const rest = unstamped.map(({ file, stamp }) => `${file}: ${line(stamp)}`);
      const isOne = unstamped.length === 1;
      const allMarkdown = unstamped.every(({ file }) => file.endsWith('.md'));
      problems.push({
        code: 'language/stale',
        advice: true,
        file: first.file,
        line: 1,
        column: 1,
        message: `${isOne ? 'This translation does' : `${unstamped.length} translations in ${folder}/ do`} not say which state of the original is translated, so nobody is told when it changes.`,
        fix: isOne
          ? `write  ${line(first.stamp)}  ${allMarkdown ? 'into the front matter' : 'as its first line'}`
          : `write into ${allMarkdown ? 'the front matter of each' : 'each, in its front matter where it has one'}\n${rest.join('\n')}`,
      });
    }
    const names = new Set(translated.map(({ name }) => name));
    const missing = [...originals.keys()].filter((name) => !names.has(name));
    if (missing.length === 0) continue;
    const begin = missing[0] ?? '';
    const counts = [...Map.groupBy(missing, (name) => name.slice(0, name.indexOf('/')))].map(
      ([kind, of]) => `${kind} ${of.length}`,
    );
    problems.push({
      code: 'language/missing',
      advice: true,
      ...configAt(['languages']),
      message: `${originals.size - missing.length} of ${originals.size} texts are translated into "${language}"; the others are shown in "${config.language}", and say so. Missing: ${counts.join(', ')}.`,
      fix: `begin with ${folder}/${begin}.${begin.startsWith('data/') ? 'yaml' : 'md'}`,
    });
  }
  return problems;
}
