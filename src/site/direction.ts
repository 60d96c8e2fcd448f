/** Languages written from right to left; scripts decide where a tag names one. */
const rightToLeft = new Set([
  'ar',
  'arc',
  'ckb',
  'dv',
  'fa',
  'ha-Arab',
  'he',
  'ks',
  'ku-Arab',
  'ps',
  'sd',
  'ug',
  'ur',
  'yi',
]);

/** The value of `dir` for a language tag. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  const { language: base, script } = new Intl.Locale(language);
  if (script !== undefined) return ['Arab', 'Hebr', 'Thaa', 'Syrc', 'Adlm', 'Nkoo'].includes(script) ? 'rtl' : 'ltr';
  return rightToLeft.has(base) ? 'rtl' : 'ltr';
}
