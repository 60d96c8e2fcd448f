import type { DataTable } from '../../source/site.ts';
import { type Day, dayOf } from '../../values/day.ts';
import { compareTexts } from '../../values/compare-texts.ts';
import { type Period, periodEnd } from '../../values/period.ts';
import { parseLog } from '../../log/parse-log.ts';
import { CommandFault } from '../local/command-fault.ts';
import { appendEntries } from './append-entries.ts';
import type { ReleasePorts } from './ports.ts';
import { readSoundSite } from './read-sound-site.ts';
import { type ReleasedFile, releaseEntryOf } from './release-entry.ts';
import { writeUnlessChanged } from './write-unless-changed.ts';
import { logPaths } from '../../log/log-paths.ts';

export interface AdoptRequest {
  /** Day under which the files are entered. Default: today, whatever `asOf` says. */
  readonly date?: Day;
  readonly dryRun: boolean;
}

interface Adopted {
  readonly table: DataTable;
  readonly file: ReleasedFile;
}

/**
 * Enters into the log every file of the descriptors that it does not name, oldest period first: for projects that
 * published files before they had a log. Nothing is checked and nothing else is written. Gives the exit code; throws a
 * CommandFault where a file's name does not tell its period.
 */
export async function adoptFiles({ date: wanted, dryRun }: AdoptRequest, ports: ReleasePorts): Promise<number> {
  const { files, print } = ports;
  const oldLog = await files.read(logPaths.kept);
  const site = await readSoundSite(ports);
  if (!site) {
    print('Nothing was entered into the log.');
    return 1;
  }
  const known = new Set(parseLog(site.log ?? '').entries.map(({ entry }) => entry.file));
  const adopted = site.datasets.flatMap(({ tables }) =>
    tables.flatMap((table) =>
      table.files
        .filter(({ path }) => !known.has(path))
        .map(({ path, bytes, period }): Adopted => {
          if (period === undefined)
            throw new CommandFault(
              `The name of data/${path} does not tell which period or day it is for, and the log must say it: rename it, such as ${path.replace(/[^/]+(\.[a-z]+)$/, '2026-08$1')}, and name it so in the descriptor.`,
            );
          return { table, file: { path, bytes, period: period as Period } };
        }),
    ),
  );
  if (adopted.length === 0) {
    print('The log names every file already.');
    return 0;
  }
  const date = wanted ?? dayOf(ports.now());
  const order = ({ table, file }: Adopted) => `${periodEnd(file.period)} ${table.dataset} ${table.name}`;
  adopted.sort((a, b) => compareTexts(order(a), order(b)));
  const entries = await Promise.all(adopted.map(({ table, file }) => releaseEntryOf(table, file, date)));
  const log = appendEntries(site.log, entries);
  for (const { file, rows, period } of entries) print(`  data/${file}: ${period}, ${rows} rows`);
  if (!dryRun) await writeUnlessChanged([{ path: logPaths.kept, bytes: new TextEncoder().encode(log) }], oldLog, ports);
  const these = entries.length === 1 ? 'This file' : `These ${entries.length} files`;
  const [were, none] = entries.length === 1 ? ['was', 'It was not'] : ['were', 'None of them was'];
  print(
    dryRun
      ? `${these} would be entered into ${logPaths.kept}, dated ${date}. Nothing was written (--dry-run).`
      : `${these} ${were} entered into ${logPaths.kept}, dated ${date}. ${none} checked by this command: run  vitrine check.`,
  );
  return 0;
}
