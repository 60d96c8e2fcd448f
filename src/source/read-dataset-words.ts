import type { Problem } from '../problems/problem.ts';
import { suggest } from '../problems/suggest.ts';
import { type DatasetWords, datasetWordsSchema } from '../schema/data/dataset-words.ts';
import { decodeText } from './decode.ts';
import type { Files } from './files.ts';
import type { Located, Path } from './located.ts';
import { parseYaml } from './parse-yaml.ts';
import type { Dataset, TranslatedDataset } from './site.ts';
import { validate } from './validate.ts';
import { wordsOfDescriptor } from './words-of-descriptor.ts';

/** What the keys of these groups name. */
const groups = {
  licenses: 'licence',
  resources: 'table',
  fields: 'column',
  gaps: 'gap',
  breaks: 'break',
  allow: 'column',
} as const;

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Words of something the original does not say, each where its key stands. */
function findForeign(
  own: Readonly<Record<string, unknown>>,
  original: Readonly<Record<string, unknown>>,
  { located, file, path = [] }: { located: Located; file: string; path?: Path },
): Problem[] {
  return Object.entries(own).flatMap(([key, value]): Problem[] => {
    const there = Object.hasOwn(original, key) ? original[key] : undefined;
    if (there !== undefined)
      return isGroup(value) && isGroup(there) ? findForeign(value, there, { located, file, path: [...path, key] }) : [];
    const group = groups[path.at(-1) as keyof typeof groups] as string | undefined;
    const known = Object.keys(original);
    const place = located.keyAt([...path, key]);
    if (group === undefined)
      return [
        {
          code: 'reference/dangling',
          ...place,
          message: `"${key}" translates nothing: ${file} does not say it.`,
          fix: `remove it, or write it into ${file} first`,
        },
      ];
    // A day that is one digit off is another day, not a slip.
    const near = group === 'break' || group === 'gap' ? undefined : suggest(key, known);
    return [
      {
        code: 'reference/dangling',
        ...place,
        message: `"${key}" translates nothing: ${file} has no such ${group}.`,
        fix: near === undefined ? `remove it, or name one of: ${known.join(', ')}` : `write  ${near}`,
      },
    ];
  });
}

/** Reads the translation of one dataset's words; nothing of a file with a problem. */
function readWords(
  file: string,
  bytes: Uint8Array,
  dataset: Dataset | undefined,
): { translated?: TranslatedDataset; problems: Problem[] } {
  const decoded = decodeText(bytes, file);
  if (decoded.text === undefined) return { problems: decoded.problems };
  const { located, problems } = parseYaml(decoded.text, { file, syntaxCode: 'yaml/syntax' });
  if (!located) return { problems };
  const valid = validate(datasetWordsSchema, located);
  if (valid.value === undefined) return { problems: valid.problems };
  const { translationOf, ...words } = valid.value;
  const foreign = dataset
    ? findForeign(words, wordsOfDescriptor(dataset.descriptor), { located, file: dataset.file })
    : [];
  if (foreign.length > 0) return { problems: foreign };
  return {
    translated: {
      file,
      words: words satisfies DatasetWords,
      at: located.at,
      ...(translationOf === undefined ? {} : { translationOf }),
    },
    problems: [],
  };
}

/**
 * The words of datasets in another language, by dataset, from `content/_/<language>/data/<dataset>.yaml`. They only say
 * in another way what a descriptor says: a file of no dataset, and words of what its descriptor does not say, are
 * problems.
 * `unread` names datasets whose descriptors could not be read; their problems are told where they lie.
 */
export async function readDatasetWords(
  files: Files,
  language: string,
  { datasets, unread }: { readonly datasets: readonly Dataset[]; readonly unread: readonly string[] },
): Promise<{ translated: Record<string, TranslatedDataset>; problems: Problem[] }> {
  const folder = `content/_/${language}/data`;
  const translated: Record<string, TranslatedDataset> = {};
  const problems: Problem[] = [];
  const ids = datasets.map(({ id }) => id);
  for (const file of await files.list(folder)) {
    const name = file.slice(folder.length + 1);
    if (name.split('/').some((part) => part.startsWith('.'))) continue;
    const id = name.replace(/\.yaml$/, '');
    const start = { file, line: 1, column: 1 };
    if (id === name || name.includes('/')) {
      problems.push({
        code: 'file/unexpected',
        ...start,
        message: `${folder}/ holds one file for each dataset that is translated, <dataset>.yaml, and nothing else.`,
        fix: `rename it, such as  ${folder}/${suggest(id.replace(/\.[a-z]+$/, ''), ids) ?? ids[0] ?? 'crashes'}.yaml`,
      });
      continue;
    }
    const dataset = datasets.find((candidate) => candidate.id === id);
    if (!dataset && !unread.includes(id)) {
      const near = suggest(id, ids);
      problems.push({
        code: 'reference/orphan',
        ...start,
        message: `This translates the dataset "${id}", and there is no data/${id}/datapackage.json.`,
        fix: near === undefined ? 'remove the translation' : `rename it to ${folder}/${near}.yaml`,
      });
      continue;
    }
    const read = readWords(file, (await files.read(file)) ?? new Uint8Array(), dataset);
    problems.push(...read.problems);
    if (read.translated) translated[id] = read.translated;
  }
  return { translated, problems };
}
