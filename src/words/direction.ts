/** Scripts written from right to left: for engines whose `Intl.Locale` does not say the direction. */
const rightToLeft = new Set('Adlm Arab Aran Hebr Mand Mend Nkoo Rohg Samr Syrc Thaa Yezi'.split(' '));

type TextInfo = { readonly direction?: string };
type TellingLocale = Intl.Locale & { getTextInfo?: () => TextInfo; readonly textInfo?: TextInfo };

const known = new Map<string, 'ltr' | 'rtl'>();

/** The direction a language is written in, the value of `dir` for its tag: `az-Arab` → `rtl`. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  const before = known.get(language);
  if (before) return before;
  const direction = tell(new Intl.Locale(language));
  known.set(language, direction);
  return direction;
}

function tell(locale: TellingLocale): 'ltr' | 'rtl' {
  const told = (locale.getTextInfo?.() ?? locale.textInfo)?.direction;
  if (told === 'ltr' || told === 'rtl') return told;
  return rightToLeft.has(locale.maximize().script ?? '') ? 'rtl' : 'ltr';
}
