import type { CoverageChange } from '../coverage-change.ts';

const share = (rate: number) => `${Number((rate * 100).toPrecision(6))}%`;

/** Another share of installations: of all that send it, or of those that one table counts. */
export function compareRates(from: number, to: number, table?: string): CoverageChange[] {
  if (from === to) return [];
  const raised = to > from;
  const whose = table === undefined ? 'installations that send it' : `installations counted in ${table}`;
  return [
    {
      kind: raised ? 'sample-rate-raised' : 'sample-rate-lowered',
      material: raised,
      ...(table === undefined ? {} : { subject: table }),
      from: share(from),
      to: share(to),
      text: `${raised ? 'more' : 'fewer'} ${whose}: ${share(to)}, before ${share(from)}`,
    },
  ];
}
