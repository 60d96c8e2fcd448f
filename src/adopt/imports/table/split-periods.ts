import type { Engine } from '../../../engine/engine.ts';
import { quoteName } from '../../../engine/sql.ts';
import { parsePeriod, periodKind, periodStart } from '../../../values/period.ts';
import { isParquet } from './open-file.ts';
import { folderOfPath, type TableOnDisk } from './group-files.ts';

/** What a part of a file is called by: the period of a row, and of days the month that they lie in. */
function partOf(text: string, isDaily: boolean): string | undefined {
  const period = parsePeriod(text.toUpperCase());
  if (period === undefined) return undefined;
  return isDaily ? periodStart(period).slice(0, 7) : period;
}

/**
 * A CSV file with the rows of several periods as one file for each, every row as it was written, in its order; days are
 * gathered by their months. `table` is the file in the engine, `period` the SQL of a row's period. The file itself where
 * it is Parquet, where it lies in its place already, where a row names no period, and where there is one part only.
 */
export async function splitPeriods(
  engine: Engine,
  file: TableOnDisk,
  table: string,
  period: string,
): Promise<readonly TableOnDisk[]> {
  if (isParquet(file.source) || file.inside !== undefined) return [file];
  const { rows } = await engine.query(`SELECT _line, ${period} FROM ${quoteName(table)} ORDER BY _line`);
  const read = rows.map(([line, text]) => ({ line: Number(line), text: String(text ?? '') }));
  const isDaily = read.every(({ text }) => {
    const one = parsePeriod(text.toUpperCase());
    return one !== undefined && periodKind(one) === 'day';
  });
  const placed = read.map(({ line, text }) => ({ line, part: partOf(text, isDaily) }));
  const parts = new Set(placed.map(({ part }) => part));
  if (parts.has(undefined) || parts.size < 2) return [file];
  const lines = new TextDecoder().decode(file.bytes).split(/(?<=\n)/);
  const header = lines.slice(0, (placed[0]?.line ?? 1) - 1).join('');
  const end = header.endsWith('\r\n') ? '\r\n' : '\n';
  const texts = new Map<string, string>();
  for (const [index, { line, part = '' }] of placed.entries()) {
    const next = placed[index + 1]?.line;
    const text = lines.slice(line - 1, next === undefined ? undefined : next - 1).join('');
    texts.set(part, `${texts.get(part) ?? header}${text.endsWith('\n') ? text : text + end}`);
  }
  const folder = folderOfPath(file.source);
  return [...texts].map(([part, text]) => ({
    ...file,
    source: `${folder === '' ? '' : `${folder}/`}${part}.csv`,
    bytes: new TextEncoder().encode(text),
  }));
}
