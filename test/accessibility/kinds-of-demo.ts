import { kindOf, pageKinds, pagesOf } from '../page-kinds.ts';

export const laptop = { width: 1280, height: 800 };
export const phone = { width: 320, height: 690 };

const others = ['de'];

/** Addresses of the demonstration in a language: of every kind of page the one with the most to show. */
export function kindsOfDemo(folder: string, tag: '' | 'de'): string[] {
  const paths = pageKinds(folder, others)
    .filter(({ language }) => language === tag)
    .map(({ path }) => path);
  return tag === '' ? [...paths, '404.html'] : paths;
}

/** What is looked at besides, each address in one list. */
export interface MorePages {
  /** Of every kind another page in English, every chart, table and lesson; and kinds of a single page once more. */
  readonly english: readonly string[];
  /** Of every kind with three pages or more another one in German, which is none of the English ones. */
  readonly german: readonly string[];
}

/**
 * More pages of every kind, as pages of a kind are made alike but no two hold the same: one in English and one in
 * German, whose texts differ and whose structure does not.
 */
export function morePages(folder: string): MorePages {
  const pages = pagesOf(folder);
  const seen = new Set([...kindsOfDemo(folder, ''), ...kindsOfDemo(folder, 'de')]);
  const byKind = (tag: string) =>
    Map.groupBy(
      pages.filter((path) => kindOf(path, others).language === tag),
      (path) => kindOf(path, others).kind,
    );
  const drawn = pages.filter((path) => /^(?:explore|data|learn)\//.test(path) && !seen.has(path));
  const english = [...byKind('').values()].flatMap((paths) =>
    paths.length === 1 ? paths : paths.filter((path) => !seen.has(path)).slice(0, 1),
  );
  const german = [...byKind('de').values()].flatMap((paths) => paths.filter((path) => !seen.has(path)).slice(1, 2));
  return { english: [...new Set([...english, ...drawn])], german };
}
