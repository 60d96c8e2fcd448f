import type { Problem } from '../problems/problem.ts';
import { hasWordsFor, languageWords, shipped } from '../words/words-for.ts';
import { interfaceFile } from './read-interface.ts';
import type { Site } from './site.ts';

/** Missing words that are named one by one; of more, the groups are counted. */
const namedAtMost = 12;

/** The names of the languages that need no words of the site's own: `Arabic, English and German`. */
function shippedNames(): string {
  const names = new Intl.DisplayNames('en', { type: 'language' });
  const named = Object.keys(shipped).map((tag) => names.of(tag) ?? tag);
  return new Intl.ListFormat('en-GB').format(named.sort());
}

/** Which words are missing: each by its key, or where they are many, how many of each group. */
function listMissing(keys: readonly string[]): string {
  if (keys.length <= namedAtMost) return keys.join(', ');
  const groups = Map.groupBy(keys, (key) => key.split('.')[0] ?? '');
  return [...groups].map(([group, of]) => `${group} ${of.length}`).join(', ');
}

/**
 * Words of the interface that an offered language lacks: advice, for each falls back to English and the pages say so; a
 * language without a single word is a problem, for its pages would be English under another name. Of a language whose
 * file is among the `faulty` ones nothing is known.
 */
export function findMissingWords(
  { config, configAt, interface: own = {} }: Pick<Site, 'config' | 'configAt' | 'interface'>,
  faulty: ReadonlySet<string>,
): Problem[] {
  return [...new Set([config.language, ...(config.languages ?? [])])].flatMap((language): Problem[] => {
    const file = interfaceFile(language);
    if (faulty.has(file)) return [];
    const place = configAt([config.languages ? 'languages' : 'language']);
    if (!hasWordsFor(language, own[language]))
      return [
        {
          code: 'language/missing',
          ...place,
          message: `The interface has no words in "${language}": Vitrine comes with ${shippedNames()}, and ${file} has none.`,
          fix: `write ${file}, with as many words as you have (vitrine words ${language}  begins it), or take "${language}" out of the languages`,
        },
      ];
    const { missing } = languageWords(language, own[language]);
    const [first] = missing;
    if (first === undefined) return [];
    return [
      {
        code: 'language/missing',
        advice: true,
        ...place,
        message: `${missing.length} words of the interface are missing in "${language}"; English is shown in their place, and the pages say so. Missing: ${listMissing(missing)}.`,
        fix: `write ${first} and the others into ${file}:  vitrine words ${language}  adds them to translate`,
      },
    ];
  });
}
