import { ar } from '../words/ar.ts';
import { de } from '../words/de.ts';
import { en, type Strings } from '../words/en.ts';

const byLanguage: Readonly<Record<string, Strings>> = { en, de, ar };

/** The interface's words for a language tag: the exact tag, its base language, or English. */
export function stringsFor(language: string): Strings {
  return byLanguage[language] ?? byLanguage[new Intl.Locale(language).language] ?? en;
}
