/** What a reader asked this browser to keep of a log. Plain JSON. */
export interface KeptCheckpoint {
  readonly checkpoint: string;
  /** The day on which it was kept, `YYYY-MM-DD`. */
  readonly day: string;
}

/**
 * Where it is kept: by the site's base path, not by the log's name, so that a log that changed its name is still held
 * to what was remembered of it.
 */
const keyOf = (base: string) => `vitrine-checkpoint ${base}`;

/** What was kept; undefined where nothing was, where it cannot be read, and where the browser allows no storage. */
export function readKept(base: string): KeptCheckpoint | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(base)) ?? 'null') as Partial<KeptCheckpoint> | null;
    return typeof kept?.checkpoint === 'string' && typeof kept.day === 'string'
      ? { checkpoint: kept.checkpoint, day: kept.day }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps it in place of any other. Throws where the browser allows no storage. */
export function writeKept(base: string, kept: KeptCheckpoint): void {
  localStorage.setItem(keyOf(base), JSON.stringify(kept));
}

/** Forgets it; nothing remains stored. */
export function forgetKept(base: string): void {
  localStorage.removeItem(keyOf(base));
}

/** The number of entries a checkpoint speaks of, as it is written. */
export const writtenSize = ({ checkpoint }: KeptCheckpoint) => checkpoint.split('\n')[1] ?? '';
