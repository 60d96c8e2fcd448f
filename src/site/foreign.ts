import { directionOf } from '../words/direction.ts';

/** Attributes of an element whose text is in `language`, on a page in another one; none where they are the same. */
export function foreignTo(
  page: string,
): (language: string) => { readonly lang?: string; readonly dir?: 'ltr' | 'rtl' } {
  return (language) => {
    if (language === page) return {};
    const dir = directionOf(language);
    return dir === directionOf(page) ? { lang: language } : { lang: language, dir };
  };
}
