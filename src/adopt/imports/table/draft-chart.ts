import { periodSql } from '../../../checks/period-sql.ts';
import { quoteName, quoteText } from '../../../engine/sql.ts';
import type { ContentDraft } from '../draft-field.ts';
import { termOfKey, titleOfKey } from '../field-ids.ts';
import { isExact } from './find-totals.ts';
import type { ColumnProfile } from './profile-table.ts';
import { periodKey, type Proposal } from './propose-table.ts';

/** So many lines can be told apart. */
const mostLines = 6;

/** A column of text whose few values can each be a line: of several, the one with the fewest. */
function seriesOf({ profile, key, period, part }: Proposal): ColumnProfile | undefined {
  return profile.columns
    .filter(
      ({ name, type, distinct }) =>
        type === 'string' &&
        key.includes(name) &&
        name !== period.name &&
        name !== part?.column.name &&
        distinct > 1 &&
        distinct <= mostLines,
    )
    .sort((a, b) => a.distinct - b.distinct)[0];
}

/**
 * The rows that are counted once: of a column with a total of all its values those alone, of one with totals of some of
 * them those that are none; of a column that is drawn as lines, its parts.
 */
function conditionsOf({ totals }: Proposal, series: ColumnProfile | undefined): string[] {
  const exact = totals.filter(isExact);
  return [...Map.groupBy(exact, ({ column }) => column)].map(([column, list]) => {
    const whole = list.find(({ parts }) => parts === undefined);
    if (whole && column !== series?.name) return `${quoteName(column)} = ${quoteText(whole.total)}`;
    return `${quoteName(column)} NOT IN (${list.map(({ total }) => quoteText(total)).join(', ')})`;
  });
}

/** A chart of the numbers over time, with a line for each of a few values; undefined where nothing counts. */
export function draftChart(proposal: Proposal, dataset: string, order: number): ContentDraft | undefined {
  const { profile, resource, period, part, contributors, key } = proposal;
  if (!contributors) return undefined;
  const series = seriesOf(proposal);
  const conditions = conditionsOf(proposal, series);
  const name = titleOfKey(contributors.name);
  const split = series ? `, ${quoteName(series.name)}` : '';
  const sql = [
    `SELECT ${part ? periodSql({ period: periodKey(proposal) }) : quoteName(period.name)} AS period${split}, sum(${quoteName(contributors.name)}) AS total`,
    `FROM ${quoteName(profile.name)}`,
    ...(conditions.length > 0 ? [`WHERE ${conditions.join(' AND ')}`] : []),
    series ? 'GROUP BY 1, 2\nORDER BY 1, 2;' : 'GROUP BY 1\nORDER BY 1;',
  ].join('\n');
  const summed = key.filter(
    (column) =>
      ![period.name, part?.column.name, series?.name].includes(column) &&
      !conditions.some((one) => one.startsWith(`${quoteName(column)} = `)),
  );
  const by = series ? ` by ${termOfKey(series.name)}` : '';
  const said = `${name}${by || ' over time'}`;
  // Several tables of one dataset can count the same; a table that is called so already says it once.
  const told = termOfKey(resource);
  const isSaid = `${termOfKey(contributors.name)}${by}` === told;
  return {
    keys: {
      title: isSaid ? said : `${said} (${told})`,
      order,
      question: `How did ${contributors.name}${by} change?`,
      dataset,
      mark: 'line',
      x: { column: 'period', label: titleOfKey(part?.unit ?? period.name) },
      y: { column: 'total', label: name, zero: true },
      ...(series ? { series: { column: series.name, label: titleOfKey(series.name) } } : {}),
      period: 'period',
    },
    blocks: [
      `\`\`\`sql\n${sql}\n\`\`\``,
      ...(summed.length === 0
        ? []
        : [`The sum over ${summed.join(', ')}: whoever is in several rows is in it several times.`]),
    ],
  };
}
