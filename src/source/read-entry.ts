import type { z } from 'zod';
import type { Problem } from '../problems/problem.ts';
import { sampleBlock } from './sample-of.ts';
import { decodeText } from './decode.ts';
import { splitFrontMatter } from './front-matter.ts';
import type { Located } from './located.ts';
import { type FixedKeys, mergeTranslation } from './merge-translation.ts';
import { parseYaml } from './parse-yaml.ts';
import type { Entry } from './site.ts';
import { validate } from './validate.ts';

/** Takes the key `translationOf` out of the front matter of a translation, and lays the rest over its original. */
function translate(
  located: Located,
  original: Entry<unknown>,
  fixed: FixedKeys,
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
  const merged = mergeTranslation(original.data, { ...located, value: own }, original.file, fixed);
  return { located: { ...located, value: merged.value }, ...stamp, problems: [...problems, ...merged.problems] };
}

/**
 * Reads one Markdown file and holds its front matter to the schema of its kind. A translation takes from its original
 * what it does not say itself. The id is what its front matter says, else that of its `place`, else its name.
 */
export function readEntry<S extends z.ZodType>(
  file: string,
  bytes: Uint8Array,
  { schema, fixed }: { readonly schema: S; readonly fixed: FixedKeys },
  original?: Entry<unknown>,
  place?: { readonly id: string },
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
  } = original === undefined ? { located: parsed.located, problems: [] } : translate(parsed.located, original, fixed);
  const valid = validate(schema, located);
  const told = [...(parsed.advice ?? []), ...own];
  if (valid.value === undefined) return { problems: [...told, ...valid.problems] };
  const named = (valid.value as { readonly id?: string }).id;
  const id = named ?? place?.id ?? file.slice(file.lastIndexOf('/') + 1, -'.md'.length);
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
    problems: told,
  };
}
