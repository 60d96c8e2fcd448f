import type { PrivacyBlock } from '../schema/data/privacy.ts';
import type { Path } from './located.ts';

/**
 * Where a key of a table's privacy block stands in its descriptor: with the resource that overrides it, or with the
 * package.
 */
export function privacyPath(resource: { readonly privacy?: object | undefined }, index: number, path: Path): Path {
  return String(path[0]) in (resource.privacy ?? {}) ? ['resources', index, 'privacy', ...path] : ['privacy', ...path];
}

/** Every place of a privacy block that names a column of its table. */
export function privacyColumnPaths(privacy: PrivacyBlock): { path: Path; column: string }[] {
  const found: { path: Path; column: string }[] = [];
  const list = (key: 'counts' | 'rounded' | 'suppressible' | 'overlapping') =>
    privacy[key]?.forEach((column, index) => found.push({ path: [key, index], column }));
  if (typeof privacy.contributors === 'string') found.push({ path: ['contributors'], column: privacy.contributors });
  if (typeof privacy.period === 'string') found.push({ path: ['period'], column: privacy.period });
  else for (const [part, column] of Object.entries(privacy.period)) found.push({ path: ['period', part], column });
  list('counts');
  list('rounded');
  list('suppressible');
  list('overlapping');
  privacy.shares?.forEach(({ column, of }, index) => {
    found.push({ path: ['shares', index, 'column'], column });
    if (typeof of === 'string') found.push({ path: ['shares', index, 'of'], column: of });
  });
  privacy.margins?.forEach((margin, index) => {
    if ('column' in margin) found.push({ path: ['margins', index, 'column'], column: margin.column });
    else {
      margin.by.forEach((column, at) => found.push({ path: ['margins', index, 'by', at], column }));
      for (const column of Object.keys(margin.where ?? {}))
        found.push({ path: ['margins', index, 'where', column], column });
    }
  });
  privacy.columns?.forEach((relation, index) => {
    for (const [key, named] of Object.entries(relation))
      [named].flat().forEach((column, at) => {
        const path = Array.isArray(named) ? ['columns', index, key, at] : ['columns', index, key];
        found.push({ path, column });
      });
  });
  privacy.ratios?.forEach(({ ratio, denominator }, index) => {
    found.push(
      { path: ['ratios', index, 'ratio'], column: ratio },
      { path: ['ratios', index, 'denominator'], column: denominator },
    );
  });
  privacy.statistics?.forEach(({ column, count, dominance }, index) => {
    found.push(
      { path: ['statistics', index, 'column'], column },
      { path: ['statistics', index, 'count'], column: count },
    );
    dominance?.largest.forEach((largest, at) =>
      found.push({ path: ['statistics', index, 'dominance', 'largest', at], column: largest }),
    );
  });
  privacy.wholeGroups?.forEach(({ column }, index) => found.push({ path: ['wholeGroups', index, 'column'], column }));
  privacy.allow?.forEach(({ column }, index) => found.push({ path: ['allow', index, 'column'], column }));
  privacy.differentialPrivacy?.columns.forEach((column, index) =>
    found.push({ path: ['differentialPrivacy', 'columns', index], column }),
  );
  return found;
}
