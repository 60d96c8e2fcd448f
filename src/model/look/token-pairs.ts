/** A colour, the grounds it is seen on, and the contrast it must have with each of them (WCAG 2.2). */
export interface TokenPair {
  readonly name: string;
  readonly grounds: readonly string[];
  readonly least: 4.5 | 3;
}

const surfaces = ['paper', 'case', 'sunken'];
const text = (name: string, grounds: readonly string[]): TokenPair => ({ name, grounds, least: 4.5 });
const shape = (name: string, grounds: readonly string[]): TokenPair => ({ name, grounds, least: 3 });

/** Every pair of tokens whose contrast matters: text 4.5:1, and shapes that carry meaning 3:1. */
export const tokenPairs: readonly TokenPair[] = [
  text('ink', [...surfaces, 'accent-wash', 'review-wash', 'fail-wash', 'unknown-wash', 'selection']),
  text('ink-soft', [...surfaces, 'accent-wash', 'review-wash', 'unknown-wash']),
  text('accent', [...surfaces, 'accent-wash', 'review-wash']),
  text('accent-strong', surfaces),
  text('on-accent', ['accent', 'accent-strong']),
  text('pass', [...surfaces, 'pass-wash']),
  text('review', [...surfaces, 'review-wash']),
  text('fail', [...surfaces, 'fail-wash']),
  text('unknown', [...surfaces, 'unknown-wash']),
  shape('rule-strong', surfaces),
  // On the accent, a focus ring is set apart by a gap of the page's own colour between them.
  shape('focus', [...surfaces, 'accent-wash']),
];
