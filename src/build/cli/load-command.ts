import type { Command } from './command.ts';

/** How each command is loaded, in the order in which help lists them. A command needs most of the program. */
export const commandLoaders = {
  init: async () => (await import('./commands/init.ts')).initCommand,
  start: async () => (await import('./commands/start.ts')).startCommand,
  dev: async () => (await import('./commands/dev.ts')).devCommand,
  build: async () => (await import('./commands/build.ts')).buildCommand,
  check: async () => (await import('./commands/check.ts')).checkCommand,
  impact: async () => (await import('./commands/impact.ts')).impactCommand,
  host: async () => (await import('./commands/host.ts')).hostCommand,
  import: async () => (await import('./commands/import.ts')).importCommand,
  schemas: async () => (await import('./commands/schemas.ts')).schemasCommand,
  release: async () => (await import('./commands/release.ts')).releaseCommand,
  report: async () => (await import('./commands/report.ts')).reportCommand,
  words: async () => (await import('./commands/words.ts')).wordsCommand,
  verify: async () => (await import('./commands/verify.ts')).verifyCommand,
  witness: async () => (await import('./commands/witness.ts')).witnessCommand,
  cosign: async () => (await import('./commands/cosign.ts')).cosignCommand,
} satisfies Readonly<Record<string, () => Promise<Command>>>;

export type CommandName = keyof typeof commandLoaders;

/** Whether a word is the name of a command. */
export const isCommandName = (word: string | undefined): word is CommandName =>
  word !== undefined && Object.hasOwn(commandLoaders, word);
