import { type FoundTotal, isExact } from './find-totals.ts';
import type { Proposal } from './propose-table.ts';

function describeTotal(found: FoundTotal): string {
  const { column, total, groups, equal } = found;
  if (isExact(found))
    return `  Rows with "${total}" in ${column} are the sums of the others, in all ${groups} groups: written as a margin.`;
  return `  "${total}" in ${column} is called a total, and is the sum of the others in ${equal} of ${groups} groups: if it is one, write  "margins": [{ "column": "${column}", "total": "${total}", "additive": false }]`;
}

/** What was found in a table, a line each. */
export function describeProposal(proposal: Proposal, totals: readonly FoundTotal[], isWhole: boolean): string[] {
  const { profile, period, part, cadence, contributors, key, releases, measures } = proposal;
  const when = part === undefined ? period.name : `${period.name} and ${part.column.name}`;
  const of = contributors;
  const base = of?.base !== undefined && of.base > 1 ? `, multiples of ${of.base}` : '';
  const files = releases === 'partition' ? 'each file adds periods' : 'each file replaces the one before';
  return [
    `${profile.name}: ${profile.rows} rows; period ${when}, every ${cadence}; key ${key.join(', ')}; ${files}.`,
    of
      ? `  ${of.name} counts contributors: from ${of.least ?? 0} to ${of.greatest ?? 0}${base}${of.marker === undefined ? '' : `; "${of.marker}" hides a number`}.`
      : '  No column counts contributors.',
    ...totals.map(describeTotal),
    ...measures
      .filter((one) => one !== of)
      .map(({ name, type }) =>
        type === 'integer'
          ? `  ${name} is a whole number too: name it in "counts" if it counts contributors, so that it is held to the least count.`
          : `  ${name} is a number: if it is a ratio, name it and its denominator in "ratios", so that no small count can be worked out.`,
      ),
    ...(isWhole ? [] : ['  Rows agree in all columns of the key: the check "types" will name them.']),
  ];
}
