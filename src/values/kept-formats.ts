/** One formatter for each kind, language and options: making one takes far longer than using it. */
const kept = new Map<string, unknown>();

function keptFor<T>(kind: string, language: string, options: object, make: () => T): T {
  const key = `${kind} ${language} ${JSON.stringify(options)}`;
  const known = (kept.get(key) as T | undefined) ?? make();
  kept.set(key, known);
  return known;
}

/** How a language writes numbers. */
export const numberFormat = (language: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat =>
  keptFor('number', language, options, () => new Intl.NumberFormat(language, options));

/** How a language writes days, in UTC; English the day before the month. */
export const dateFormat = (language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  keptFor(
    'date',
    language,
    options,
    () => new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { ...options, timeZone: 'UTC' }),
  );

/** How a language joins words. */
export const listFormat = (language: string, options: Intl.ListFormatOptions): Intl.ListFormat =>
  keptFor('list', language, options, () => new Intl.ListFormat(language, options));

/** Which plural a language takes for a number. */
export const pluralRules = (language: string, options: Intl.PluralRulesOptions): Intl.PluralRules =>
  keptFor('plural', language, options, () => new Intl.PluralRules(language, options));
