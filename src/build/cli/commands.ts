import type { Command } from './command.ts';
import { build } from './commands/build.ts';
import { check } from './commands/check.ts';
import { cosign } from './commands/cosign.ts';
import { dev } from './commands/dev.ts';
import { release } from './commands/release.ts';
import { report } from './commands/report.ts';
import { start } from './commands/start.ts';
import { verify } from './commands/verify.ts';
import { witness } from './commands/witness.ts';

/** Every command by its name, in the order in which help lists them. */
export const commands = { start, dev, build, check, release, report, verify, witness, cosign } satisfies Readonly<
  Record<string, Command>
>;
