/** Scripts written from right to left: for engines whose `Intl.Locale` does not say the direction. */
const rightToLeft = new Set('Adlm Arab Aran Hebr Mand Mend Nkoo Rohg Samr Syrc Thaa Yezi'.split(' '));

type TextInfo = { readonly direction?: string };
type TellingLocale = Intl.Locale & { getTextInfo?: () => TextInfo; readonly textInfo?: TextInfo };

/** The direction a language is written in, the value of `dir` for its tag: `az-Arab` → `rtl`. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  const locale: TellingLocale = new Intl.Locale(language);
  const told = (locale.getTextInfo?.() ?? locale.textInfo)?.direction;
  if (told === 'ltr' || told === 'rtl') return told;
  return rightToLeft.has(locale.maximize().script ?? '') ? 'rtl' : 'ltr';
}
