/** A file that can be said neither to be there nor to be gone: nobody answered, or something else did. */
export class Unfetched extends Error {
  readonly path: string;

  constructor(path: string, reason: string, options?: ErrorOptions) {
    super(`${path} could not be fetched: ${reason}.`, options);
    this.name = 'Unfetched';
    this.path = path;
  }
}

/** The largest file of no known size that is read: 64 MiB. */
export const maxFileBytes = 64 * 1024 * 1024;

/** All files of a site together are read up to this: 2 GiB. */
export const maxSiteBytes = 2 * 1024 * 1024 * 1024;

/** A built site, wherever it lies: all that can be known of it from outside. */
export interface PublishedSite {
  /** Where it lies, as people write it. */
  readonly address: string;
  /**
   * The bytes of a file, by its path below the site's base, or undefined where there is none. With `upTo` at most so
   * many are read, and what follows is left; otherwise a file of more than `maxFileBytes` counts as not fetched.
   * Throws `Unfetched` where neither can be told.
   */
  read(path: string, upTo?: number): Promise<Uint8Array | undefined>;
}

/** A site of which no more than so many bytes are read, whatever its log says of its files: they are held in memory. */
export function bounded(site: PublishedSite, maxBytes: number = maxSiteBytes): PublishedSite {
  let left = maxBytes;
  return {
    address: site.address,
    async read(path, upTo) {
      const isNear = left < (upTo ?? maxFileBytes);
      const bytes = await site.read(path, isNear ? left + 1 : upTo);
      if (isNear && bytes && bytes.length > left)
        throw new Unfetched(path, `all files together have more than the ${maxBytes} bytes that are read`);
      left -= bytes?.length ?? 0;
      return bytes;
    },
  };
}

/** The parts of a path, or undefined for one that could lead out of the site. */
export function partsOf(path: string): string[] | undefined {
  const parts = path.split('/');
  const isPlain = (part: string) => part !== '' && part !== '.' && part !== '..' && !part.includes('\\');
  return parts.every(isPlain) ? parts : undefined;
}

/** Reads pieces until they end or are more than allowed; `whole` is false where more would have followed. */
export async function collect(
  pieces: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<{ readonly bytes: Uint8Array; readonly whole: boolean }> {
  const kept: Uint8Array[] = [];
  let size = 0;
  let whole = true;
  for await (const piece of pieces) {
    kept.push(piece.subarray(0, maxBytes - size));
    size += piece.length;
    whole = size <= maxBytes;
    if (!whole) break;
  }
  return { bytes: new Uint8Array(Buffer.concat(kept)), whole };
}
