import type { Coverage } from '../check-input.ts';
import type { CoverageChange } from '../coverage-change.ts';

type Dataset = Coverage['datasets'][number];

function compareMeasure(name: 'epsilon' | 'rho', before: Dataset, now: Dataset): CoverageChange[] {
  const [from, to] = [before[name], now[name]];
  if (from === to) return [];
  const other = name === 'epsilon' ? 'rho' : 'epsilon';
  // A loss measured otherwise than before cannot be compared, hence counts as higher, once, under its new name.
  if (to === undefined && now[other] !== undefined) return [];
  const raised = to === undefined || (from === undefined ? before[other] !== undefined : to > from);
  const [old, fresh] = [from === undefined ? 'none' : String(from), to === undefined ? 'no noise' : String(to)];
  return [
    {
      kind: raised ? 'loss-raised' : 'loss-lowered',
      material: raised,
      subject: now.table,
      from: old,
      to: fresh,
      text: `the privacy loss of ${now.table} is ${raised ? 'higher' : 'lower'}: ${name} ${fresh}, before ${old}`,
    },
  ];
}

/** Another privacy loss of a table that was there before; a table that loses its noise loses its bound too. */
export function compareLoss(before: Dataset, now: Dataset): CoverageChange[] {
  return [...compareMeasure('epsilon', before, now), ...compareMeasure('rho', before, now)];
}

/** The privacy loss of a table that is new: it comes on top of all others. None for a table without noise. */
export function addedLoss({ table, epsilon, rho }: Dataset): CoverageChange[] {
  const noisy = epsilon ?? rho;
  if (noisy === undefined) return [];
  return [
    {
      kind: 'loss-raised',
      material: true,
      subject: table,
      from: '0',
      to: String(noisy),
      text: `the new table ${table} adds a privacy loss: ${epsilon === undefined ? 'rho' : 'epsilon'} ${noisy}`,
    },
  ];
}
