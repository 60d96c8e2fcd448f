import { addressesOf } from '../../../model/addresses.ts';
import { languageFolders } from '../../../model/hosting/serving.ts';

/** Where a site is served, and in which languages. */
export interface ServedPlace {
  /** The host of the site's address: `example.org`. */
  readonly host: string;
  /** The path of the site, with a slash at both ends. */
  readonly base: string;
  /** Folders of languages, as `languageFolders` gives them. */
  readonly folders: readonly string[];
  /** Whether the site has a `security.txt`, which is looked for at the root of its host. */
  readonly securityTxt: boolean;
}

interface Served {
  readonly url: string;
  readonly language: string;
  readonly languages?: readonly string[] | undefined;
  readonly securityTxt?: unknown;
}

/** Where a site is served that is configured so. */
export const servedPlaceOf = ({ url, language, languages, securityTxt }: Served): ServedPlace => ({
  host: new URL(url).host,
  base: addressesOf(url, language).base,
  folders: languageFolders(language, languages),
  securityTxt: securityTxt !== undefined,
});

/** The folders of languages as a pattern that may be empty: `de/|ar/|`. */
export const languagePattern = ({ folders }: Pick<ServedPlace, 'folders'>): string =>
  [...folders.filter((folder) => folder !== ''), ''].join('|');

const special = /[.+?^$|{}()[\]\\]/g;

/** A path of a rule as a regular expression: one `*` stands for any letters. */
export const pathPattern = (path: string, base: string): string =>
  `^${`${base}${path}`.replace(special, '\\$&').replaceAll('*', '.*')}$`;

/** The base without its slash at the end, which people type; undefined for a site at the root of its host. */
export const slashless = ({ base }: Pick<ServedPlace, 'base'>): string | undefined =>
  base === '/' ? undefined : base.slice(0, -1);
