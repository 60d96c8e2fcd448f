import type { CheckTable } from '../check-input.ts';
import { periodColumnsOf } from '../../schema/period-columns.ts';
import { canHold } from './period-kinds.ts';

const contributorsOf = ({ privacy }: CheckTable) =>
  typeof privacy.contributors === 'string' && !privacy.differentialPrivacy?.columns.includes(privacy.contributors)
    ? privacy.contributors
    : undefined;

/** The types of the columns that hold the period, in their order. */
function periodTypes(table: CheckTable): string {
  return periodColumnsOf(table.privacy)
    .map((name) => table.columns.find((column) => column.name === name)?.type ?? '')
    .join();
}

/** `mayCountTheSame` of tables whose periods may differ in length, such as months and quarters. */
export function mayCountOverTime(table: CheckTable, other: CheckTable): boolean {
  const [own, theirs] = [table.privacy, other.privacy];
  const switches = [own.category].flat();
  return (
    table !== other &&
    contributorsOf(table) !== undefined &&
    contributorsOf(other) !== undefined &&
    own.unit === theirs.unit &&
    own.sampleRate === theirs.sampleRate &&
    own.window === theirs.window &&
    [theirs.category].flat().some((id) => switches.includes(id))
  );
}

/**
 * Whether two tables may count the same contributors, by all that their descriptors say: the same unit, sample, switch
 * and kind of period, in exact counts.
 */
export const mayCountTheSame = (table: CheckTable, other: CheckTable): boolean =>
  mayCountOverTime(table, other) && periodTypes(table) === periodTypes(other);

/** The same where the periods of the one may lie in those of the other, too. */
export const mayAddUpToTheSame = (table: CheckTable, other: CheckTable): boolean =>
  mayCountTheSame(table, other) || (mayCountOverTime(table, other) && (canHold(table, other) || canHold(other, table)));
