/** Types of a value on the wire. */
export const valueTypes = ['string', 'integer', 'number', 'boolean', 'date', 'time', 'list', 'object'] as const;
export type ValueType = (typeof valueTypes)[number];

/** What the dictionary allows as the value of a field; for a list, what each of its items may be. */
export interface ValueRule {
  readonly type: ValueType;
  /** The unit of a number, which stands in the dictionary and not in the value. */
  readonly unit?: string | undefined;
  /** The closed vocabulary. */
  readonly values?: readonly { readonly value: string | number | boolean; readonly meaning?: string }[] | undefined;
  /** Bounds of a number, both allowed themselves. */
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  /** Regular expression that the whole of a text must match. */
  readonly pattern?: string | undefined;
}

/** Whether a whole text matches the pattern of a rule. */
export const matchesPattern = (pattern: string, text: string): boolean =>
  new RegExp(`^(?:${pattern})$`, 'u').test(text);

/** Whether a text is a pattern that JavaScript and RE2 read alike: no look-around, no back-references. */
export function isPattern(text: string): boolean {
  if (/\(\?<?[=!]|\\[1-9]|\\k</.test(text.replaceAll('\\\\', ''))) return false;
  try {
    return new RegExp(`^(?:${text})$`, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}
