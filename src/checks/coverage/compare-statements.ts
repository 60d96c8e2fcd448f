import { isWrittenLater } from '../../values/unwritten.ts';
import type { CoverageChange } from '../coverage-change.ts';

/** Texts are compared letter by letter: whether other words mean the same is not for a program to say. */
export function compareStatements(
  what: 'purpose' | 'recipient',
  before: readonly string[],
  now: readonly string[],
): CoverageChange[] {
  // Nobody can have been asked by the published file while one of these was still to write.
  if (isWrittenLater(before, now)) return [];
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
