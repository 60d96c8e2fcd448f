import { isSameBytes } from '../../log/encoding.ts';
import { CommandFault } from '../local/command-fault.ts';
import type { Change } from '../local/write-together.ts';
import type { ReleasePorts } from './ports.ts';
import { logPaths } from '../../log/log-paths.ts';

const none = new Uint8Array();

/** Writes all changes together, unless the log is no longer the one they were made for. */
export async function writeUnlessChanged(
  changes: readonly Change[],
  log: Uint8Array | undefined,
  { files, write }: Pick<ReleasePorts, 'files' | 'write'>,
): Promise<void> {
  if (!isSameBytes((await files.read(logPaths.kept)) ?? none, log ?? none))
    throw new CommandFault(
      `${logPaths.kept} changed while this was being prepared, so nothing was written. Run the command again.`,
    );
  await write(changes);
}
