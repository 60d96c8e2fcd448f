import { join } from 'node:path';
import { openNodeEngine } from '../../engine/node.ts';
import { readBrokenBefore } from '../prepare/broken-before.ts';
import { nodeFiles } from '../local/node-files.ts';
import { readPreviousLogs } from '../local/previous-logs.ts';
import type { Progress } from '../local/progress.ts';
import { readSigningKey } from '../local/signing-key.ts';
import { recover } from '../local/write-together.ts';
import { type Prepared, prepare } from '../prepare/prepare.ts';
import type { Given } from './command.ts';
import { clockOf, type prepareOptions } from './shared-options.ts';

/** Completes a release that was interrupted, so that nobody reads half of one. */
export async function recoverGiven(siteFolder: string, progress: Progress): Promise<void> {
  // Earlier versions kept what was decided in data/.
  const done = [await recover(siteFolder), await recover(join(siteFolder, 'data'))];
  if (done.includes(true)) progress.say('A release that was interrupted has been completed.');
}

/** Prepares the folder that the command line names. */
export async function prepareGiven(
  {
    options: { url, previous = [], base, today },
    siteFolder,
    environment,
    progress,
  }: Pick<Given<typeof prepareOptions>, 'options' | 'siteFolder' | 'environment' | 'progress'>,
  publishFailures = false,
): Promise<Prepared> {
  await recoverGiven(siteFolder, progress);
  const previousLogs = await readPreviousLogs({ previous, ...(base ? { base } : {}) }, siteFolder);
  const signer = await readSigningKey(environment);
  return prepare({
    files: nodeFiles(siteFolder),
    openEngine: openNodeEngine,
    progress,
    now: clockOf(today),
    previousLogs,
    publishFailures,
    ...(publishFailures ? { before: await readBrokenBefore(previous, fetch) } : {}),
    ...(url ? { url } : {}),
    ...(signer ? { signer } : {}),
  });
}
