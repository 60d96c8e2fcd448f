import type { Command } from './command.ts';
import { buildCommand } from './commands/build.ts';
import { checkCommand } from './commands/check.ts';
import { cosignCommand } from './commands/cosign.ts';
import { devCommand } from './commands/dev.ts';
import { hostCommand } from './commands/host.ts';
import { impactCommand } from './commands/impact.ts';
import { importCommand } from './commands/import.ts';
import { initCommand } from './commands/init.ts';
import { releaseCommand } from './commands/release.ts';
import { reportCommand } from './commands/report.ts';
import { schemasCommand } from './commands/schemas.ts';
import { startCommand } from './commands/start.ts';
import { verifyCommand } from './commands/verify.ts';
import { witnessCommand } from './commands/witness.ts';
import { wordsCommand } from './commands/words.ts';

/** Every command by its name, in the order in which help lists them. */
export const commands = {
  init: initCommand,
  start: startCommand,
  dev: devCommand,
  build: buildCommand,
  check: checkCommand,
  impact: impactCommand,
  host: hostCommand,
  import: importCommand,
  schemas: schemasCommand,
  release: releaseCommand,
  report: reportCommand,
  words: wordsCommand,
  verify: verifyCommand,
  witness: witnessCommand,
  cosign: cosignCommand,
} satisfies Readonly<Record<string, Command>>;
