import { formatBase64 } from '../../log/encoding.ts';
import { buildLogTree } from '../../log/merkle-tree.ts';
import { parseLog } from '../../log/parse-log.ts';
import type { Report } from '../../schema/content/record.ts';
import type { Day } from '../../values/day.ts';

/**
 * How far the log had come at the end of a day: all entries before the first that is dated later. No log: no entries.
 */
export async function placeInLog(log: string, day: Day): Promise<NonNullable<Report['log']>> {
  const { lines, entries } = parseLog(log);
  const size = entries.find(({ entry }) => entry.date > day)?.index ?? lines.length;
  const tree = await buildLogTree(lines.slice(0, size));
  return { size, root: formatBase64(await tree.root()) };
}
