import type { Engine } from '../../../engine/engine.ts';
import { quoteName } from '../../../engine/sql.ts';
import { parsePeriod, periodKind, periodStart } from '../../../values/period.ts';
import { folderOfPath, periodOfFile, type TableOnDisk } from './group-files.ts';
import { compareAge } from './name-files.ts';
import { isParquet } from './open-file.ts';
import { type DatedFile, holdsSeveral } from './periods-of.ts';

/** What a part of a file is called by: the period of a row, and of days the month that they lie in. */
function partOf(text: string, isDaily: boolean): string | undefined {
  const period = parsePeriod(text.toUpperCase());
  if (period === undefined) return undefined;
  return isDaily ? periodStart(period).slice(0, 7) : period;
}

/**
 * A CSV file with the rows of several periods as one file for each, every row as it was written, in its order; days are
 * gathered by their months. `table` is the file in the engine, `period` the SQL of a row's period. The file itself
 * where it is Parquet, where it lies in its place already, where a row names no period, and where there is one part.
 */
async function splitPeriods(
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

/** Of files in the engine: the periods of each, the SQL of a row's period, and the table that holds each. */
interface InEngine {
  readonly dated: readonly DatedFile[];
  readonly period: string;
  tableOf(index: number): string;
}

/**
 * The files of a table whose files each add periods: one that has rows of several is parted. A part takes the place of
 * the file of its period that an earlier import wrote.
 */
export async function splitAll(
  engine: Engine,
  files: readonly TableOnDisk[],
  { dated, period, tableOf }: InEngine,
): Promise<readonly TableOnDisk[]> {
  const isWhole = (index: number) => {
    const one = dated[index];
    return one === undefined || !holdsSeveral(one);
  };
  const parts: TableOnDisk[] = [];
  for (const [index, file] of files.entries())
    if (!isWhole(index)) parts.push(...(await splitPeriods(engine, file, tableOf(index), period)));
  const known = new Set(parts.map(periodOfFile));
  const others = files.filter((file, index) => {
    const told = periodOfFile(file);
    return isWhole(index) && !(told !== undefined && known.has(told));
  });
  return [...others, ...parts].sort((a, b) => compareAge(periodOfFile(a), periodOfFile(b)));
}
