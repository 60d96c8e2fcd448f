import type { z } from 'zod';
import type { Problem } from '../problems/problem.ts';
import type { SiteConfig } from '../schema/content/site.ts';
import { siteWordsSchema, type SiteWords } from '../schema/content/site-words.ts';
import { decodeText } from './decode.ts';
import type { Files } from './files.ts';
import type { Located } from './located.ts';
import { mergeTranslation, noFixedKeys } from './merge-translation.ts';
import { parseYaml } from './parse-yaml.ts';
import { validate } from './validate.ts';

const original = 'content/site.yaml';

/** What a translation says (`own`), in words laid over the original's (`said`). */
const wordsOf = (own: z.infer<typeof siteWordsSchema>, said: SiteConfig): SiteWords => ({
  ...(own.title && said.title ? { title: said.title } : {}),
  ...(own.synthetic && said.synthetic ? { synthetic: said.synthetic } : {}),
  ...(own.footer && said.footer ? { footer: said.footer } : {}),
  ...(own.links && said.links ? { links: said.links.map(({ title }) => ({ title })) } : {}),
  ...(own.optOut ? { optOut: said.optOut } : {}),
});

/**
 * The words of `site.yaml` in another language, from `content/_/<language>/site.yaml`; none where the file is absent or
 * has a problem. `located` is all that the file says. They only say in another way what `site.yaml` says: words of
 * something it does not have are a problem.
 */
export async function readSiteWords(
  files: Files,
  language: string,
  config: SiteConfig,
): Promise<{ words: SiteWords; located?: Located; problems: Problem[] }> {
  const file = `content/_/${language}/site.yaml`;
  const bytes = await files.read(file);
  if (!bytes) return { words: {}, problems: [] };
  const decoded = decodeText(bytes, file);
  if (decoded.text === undefined) return { words: {}, problems: decoded.problems };
  const { located, problems } = parseYaml(decoded.text, { file, syntaxCode: 'yaml/syntax' });
  if (!located) return { words: {}, problems };
  const { value, problems: faults } = validate(siteWordsSchema, located);
  if (value === undefined) return { words: {}, located, problems: faults };
  const groups = [
    { path: [], own: value, there: config },
    { path: ['optOut'], own: value.optOut ?? {}, there: config.optOut },
  ];
  const foreign = groups.flatMap(({ path, own, there }) =>
    Object.keys(own)
      .filter((key) => !(key in there))
      .map((key): Problem => ({
        code: 'reference/dangling',
        ...located.keyAt([...path, key]),
        message: `"${key}" translates nothing: ${original} does not say it.`,
        fix: `remove it, or write it into ${original} first`,
      })),
  );
  if (foreign.length > 0) return { words: {}, located, problems: foreign };
  const merged = mergeTranslation(config, located, original, noFixedKeys);
  const said = merged.value as SiteConfig;
  return { words: wordsOf(value, said), located, problems: merged.problems };
}
