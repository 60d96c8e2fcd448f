import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import own from './vectors.json' with { type: 'json' };

type Own = typeof own;
/** The facts of `vectors.json`, wide enough for other numbers of the same shape. */
export interface Vectors extends Omit<Own, 'dp' | 'suppression' | 'identifiers'> {
  /** By formula: what is given, then the wanted number. `source` is text. */
  readonly dp: Readonly<Record<string, string | readonly (readonly number[])[]>>;
  readonly suppression: {
    readonly tables: Readonly<Record<string, readonly (readonly number[])[]>>;
    readonly trials: readonly {
      readonly name: string;
      readonly table: string;
      /** Hidden cells by row and column: `01`. */
      readonly hidden: readonly string[];
      readonly intervals: Readonly<Record<string, readonly number[]>>;
    }[];
  };
  readonly identifiers: {
    /** Values by the kind that each is for certain. */
    readonly hits: Readonly<Record<string, readonly string[]>>;
    readonly misses: readonly string[];
    /** By value, the kind that it may be. */
    readonly undecidable: Readonly<Record<string, string>>;
  };
}

const other = process.env['VITRINE_VECTORS'];

/**
 * The vectors of this folder; with VITRINE_VECTORS those of the `vectors.json` in that folder, and ours where it has
 * none.
 */
export const vectors: Vectors = {
  ...(own as unknown as Vectors),
  ...(other ? (JSON.parse(readFileSync(join(other, 'vectors.json'), 'utf8')) as Partial<Vectors>) : {}),
};
