import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { z } from 'zod';
import { CommandFault } from './command-fault.ts';
import { readHeldFile } from './read-held-file.ts';

/** A file to be written below the folder. */
export interface Change {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const journalName = '.vitrine-journal.json';
const waiting = '.vitrine-waiting-';
/** A path from the folder on that stays in it. */
const inside = z.string().refine((path) => !/^(?:[/\\]|[A-Za-z]:|\.\.(?:[/\\]|$))/.test(normalize(path)));
const journalSchema = z.strictObject({
  renames: z.array(z.strictObject({ from: inside.refine((path) => path.includes(waiting)), to: inside })).readonly(),
});
type Journal = z.infer<typeof journalSchema>;

const ownWaiting = `${waiting}${process.pid}-`;

/** Whether a waiting file belongs to a program that is still at work on it; what this one left behind is nobody's. */
function isInWork(name: string): boolean {
  const pid = Number(/^(\d+)-/.exec(name.slice(waiting.length))?.[1] ?? process.pid);
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The first folder of a path, with a slash: what waits lies there, since a rename cannot cross to another disk. */
const topOf = (path: string) => (path.includes('/') ? path.slice(0, path.indexOf('/') + 1) : '');

/** Clears away what nobody is at work on any more, in the folder and in the folders right below it. */
async function clearWaiting(folder: string): Promise<void> {
  const found = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const below = found.filter((entry) => !entry.isFile() && !/^(?:\.|node_modules$)/.test(entry.name));
  for (const place of ['', ...below.map(({ name }) => `${name}/`)]) {
    const names = await readdir(join(folder, place)).catch(() => []);
    for (const name of names)
      if (name.startsWith(waiting) && !isInWork(name)) await rm(join(folder, place, name), { force: true });
  }
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'w');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function carryOut(
  folder: string,
  { renames }: Journal,
  step: (name: string) => void = () => undefined,
): Promise<void> {
  for (const { from, to } of renames) {
    step(`rename ${to}`);
    await mkdir(dirname(join(folder, to)), { recursive: true });
    await rename(join(folder, from), join(folder, to)).catch((error: NodeJS.ErrnoException) => {
      // Already moved, before the interruption or by another program that reads the folder.
      if (error.code !== 'ENOENT') throw error;
    });
  }
  step('forget journal');
  await rm(join(folder, journalName), { force: true });
}

/** What an interrupted program had decided, if anything. Throws a CommandFault for what is no journal. */
async function readJournal(folder: string): Promise<Journal | undefined> {
  const bytes = await readHeldFile(join(folder, journalName), { name: journalName });
  if (!bytes) return undefined;
  try {
    return journalSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (error) {
    const fault = `${join(folder, journalName)} says what an interrupted command had still to do, and this is none that Vitrine wrote. Nothing was done. Remove it, and run the command again.`;
    throw new CommandFault(fault, { cause: error });
  }
}

/**
 * Finishes what an interrupted `writeTogether` had decided, and clears away what it had not. Every command that reads
 * the folder calls this first. Returns whether something was finished.
 */
export async function recover(folder: string): Promise<boolean> {
  const journal = await readJournal(folder);
  if (journal) await carryOut(folder, journal);
  await clearWaiting(folder);
  return journal !== undefined;
}

/**
 * Writes several files of a folder together or not at all. New contents are first written whole under hidden names;
 * then one rename puts a journal in place, and from that moment the change is decided: interrupted after it, `recover`
 * completes the renames; interrupted before it, the folder is as it was.
 * `step` is called before each effect, so that a test can interrupt everywhere.
 */
export async function writeTogether(
  folder: string,
  changes: readonly Change[],
  step: (name: string) => void = () => undefined,
): Promise<void> {
  await recover(folder);
  const renames: { from: string; to: string }[] = [];
  for (const [index, { path, bytes }] of changes.entries()) {
    const from = `${topOf(path)}${ownWaiting}${index}`;
    step(`write ${path}`);
    await writeDurably(join(folder, from), bytes);
    renames.push({ from, to: path });
  }
  const journal: Journal = { renames };
  step('write journal');
  await writeDurably(join(folder, `${ownWaiting}journal`), new TextEncoder().encode(JSON.stringify(journal)));
  step('decide');
  await rename(join(folder, `${ownWaiting}journal`), join(folder, journalName));
  await carryOut(folder, journal, step);
}
