import { type LanguageWords, languageWords } from '../words/words-for.ts';
import type { SiteModel } from './site-model.ts';

/** The interface of a site in one of its languages: with the site's own words, where it has any. */
export function siteWords({ interface: own }: Pick<SiteModel, 'interface'>, language: string): LanguageWords {
  return languageWords(language, own?.[language]);
}
