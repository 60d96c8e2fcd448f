import { isSameBytes } from '../../log/encoding.ts';
import { parseLog } from '../../log/parse-log.ts';
import type { Site } from '../../source/site.ts';
import type { Day } from '../../values/day.ts';
import { periodEnd } from '../../values/period.ts';
import { formatDuration } from '../../values/format.ts';
import { CommandFault } from '../local/command-fault.ts';
import { correctCommand } from './name-release.ts';
import type { LocatedRelease } from './locate-release.ts';
import type { ReleasePorts } from './ports.ts';
import { tableOfFile } from './table-of-file.ts';
import type { TableRequest } from './table-request.ts';

/** Throws a CommandFault for a file (relative to `data/`) that the log names already. */
export function refuseReleased(log: string, path: string): void {
  const entry = parseLog(log).entries.find(({ entry: one }) => one.file === path)?.entry;
  if (entry)
    throw new CommandFault(
      `data/${path} was released on ${entry.date}, and a released file never changes. To correct it, give the right numbers as a new file:  ${correctCommand(path.slice(0, path.indexOf('/')), '<file>', path.slice(path.indexOf('/') + 1))}`,
    );
}

/** Throws a CommandFault where another file lies in the way, or the period is not over on the day of the release. */
export async function refuseUntimely(
  site: Site,
  { bytes, inside, dataset }: Pick<TableRequest, 'bytes' | 'inside' | 'dataset'>,
  { name }: LocatedRelease,
  date: Day,
  { files }: ReleasePorts,
): Promise<void> {
  const path = `${dataset}/${name.path}`;
  const there = inside === undefined ? await files.read(`data/${path}`) : undefined;
  if (there && !isSameBytes(there, bytes))
    throw new CommandFault(
      `data/${path} is there already, with other bytes. Release that file by its own path, or remove it first.`,
    );
  const end = periodEnd(name.period);
  const { privacy } = tableOfFile(site, path);
  const isOver = privacy.releases === 'snapshot' ? end <= date : end < date;
  const { window, releases } = privacy;
  const what =
    window !== undefined && releases === 'partition'
      ? `The stretch of ${formatDuration(window, 'en')} to ${name.period}`
      : name.period;
  if (!isOver)
    throw new CommandFault(
      `${what} is not over: its last day is ${end}, and the day of this release is ${date}. Numbers of an unfinished period still change, and a released file may not. Another day is given with  --date.`,
    );
}
