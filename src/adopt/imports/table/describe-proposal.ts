import type { Duration } from '../../../values/duration.ts';
import { formatDuration } from '../../../values/format.ts';
import type { DeclaredDataset } from './declared.ts';
import { markerOf } from './draft-dataset.ts';
import { isExact } from './find-totals.ts';
import type { FoundTotal, Proposal } from './propose-table.ts';

function describeTotal(found: FoundTotal): string {
  const { column, total, parts, groups, equal } = found;
  const others = parts === undefined ? 'the others' : parts.join(', ');
  if (isExact(found))
    return `  Rows with "${total}" in ${column} are the sums of ${others}, in all ${groups} groups: written as a margin.`;
  const margin = JSON.stringify({ column, total, ...(parts === undefined ? {} : { parts }), additive: false });
  return `  "${total}" in ${column} is called a total, and is the sum of ${others} in ${equal} of ${groups} groups: if it is one, write  "margins": [${margin}]`;
}

/** That each row seems to speak of more than the day that it names. */
const describeWindow = ({ window, period }: Proposal): string[] =>
  window === undefined
    ? []
    : [
        `  Each row speaks of the ${formatDuration(window.length as Duration, 'en')} to its ${period.name}, by ${window.by}: written as  "window": "${window.length}"; remove it where a row speaks of that day alone.`,
      ];

/** What was found in a table, a line each. */
export function describeProposal(proposal: Proposal, declared: DeclaredDataset): string[] {
  const { profile, resource, files, period, part, cadence, contributors, key, releases, measures, totals, isWhole } =
    proposal;
  const when = part === undefined ? period.name : `${period.name} and ${part.column.name}`;
  const of = contributors;
  const base = of?.base !== undefined && of.base > 1 ? `, multiples of ${of.base}` : '';
  const step = cadence === undefined ? '' : `, every ${cadence}`;
  const ways = releases === 'partition' ? 'each file adds periods' : 'each file replaces the one before';
  const marker = markerOf(proposal, declared);
  return [
    `${resource}: ${profile.rows} rows${files.length > 1 ? ` in ${files.length} files` : ''}; period ${when}${step}; key ${key.join(', ')}; ${ways}.`,
    of
      ? `  ${of.name} counts contributors: from ${of.least ?? 0} to ${of.greatest ?? 0}${base}${marker === undefined ? '' : `; "${marker}" hides a number`}.`
      : '  No column counts contributors.',
    ...describeWindow(proposal),
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

/** What a descriptor at a path says of methods and totals that its author must look at. */
export function describeClaims(
  path: string,
  proposals: readonly Proposal[],
  declared: DeclaredDataset,
  methods: readonly string[] | undefined,
): string[] {
  const markers = [...new Set(proposals.flatMap((one) => markerOf(one, declared) ?? []))];
  const hides = `${markers.map((marker) => `"${marker}"`).join(', ')} ${markers.length === 1 ? 'hides' : 'hide'} numbers`;
  const way =
    'describe the method in a file of content/methods/ and name that here, such as  "method": ["suppression"]';
  const isOpen = (methods ?? []).length === 0;
  return [
    ...(isOpen && markers.length > 0
      ? [`${path}: "privacy" has  "method": [],  that no method was applied, although ${hides}: ${way}`]
      : []),
    ...(isOpen && markers.length === 0
      ? [`${path}: "privacy" has  "method": [],  that no method was applied. Where one was, ${way}`]
      : []),
    `${path}: "margins" names only totals that come out in the numbers. Add the others where there are any.`,
  ];
}
