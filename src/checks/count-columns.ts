import type { CheckTable } from './check-input.ts';

/**
 * Columns that count contributors exactly: the contributors column and `counts`, without those to which noise was
 * added. Empty where there is none.
 */
export function countColumns({ privacy }: CheckTable): string[] {
  const noisy = new Set(privacy.differentialPrivacy?.columns);
  const named = [
    ...(typeof privacy.contributors === 'string' ? [privacy.contributors] : []),
    ...(privacy.counts ?? []),
  ];
  return [...new Set(named)].filter((column) => !noisy.has(column));
}
