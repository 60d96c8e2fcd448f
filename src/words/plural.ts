/** The form of a sentence for a number: `one`, `few`, `other` … as the language counts; `other` where a form is missing. */
export function plural(
  language: string,
  count: number,
  forms: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string },
): string {
  return forms[new Intl.PluralRules(language).select(count)] ?? forms.other;
}
