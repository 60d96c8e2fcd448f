import { parseLog, splitLines } from '../../log/parse-log.ts';
import type { Site } from '../../source/site.ts';

/** A site as its log knew it once. */
export interface FrozenSite {
  readonly site: Site;
  /** Files the log names that are no longer there: retention has deleted them. Relative to `data/`. */
  readonly gone: readonly string[];
}

/**
 * The site with nothing but the files that the first `size` entries of its log name, and that much of the log. What
 * was released later is not in it, so nothing computed from it moves when more is released.
 */
export function frozenSite(site: Site, size: number): FrozenSite {
  const log = splitLines(site.log ?? '')
    .slice(0, size)
    .map((line) => `${line}\n`)
    .join('');
  const named = new Set(parseLog(log).entries.flatMap(({ entry }) => (entry.type === 'release' ? [entry.file] : [])));
  const there = new Set(
    site.datasets.flatMap(({ tables }) => tables.flatMap(({ files }) => files.map(({ path }) => path))),
  );
  return {
    site: {
      ...site,
      log,
      datasets: site.datasets.map((dataset) => ({
        ...dataset,
        tables: dataset.tables.map((table) => ({
          ...table,
          files: table.files
            .filter(({ path }) => named.has(path))
            .map((file) => {
              if (!file.replaced || named.has(file.replaced.by)) return file;
              // It was corrected later.
              const { replaced: _, ...then } = file;
              return then;
            }),
        })),
      })),
    },
    gone: [...named].filter((path) => !there.has(path)),
  };
}
