import { formatTiles } from '../../log/tiles.ts';
import { paths } from '../../model/paths.ts';
import type { SealedLog } from '../prepare/seal-log.ts';
import { type PublishedFile, textFile } from './published-files.ts';

/**
 * The log as static files (C2SP checkpoint and tiles) below `/log/`. Partial tiles of earlier checkpoints stay to be
 * had.
 */
export function publishLog({ tree, lines, earlierSizes, checkpoint }: SealedLog): PublishedFile[] {
  return [
    textFile(paths.checkpoint, checkpoint),
    ...formatTiles(tree, lines, earlierSizes).map(({ path, bytes }) => ({ path: paths.tile(path), bytes })),
  ];
}
