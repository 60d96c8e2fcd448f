import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import own from './vectors.json' with { type: 'json' };

export const facts = own;

/** What the repository's own file and the independent folder have in common. */
export type SharedVectors = Pick<typeof own, 'merkle' | 'signedNote'>;

const folder = process.env['VITRINE_VECTORS'] ?? join(import.meta.dirname, '../../../shared/vectors');
const file = join(folder, 'vectors.json');

/** The repository's vectors and those of the folder VITRINE_VECTORS; the latter undefined where that folder is absent. */
export const vectorSets: readonly { readonly name: string; readonly vectors: SharedVectors | undefined }[] = [
  { name: 'test/log/vectors.json', vectors: own },
  {
    name: 'the folder VITRINE_VECTORS',
    vectors: existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as SharedVectors) : undefined,
  },
];
