import { logPaths } from '../../log/log-paths.ts';
import { decodeLog, parseLog } from '../../log/parse-log.ts';
import type { Files } from '../../source/files.ts';

/** The files that the log of a site names, by their paths below `data/`; none where there is no log. */
export async function loggedFiles(files: Files): Promise<ReadonlySet<string>> {
  const log = decodeLog((await files.read(logPaths.kept)) ?? new Uint8Array());
  return new Set(parseLog(log).entries.map(({ entry }) => entry.file));
}
