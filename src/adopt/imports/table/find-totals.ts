import type { Engine } from '../../../engine/engine.ts';
import { quoteName } from '../../../engine/sql.ts';
import type { Proposal } from './propose-table.ts';

/** A value of a column whose rows are, or seem to be, totals of the other rows of their group. */
export interface FoundTotal {
  readonly column: string;
  readonly total: string;
  /** Groups in which it stands beside others and none of them is hidden, and those in which it is their sum. */
  readonly groups: number;
  readonly equal: number;
}

/** Names of totals. Any other value must come out in so many groups, so that it is no chance. */
const totalName = /^(all|any|both|everyone|everything|grand total|overall|sum|total|totals|world|worldwide|global)$/i;
const leastGroups = 5;

/**
 * Looks in each column of text of the key for rows that are sums: in every group of rows that agree in the rest of the
 * key, the number of one equals the sum of the others. Groups with a hidden number are left out. Gives those that come
 * out in every group, and those that are called a total and do not; empty where no column counts.
 */
export async function findTotals(engine: Engine, proposal: Proposal): Promise<FoundTotal[]> {
  const { profile, contributors, key, period } = proposal;
  if (!contributors) return [];
  const texts = profile.columns.filter(
    ({ name, type }) => type === 'string' && name !== period.name && key.includes(name),
  );
  const found: FoundTotal[] = [];
  for (const { name: column } of texts) {
    const rest = key.filter((name) => name !== column).map(quoteName);
    const { rows } = await engine.query(`
      WITH numbered AS (
        SELECT ${quoteName(column)} AS label, ${[...rest, `try_cast(${quoteName(contributors.name)} AS HUGEINT) AS own`].join(', ')}
        FROM ${quoteName(profile.name)}
      ), grouped AS (
        SELECT label, own, sum(own) OVER part AS whole, count(own) OVER part AS counted, count(*) OVER part AS present
        FROM numbered WINDOW part AS (PARTITION BY ${rest.length === 0 ? "''" : rest.join(', ')})
      )
      SELECT label, count(*), count(*) FILTER (2 * own = whole), max(present)
      FROM grouped WHERE counted = present AND present > 1 AND whole > 0
      GROUP BY label ORDER BY label`);
    for (const [label, all, same, parts] of rows) {
      const one = { column, total: String(label ?? ''), groups: Number(all), equal: Number(same) };
      const isWhole = one.equal === one.groups && Number(parts) > 2;
      if (totalName.test(one.total) || (isWhole && one.groups >= leastGroups)) found.push(one);
    }
  }
  return found;
}

/** Whether a total comes out in every group. */
export const isExact = ({ groups, equal }: FoundTotal): boolean => groups > 0 && equal === groups;
