import { z } from 'zod';
import { type ValueSums, differingColumns } from '../../audit/value-sums.ts';
import { paths } from '../../model/paths.ts';
import { plural } from '../local/plural.ts';
import { type PublishedSite, Unfetched } from './published-site.ts';
import type { Verdict, VerdictKind } from './verdict.ts';

/** `data/values.json`, as far as it is compared. */
const publishedValues = z.looseObject({
  files: z.record(z.string(), z.object({ rows: z.number(), columns: z.record(z.string(), z.string()) })),
});

const found = (kind: VerdictKind, message: string, file: string = paths.values): Verdict => ({
  kind,
  about: 'files',
  file,
  message,
});

/**
 * Holds what the site says it read from its files to what was read here from the same bytes. A site that was built
 * before there was such a list is told so.
 */
export async function verifyValues(site: PublishedSite, own: ReadonlyMap<string, ValueSums>): Promise<Verdict[]> {
  let said: z.infer<typeof publishedValues>['files'];
  try {
    const bytes = await site.read(paths.values);
    if (!bytes) return [found('note', 'It is missing: nobody says which values were read from the files.')];
    said = publishedValues.parse(JSON.parse(new TextDecoder().decode(bytes))).files;
  } catch (error) {
    if (error instanceof Unfetched) return [found('unfetched', error.message)];
    return [found('differs', 'It is no list of what was read from the files.')];
  }
  const wrong = [...own].flatMap(([path, sums]) => {
    const theirs = said[path];
    if (!theirs) return [found('differs', `It does not name ${path}.`)];
    const columns = differingColumns(sums, theirs);
    if (columns.length === 0) return [];
    return [
      found(
        'differs',
        `The values read here are not those of ${paths.values}: ${columns.join(', ')}.`,
        paths.data(path),
      ),
    ];
  });
  if (wrong.length > 0 || own.size === 0) return wrong;
  const message = `From ${plural(own.size, 'file', 'files')} the same values were read as ${paths.values} says.`;
  return [{ kind: 'agrees', about: 'files', message }];
}
