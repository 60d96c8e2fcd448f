/** Where a site is served, and in which languages. */
export interface ServedPlace {
  /** The path of the site, with a slash at both ends. */
  readonly base: string;
  /** Folders of languages, as `languageFolders` gives them. */
  readonly folders: readonly string[];
}

/** The folders of languages as a pattern that may be empty: `de/|ar/|`. */
export const languagePattern = ({ folders }: Pick<ServedPlace, 'folders'>): string =>
  [...folders.filter((folder) => folder !== ''), ''].join('|');

const special = /[.+?^$|{}()[\]\\]/g;

/** A path of a rule as a regular expression: one `*` stands for any letters. */
export const pathPattern = (path: string, base: string): string =>
  `^${`${base}${path}`.replace(special, '\\$&').replaceAll('*', '.*')}$`;
