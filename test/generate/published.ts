import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const data = fileURLToPath(new URL('../../data/', import.meta.url));

export type Row = Readonly<Record<string, string>>;

/** All rows of a dataset's CSV files, as text: no reader of the project's own stands between the test and the bytes. */
export function readRows(dataset: string, folder = data): Row[] {
  return readdirSync(join(folder, dataset))
    .filter((name) => name.endsWith('.csv'))
    .sort()
    .flatMap((name) => {
      const [header = '', ...lines] = readFileSync(join(folder, dataset, name), 'utf8')
        .trimEnd()
        .split('\n');
      const columns = header.split(',');
      return lines.map((line) =>
        Object.fromEntries(line.split(',').map((cell, index) => [columns[index] ?? '', cell])),
      );
    });
}

export const hidden = '*';
export const shown = (cell: string | undefined) => (cell === undefined || cell === hidden ? undefined : Number(cell));
