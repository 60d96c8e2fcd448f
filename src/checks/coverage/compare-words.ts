import { isWrittenLater } from '../../values/unwritten.ts';
import type { Coverage } from '../check-input.ts';
import type { CoverageChange } from '../coverage-change.ts';

/** Words of the notice that read otherwise: people are told, and not asked again. */
export function compareWords(before: Coverage['words'], now: Coverage['words']): CoverageChange[] {
  const keys = (Object.keys(now) as (keyof Coverage['words'])[]).filter(
    (key) => before[key] !== now[key] && !isWrittenLater(before[key], now[key]),
  );
  return keys.map((key): CoverageChange => ({
    kind: 'words-changed',
    material: false,
    subject: key,
    from: before[key],
    to: now[key],
    text: `the words of “${key}” changed`,
  }));
}
