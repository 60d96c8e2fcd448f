import { z } from 'zod';
import type { BrokenCheck } from '../../audit/broken-checks.ts';
import { paths } from '../../model/paths.ts';
import { checkIds } from '../../schema/check-ids.ts';
import { day } from '../../schema/scalars.ts';

const schema = z.looseObject({
  broken: z
    .array(
      z.looseObject({
        check: z.enum(checkIds),
        dataset: z.string(),
        table: z.string().optional(),
        since: z.strictObject({ day, kind: z.enum(['computed', 'seen']) }),
      }),
    )
    .default([]),
});

/**
 * What sites published as broken before, from the `checks.json` beside their log. `previous` are the sources of
 * `--previous`: those that are addresses of a site (with a slash at the end) are asked, and one that has no such file,
 * or does not answer, knows of nothing.
 */
export async function readBrokenBefore(
  previous: readonly string[],
  fetched: typeof fetch,
): Promise<Pick<BrokenCheck, 'check' | 'dataset' | 'table' | 'since'>[]> {
  const sites = previous.filter((source) => /^https?:\/\/.*\/$/.test(source));
  const found = sites.map(async (site) => {
    try {
      const response = await fetched(`${site}${paths.checks}`, { signal: AbortSignal.timeout(30_000) });
      const parsed = schema.safeParse(response.ok ? await response.json() : {});
      if (!parsed.success) return [];
      return parsed.data.broken.map(({ check, dataset, table, since }) => ({
        check,
        dataset,
        ...(table === undefined ? {} : { table }),
        since,
      }));
    } catch {
      return [];
    }
  });
  return (await Promise.all(found)).flat();
}
