import { open, rename, rm } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';

/** Writes a file in one step: whoever reads it finds the old text or the new one, whole, also after a power cut. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const waiting = `${path}.${process.pid}-${randomUUID().slice(0, 8)}`;
  try {
    const file = await open(waiting, 'wx', 0o644);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(waiting, path);
  } catch (error) {
    await rm(waiting, { force: true });
    throw error;
  }
}
