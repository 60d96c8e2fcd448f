import type { Finding } from '../check.ts';
import { firstNumber, rowsOf } from '../result-rows.ts';
import type { Table } from '../../engine/engine.ts';
import { type NoisyTable, aboutNoise, labelColumnsOf } from './noisy-table.ts';

/**
 * Labels that come and go without a δ. That a label is there at all then tells that somebody is behind it: choosing
 * labels by the data needs a δ above 0 (Korolova, Kenthapadi, Mishra and Ntoulas 2009, Theorem 1; Desfontaines, Voss,
 * Gipson and Mandayam 2022).
 */
export function judgeChosenLabels(noisy: NoisyTable, shape: Table | undefined): Finding[] {
  const { table, dp } = noisy;
  const columns = labelColumnsOf(table);
  if (columns.length === 0 || (dp.delta ?? 0) > 0 || dp.publicLabels !== undefined) return [];
  const [periods, labels, present] = ['periods', 'labels', 'present'].map((name) => firstNumber(shape, name));
  if (periods === undefined || labels === undefined || present === undefined || present >= periods * labels) return [];
  const [row] = rowsOf(shape);
  return [
    {
      ...aboutNoise(noisy),
      column: columns.join(', '),
      status: 'review',
      message: `The labels change from period to period, and no "delta" is declared: "${String(row?.['rarest'])}" is in ${Number(row?.['rarest_periods'])} of ${periods} periods. Where a label is published only because somebody is behind it, noise in its number does not hide that; choosing labels by the data costs a delta above 0.`,
      observed: `${present} of ${periods * labels} labels and periods`,
      allowed: 'every label in every period, a declared delta, or labels that are known without the data',
      fix: '"publicLabels": "…"  if the labels are known without the data, and why; otherwise publish every label in every period, or declare the "delta" with which labels were chosen',
    },
  ];
}
