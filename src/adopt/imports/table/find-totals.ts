import type { Engine } from '../../../engine/engine.ts';
import { quoteName } from '../../../engine/sql.ts';
import { findSums, type LabelledNumbers } from './find-sums.ts';
import type { FoundTotal, Proposal } from './propose-table.ts';

/** Names of totals. Any other value must come out in so many groups, so that it is no chance. */
const totalName = /^(all|any|both|everyone|everything|grand total|overall|sum|total|totals|world|worldwide|global)$/i;
const leastGroups = 5;
/** So many rows of groups are looked at, and so many values of a column. */
const mostGroups = 200;
const mostLabels = 60;

/**
 * The numbers of a column's values in each group of rows that agree in the rest of the key; those with a hidden one
 * left out.
 */
async function groupsOf(
  engine: Engine,
  { profile, key, contributors }: Pick<Proposal, 'profile' | 'key' | 'contributors'>,
  column: string,
): Promise<LabelledNumbers[]> {
  const rest = key.filter((name) => name !== column).map(quoteName);
  const part = rest.length === 0 ? "''" : rest.join(` || '\n' || `);
  const { rows } = await engine.query(`
    SELECT ${part} AS part, ${quoteName(column)} AS label,
      sum(try_cast(${quoteName(contributors?.name ?? '')} AS DOUBLE)) AS number,
      count(*) - count(try_cast(${quoteName(contributors?.name ?? '')} AS DOUBLE)) AS hidden
    FROM ${quoteName(profile.name)} GROUP BY 1, 2 ORDER BY 1, 2`);
  const groups: LabelledNumbers[] = [];
  for (const list of Map.groupBy(rows, ([name]) => String(name)).values())
    if (list.length > 1 && list.every(([, , , hidden]) => Number(hidden) === 0))
      groups.push(new Map(list.map(([, label, number]) => [String(label ?? ''), Number(number)])));
  return groups;
}

/** What a value that is called a total comes to beside the sum of the others, totals by name aside. */
function judgeName(
  groups: readonly LabelledNumbers[],
  total: string,
): { readonly groups: number; readonly equal: number } {
  const own = groups.filter((group) => group.has(total) && group.size > 1);
  const equal = own.filter((group) => {
    const others = [...group].filter(([label]) => label === total || !totalName.test(label));
    return 2 * (group.get(total) ?? 0) === others.reduce((sum, [, number]) => sum + number, 0);
  });
  return { groups: own.length, equal: equal.length };
}

/**
 * Looks in each column of text of the key for values that are sums of others: in every group of rows that agree in the
 * rest of the key, the number of one equals the sum of some others. Groups with a hidden number are left out. Gives
 * those that come out in every group, several of a column where there are several, and those that are called a total
 * and do not come out; empty where no column counts.
 */
export async function findTotals(
  engine: Engine,
  proposal: Pick<Proposal, 'profile' | 'key' | 'contributors' | 'period'>,
): Promise<FoundTotal[]> {
  const { profile, contributors, key, period } = proposal;
  if (!contributors) return [];
  const texts = profile.columns.filter(
    ({ name, type, distinct }) =>
      type === 'string' && name !== period.name && key.includes(name) && distinct > 1 && distinct <= 1000,
  );
  const found: FoundTotal[] = [];
  for (const { name: column, values = [] } of texts) {
    const groups = await groupsOf(engine, proposal, column);
    const labels = [...new Set(groups.flatMap((group) => [...group.keys()]))];
    const sums = labels.length > mostLabels ? [] : findSums(groups.slice(-mostGroups), leastGroups);
    const exact = sums.filter(({ total, parts }) => holdsEverywhere(groups, total, parts));
    for (const { total, parts } of exact) {
      const isRest = parts.length === labels.length - 1;
      const count = groups.filter((group) => group.has(total)).length;
      found.push({ column, total, ...(isRest ? {} : { parts }), groups: count, equal: count });
    }
    const named = (values.length > 0 ? values : labels).filter((label) => totalName.test(label));
    for (const total of named) {
      if (exact.some((sum) => sum.total === total)) continue;
      const parts = labels.filter((label) => !totalName.test(label));
      const isRest = parts.length === labels.length - 1;
      found.push({ column, total, ...(isRest || parts.length === 0 ? {} : { parts }), ...judgeName(groups, total) });
    }
  }
  return found;
}

const holdsEverywhere = (groups: readonly LabelledNumbers[], total: string, parts: readonly string[]): boolean =>
  groups.every(
    (group) => !group.has(total) || group.get(total) === parts.reduce((sum, part) => sum + (group.get(part) ?? 0), 0),
  );

/** Whether a total comes out in every group. */
export const isExact = ({ groups, equal }: Pick<FoundTotal, 'groups' | 'equal'>): boolean =>
  groups > 0 && equal === groups;
