import { type LogEntry, formatEntry } from '../../log/log-entry.ts';
import { parseLog } from '../../log/parse-log.ts';
import type { Day } from '../../values/day.ts';
import { CommandFault } from '../local/command-fault.ts';
import { logPaths } from '../../log/log-paths.ts';

/**
 * The log (absent: none yet) with entries added at its end. Throws a CommandFault where the log is faulty, or younger
 * than an entry.
 */
export function appendEntries(log: string | undefined, entries: readonly LogEntry[]): string {
  const { entries: before, faults } = parseLog(log ?? '');
  const [fault] = faults;
  if (fault)
    throw new CommandFault(
      `${logPaths.kept}:${fault.line}:${fault.column}: ${fault.message} Put the log back as it was; nothing can be added to a log that cannot be read.`,
    );
  let last: Day | undefined = before.at(-1)?.entry.date;
  for (const { date } of entries) {
    if (last !== undefined && date < last)
      throw new CommandFault(
        `The last entry of the log is dated ${last}, so none can follow that is dated ${date}: give --date ${last} or a later day.`,
      );
    last = date;
  }
  return `${log ?? ''}${entries.map((entry) => `${formatEntry(entry)}\n`).join('')}`;
}
