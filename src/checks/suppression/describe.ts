import type { CheckInput } from '../check-input.ts';
import type { Outcome } from '../check.ts';
import { slackOf } from '../margins.ts';
import { describeRelations } from './describe-relations.ts';
import { type GroupTable, type TableGroup, roundedColumns, suppressibleColumns } from './group.ts';
import type { JudgedSlices } from './judge-slices.ts';
import type { FoundRelation } from './relation.ts';

/** What rounding does to the equations, in a sentence; empty where nothing is rounded. */
function roundingNote({ tables }: TableGroup): string {
  const rounded = tables
    .flatMap(({ table, measures }) => measures.map((measure) => ({ table, slack: slackOf(table, measure) })))
    .filter(({ slack }) => slack > 0);
  if (rounded.length === 0) return '';
  const alone = rounded.filter(({ table }) => table.privacy.totalsRoundedAlone !== false);
  if (alone.length === 0)
    return ' Totals are sums of rounded counts, so the equations hold exactly for the rounded counts.';
  const most = Math.max(...alone.map(({ slack }) => slack));
  return ` Totals are rounded on their own, so each published count c stands for every true count from c − ${most} to c + ${most}.`;
}

/** Why a group cannot be checked: nothing in it is counted, or noise protects it. */
export function describeUnchecked(group: TableGroup, { site }: CheckInput): Pick<Outcome, 'status' | 'note'> {
  const { contributors, differentialPrivacy } = group.tables[0]?.table.privacy ?? {};
  if (differentialPrivacy)
    return {
      status: 'not-checkable',
      note: 'Random noise was added to these counts, so no total gives a hidden one away exactly; the privacy budget limits what they reveal.',
    };
  const reason = typeof contributors === 'object' ? `: ${contributors.none}` : '.';
  return {
    status: 'not-checkable',
    note: `No column counts contributors, and none is declared as suppressible${reason} What was left out is stated by ${site.operator.name}.`,
  };
}

/** How the left-out cells were bounded, in a sentence; empty where none is left out. */
function methodNote(
  group: TableGroup,
  { suppressedCells, leftOutRows, ...solved }: JudgedSlices['measures'],
  relations: readonly FoundRelation[],
): string {
  if (suppressedCells + leftOutRows === 0) return '';
  const isOpen =
    relations.length === 0 && group.tables.every((one) => one.margins.length === 0 && one.links.length === 0);
  if (isOpen && group.tables.some(({ bounds }) => bounds.margins.length + bounds.links.length > 0))
    return ` One contributor can be in several parts of a total, so no sum bounds a hidden number: it is only no larger than its total.`;
  if (isOpen)
    return ` No total is declared that its parts add up to, and none was found${group.beside.length === 0 ? '' : `, also not in ${group.beside.map(({ table }) => table.table).join(', ')}`}: no number published here bounds them.`;
  return ` Systems of equations without a common cell: ${solved.components}; linear programs solved: ${solved.linearPrograms}. The other cells follow from one equation alone or were seen to range far enough.`;
}

/** Of how many rounded numbers it was asked whether others undo the rounding; empty where numbers hang in no sum. */
function roundedNote(measured: readonly GroupTable[], { roundedCells, roundedNotExamined }: JudgedSlices['rounded']) {
  if (measured.every((one) => roundedColumns(one).length === 0)) return '';
  if (roundedCells === 0) return ' No sum was found from which a number before rounding could be worked out.';
  const open = roundedNotExamined === 0 ? '' : `; not found out, for too many hang together: ${roundedNotExamined}`;
  return ` Rounded numbers of which it was asked whether sums undo the rounding: ${roundedCells}${open}.`;
}

/** What was examined, and how. `measured`: the tables of the group in which a cell can be left out. */
export function describeChecked(
  group: TableGroup,
  measured: readonly GroupTable[],
  { measures, rounded }: JudgedSlices,
  relations: readonly FoundRelation[],
): string {
  const { suppressedCells, leftOutRows, notExamined } = measures;
  const columns = measured.flatMap((one) => suppressibleColumns(one.table)).join(', ') || 'this table';
  return [
    suppressedCells === 0 ? `No cell of ${columns} is suppressed.` : `Suppressed cells: ${suppressedCells}.`,
    leftOutRows === 0 ? '' : ` Rows that were left out of totals: ${leftOutRows}.`,
    methodNote(group, measures, relations),
    notExamined === 0 ? '' : ` Not examined, for their system is too large: ${notExamined}.`,
    roundingNote(group),
    roundedNote(measured, rounded),
    describeRelations(
      suppressedCells + rounded.roundedCells === 0 ? relations.filter(({ basis }) => basis === 'shown') : relations,
    ),
  ].join('');
}
