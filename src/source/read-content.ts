import type { z } from 'zod';
import type { Problem } from '../problems/problem.ts';
import { suggest } from '../problems/suggest.ts';
import { type Kind, kindNames, kinds, preambleSchema } from '../schema/kinds.ts';
import { idPattern } from '../schema/scalars.ts';
import { sampleBlock } from './correct.ts';
import { decodeText } from './decode.ts';
import type { Files } from './files.ts';
import { splitFrontMatter } from './front-matter.ts';
import type { Located } from './located.ts';
import { mergeTranslation } from './merge-translation.ts';
import { parseYaml } from './parse-yaml.ts';
import type { Content, Entry, Unread } from './site.ts';
import { validate } from './validate.ts';

/** Takes the key `translationOf` out of the front matter of a translation, and lays the rest over its original. */
function translate(
  located: Located,
  original: Entry<unknown>,
): { located: Located; stamp?: string; problems: Problem[] } {
  if (typeof located.value !== 'object' || located.value === null || Array.isArray(located.value))
    return { located, problems: [] };
  const { translationOf, ...own } = located.value as Record<string, unknown>;
  const stamp = typeof translationOf === 'string' ? { stamp: translationOf } : {};
  const problems: Problem[] =
    translationOf === undefined || typeof translationOf === 'string'
      ? []
      : [
          {
            code: 'schema/wrong-value',
            ...located.at(['translationOf']),
            message: '"translationOf" is the first 12 digits of the SHA-256 of the original, and must be a text.',
            fix: 'put it in quotes',
          },
        ];
  const merged = mergeTranslation(original.data, { ...located, value: own }, original.file);
  return { located: { ...located, value: merged.value }, ...stamp, problems: [...problems, ...merged.problems] };
}

/** Reads one Markdown file and holds its front matter to a schema. A translation takes from its original what it does not say itself. */
export function readEntry<S extends z.ZodType>(
  file: string,
  bytes: Uint8Array,
  schema: S,
  original?: Entry<unknown>,
): { entry?: Entry<z.infer<S>>; problems: Problem[] } {
  const decoded = decodeText(bytes, file);
  if (decoded.text === undefined) return { problems: decoded.problems };
  const { split, problems } = splitFrontMatter(decoded.text, file, sampleBlock(schema));
  if (!split) return { problems };
  const parsed = parseYaml(split.yaml, { file, firstLine: split.yamlLine, syntaxCode: 'yaml/syntax' });
  if (!parsed.located) return { problems: parsed.problems };
  const {
    located,
    stamp,
    problems: own,
  } = original === undefined ? { located: parsed.located, problems: [] } : translate(parsed.located, original);
  const valid = validate(schema, located);
  if (valid.value === undefined) return { problems: [...own, ...valid.problems] };
  const id = file.slice(file.lastIndexOf('/') + 1, -'.md'.length);
  return {
    entry: {
      id,
      file,
      data: valid.value,
      body: split.body,
      bodyLine: split.bodyLine,
      at: parsed.located.at,
      ...(stamp === undefined ? {} : { translationOf: stamp }),
    },
    problems: own,
  };
}

const orderOf = (entry: Entry<unknown>) => (entry.data as { order?: number }).order ?? 0;

/**
 * Reads every Markdown file below a folder (`content`, or a language's folder below `content/_`, with the `originals` it
 * translates). Files of no kind, names that are no ids, ids used twice and translations of nothing are problems. Entries
 * come sorted by `order`, then by id; `unread` holds the ids of files that are there and cannot be read.
 */
export async function readContent(
  files: Files,
  folder: string,
  originals?: { readonly content: Content; readonly unread: Unread },
): Promise<{ content: Content; unread: Unread; problems: Problem[] }> {
  const problems: Problem[] = [];
  const entries = Object.fromEntries(kindNames.map((kind) => [kind, [] as Entry<never>[]])) as unknown as Record<
    Kind,
    Entry<never>[]
  >;
  let preamble: Content['preamble'];
  const unread: Partial<Record<Kind, string[]>> = {};
  const seen = new Map<string, string>();
  const start = (file: string) => ({ file, line: 1, column: 1 });
  for (const file of await files.list(folder)) {
    const inside = file.slice(folder.length + 1);
    if (inside.startsWith('_/') || inside === 'site.yaml' || inside.split('/').some((part) => part.startsWith('.')))
      continue;
    // The words of datasets in another language are read with their descriptors.
    if (originals && inside.startsWith('data/')) continue;
    const kind = inside.split('/')[0] ?? '';
    if (!(kind in kinds)) {
      const near = suggest(kind, kindNames);
      problems.push({
        code: 'file/unexpected',
        ...start(file),
        message: `"${kind}" is no kind of content. Folders: ${kindNames.join(', ')}.`,
        fix: near ? `move the file to ${folder}/${near}/` : 'move the file out of the folder',
      });
      continue;
    }
    if (!file.endsWith('.md')) {
      problems.push({
        code: 'file/unexpected',
        ...start(file),
        message: `Only Markdown files (.md) belong into ${folder}/${kind}/.`,
        fix: 'move the file; images belong into public/',
      });
      continue;
    }
    if (inside.split('/').length > 2 && kind !== 'dictionary') {
      problems.push({
        code: 'file/unexpected',
        ...start(file),
        message: `Files of this kind lie directly in ${folder}/${kind}/; only the dictionary has folders.`,
        fix: `move the file to ${folder}/${kind}/${file.slice(file.lastIndexOf('/') + 1)}`,
      });
      continue;
    }
    const bytes = (await files.read(file)) ?? new Uint8Array();
    if (inside === 'charter/index.md') {
      const read = readEntry(file, bytes, preambleSchema, originals?.content.preamble);
      problems.push(...read.problems);
      preamble = read.entry as Content['preamble'];
      continue;
    }
    const id = file.slice(file.lastIndexOf('/') + 1, -3);
    if (!idPattern.test(id)) {
      problems.push({
        code: 'file/unexpected',
        ...start(file),
        message: `The file's name is its id and part of a URL, so it must be lower-case letters, digits and single hyphens.`,
        fix: `rename it to ${id
          .toLowerCase()
          .replace(/[^a-z0-9]+/g, '-')
          .replace(/^-|-$/g, '')}.md`,
      });
      continue;
    }
    const other = seen.get(`${kind}/${id}`);
    if (other !== undefined)
      problems.push({
        code: 'file/duplicate',
        ...start(file),
        message: `The id "${id}" is already taken by ${other}.`,
        fix: 'give one of the two files another name',
      });
    seen.set(`${kind}/${id}`, file);
    const original = originals?.content[kind as Kind].find((entry) => entry.id === id);
    if (originals && !original) {
      // The problems of an original that could not be read are told where it lies.
      if (!originals.unread[kind as Kind]?.includes(id))
        problems.push({
          code: 'reference/orphan',
          ...start(file),
          line: 2,
          message: `This translates ${kind}/${id}.md, which does not exist in the site's own language.`,
          fix: 'remove or rename the translation',
        });
      continue;
    }
    const read = readEntry(file, bytes, kinds[kind as Kind], original);
    problems.push(...read.problems);
    if (read.entry) entries[kind as Kind].push(read.entry as Entry<never>);
    else (unread[kind as Kind] ??= []).push(id);
  }
  for (const list of Object.values(entries)) list.sort((a, b) => orderOf(a) - orderOf(b) || (a.id < b.id ? -1 : 1));
  return { content: { ...(entries as unknown as Content), ...(preamble ? { preamble } : {}) }, unread, problems };
}
