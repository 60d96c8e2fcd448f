import type { CellChange, Reason } from './editable-table.ts';

function because(reason: Reason): string {
  switch (reason.kind) {
    case 'rounded':
      return `rounded to a multiple of ${reason.base}`;
    case 'recomputed':
      return 'computed anew from the rounded numbers';
    case 'too-small':
      return `fewer than ${reason.minimumCount} stand behind it`;
    case 'same-row':
      return `goes with "${reason.column}" of this row`;
    case 'guard':
      return `hidden as well, or ${reason.of} could be worked out`;
  }
}

const order = ['too-small', 'guard', 'same-row', 'rounded', 'recomputed'] as const;
const headings: Readonly<Record<Reason['kind'], string>> = {
  'too-small': 'hidden because they are small',
  guard: 'hidden to guard those',
  'same-row': 'hidden with them',
  rounded: 'rounded',
  recomputed: 'ratios computed anew',
};

/**
 * Every changed cell, row by row, with the reason; a last line counts them. The numbers that stood there are not
 * repeated: what a program prints is kept in logs, and those of a public CI are for everybody.
 */
export function describeChanges(changes: readonly CellChange[], path: string): string[] {
  if (changes.length === 0) return [`Nothing in ${path} had to be changed.`];
  const rows = [...Map.groupBy(changes, ({ line }) => line)];
  const lines = rows.flatMap(([line, cells]) => [
    `  line ${line}: ${cells[0]?.row ?? ''}`,
    ...cells.map(({ column, to, reason }) => `    ${column} → ${to}: ${because(reason)}`),
  ]);
  const counts = order.flatMap((kind) => {
    const count = changes.filter(({ reason }) => reason.kind === kind).length;
    return count === 0 ? [] : [`${headings[kind]}: ${count}`];
  });
  return [
    `Changed in ${path} (the numbers that stood there are not repeated, for output like this is kept in logs):`,
    ...lines,
    `Changed cells: ${changes.length}, in ${rows.length} ${rows.length === 1 ? 'row' : 'rows'}; ${counts.join(', ')}.`,
  ];
}
