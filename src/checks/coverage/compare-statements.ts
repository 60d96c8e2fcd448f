import type { CoverageChange } from '../coverage-change.ts';

/** Texts are compared letter by letter: whether other words mean the same is not for a program to say. */
export function compareStatements(
  what: 'purpose' | 'recipient',
  before: readonly string[],
  now: readonly string[],
): CoverageChange[] {
  return [
    ...now
      .filter((text) => !before.includes(text))
      .map((text): CoverageChange => ({
        kind: `${what}-added`,
        material: true,
        subject: text,
        to: text,
        text: `a new ${what}: “${text}”`,
      })),
    ...before
      .filter((text) => !now.includes(text))
      .map((text): CoverageChange => ({
        kind: `${what}-removed`,
        material: false,
        subject: text,
        from: text,
        text: `a ${what} less: “${text}”`,
      })),
  ];
}
