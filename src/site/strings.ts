import { ar } from '../strings/ar.ts';
import { de } from '../strings/de.ts';
import { en, type Strings } from '../strings/en.ts';

const byLanguage: Readonly<Record<string, Strings>> = { en, de, ar };

/** The interface's words for a language tag: the exact tag, its base language, or English. */
export function stringsFor(language: string): Strings {
  return byLanguage[language] ?? byLanguage[new Intl.Locale(language).language] ?? en;
}
