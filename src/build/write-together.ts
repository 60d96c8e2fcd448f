import { mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A file to be written below the folder. */
export interface Change {
  readonly path: string;
  readonly bytes: Uint8Array;
}

interface Journal {
  readonly renames: readonly { readonly from: string; readonly to: string }[];
}

const journalName = '.vitrine-journal.json';
const waiting = '.vitrine-waiting-';

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

async function carryOut(folder: string, { renames }: Journal): Promise<void> {
  for (const { from, to } of renames) {
    await mkdir(dirname(join(folder, to)), { recursive: true });
    await rename(join(folder, from), join(folder, to)).catch((error: NodeJS.ErrnoException) => {
      // Already moved before the interruption.
      if (error.code !== 'ENOENT') throw error;
    });
  }
  await rm(join(folder, journalName), { force: true });
}

/**
 * Finishes what an interrupted `writeTogether` had decided, and clears away what it had not. Every command that reads
 * the folder calls this first. Returns whether something was finished.
 */
export async function recover(folder: string): Promise<boolean> {
  const text = await readFile(join(folder, journalName), 'utf8').catch(() => undefined);
  if (text !== undefined) await carryOut(folder, JSON.parse(text) as Journal);
  const found = await readdir(folder).catch(() => []);
  for (const name of found) if (name.startsWith(waiting)) await rm(join(folder, name), { force: true });
  return text !== undefined;
}

/**
 * Writes several files of a folder together or not at all. New contents are first written whole under hidden names;
 * then one rename puts a journal in place, and from that moment the change is decided: interrupted after it, `recover`
 * completes the renames; interrupted before it, the folder is as it was.
 * `step` is called before each effect, so that a test can interrupt everywhere.
 */
export async function writeTogether(folder: string, changes: readonly Change[], step: (name: string) => void = () => undefined): Promise<void> {
  await recover(folder);
  const renames: { from: string; to: string }[] = [];
  for (const [index, { path, bytes }] of changes.entries()) {
    const from = `${waiting}${index}`;
    step(`write ${path}`);
    await writeDurably(join(folder, from), bytes);
    renames.push({ from, to: path });
  }
  const journal: Journal = { renames };
  step('write journal');
  await writeDurably(join(folder, `${waiting}journal`), new TextEncoder().encode(JSON.stringify(journal)));
  step('decide');
  await rename(join(folder, `${waiting}journal`), join(folder, journalName));
  for (const { from, to } of renames) {
    step(`rename ${to}`);
    await mkdir(dirname(join(folder, to)), { recursive: true });
    await rename(join(folder, from), join(folder, to));
  }
  step('forget journal');
  await rm(join(folder, journalName), { force: true });
}
