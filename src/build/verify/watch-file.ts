import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { CommandFault } from '../local/command-fault.ts';
import { replaceFile } from '../local/replace-file.ts';

const rememberedSchema = z.strictObject({
  /** The log's name. */
  origin: z.string(),
  /** The checkpoint as it was published, with its signatures. */
  checkpoint: z.string(),
  /** The whole log, so that a rewriting can be named by its line. */
  log: z.string(),
  /** The key that the site named for itself, where it named one. */
  key: z.string().optional(),
  /** The day of the visit. */
  day: z.string(),
});
/** What this computer saw of a site at its last visit. */
export type Remembered = z.infer<typeof rememberedSchema>;

const fileSchema = z.strictObject({
  format: z.literal('vitrine-watch/1'),
  /** By address. */
  sites: z.record(z.string(), rememberedSchema),
});
type Watched = z.infer<typeof fileSchema>;

async function readWatched(path: string): Promise<Watched> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new CommandFault(`${path}, named by --watch, could not be read: ${error.message}.`);
  });
  if (text === undefined) return { format: 'vitrine-watch/1', sites: {} };
  try {
    return fileSchema.parse(JSON.parse(text));
  } catch {
    throw new CommandFault(
      `${path}, named by --watch, is no file that this command wrote. Name another file, or move this one away: what it remembered is then forgotten.`,
    );
  }
}

/** What a watch file remembers of a site; undefined at the first visit, or where no file is named. */
export async function readRemembered(path: string | undefined, address: string): Promise<Remembered | undefined> {
  return path === undefined ? undefined : (await readWatched(path)).sites[address];
}

/** Remembers a site, in one step; what the file remembers of others stays. */
export async function remember(path: string, address: string, site: Remembered): Promise<void> {
  const watched = await readWatched(path);
  const next: Watched = { ...watched, sites: { ...watched.sites, [address]: site } };
  await replaceFile(path, `${JSON.stringify(next, null, 2)}\n`);
}
