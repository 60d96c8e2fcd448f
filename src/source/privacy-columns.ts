import type { PrivacyBlock } from '../schema/data/privacy.ts';
import type { Path } from './located.ts';

/** Every place of a privacy block that names a column of its table. */
export function privacyColumnPaths(privacy: PrivacyBlock): { path: Path; column: string }[] {
  const found: { path: Path; column: string }[] = [];
  const list = (key: 'counts' | 'rounded' | 'suppressible') => privacy[key]?.forEach((column, index) => found.push({ path: [key, index], column }));
  if (typeof privacy.contributors === 'string') found.push({ path: ['contributors'], column: privacy.contributors });
  if (typeof privacy.period === 'string') found.push({ path: ['period'], column: privacy.period });
  else for (const [part, column] of Object.entries(privacy.period)) found.push({ path: ['period', part], column });
  list('counts');
  list('rounded');
  list('suppressible');
  privacy.margins?.forEach((margin, index) => {
    if ('column' in margin) found.push({ path: ['margins', index, 'column'], column: margin.column });
    else margin.by.forEach((column, at) => found.push({ path: ['margins', index, 'by', at], column }));
  });
  privacy.ratios?.forEach(({ ratio, denominator }, index) => {
    found.push({ path: ['ratios', index, 'ratio'], column: ratio }, { path: ['ratios', index, 'denominator'], column: denominator });
  });
  privacy.allow?.forEach(({ column }, index) => found.push({ path: ['allow', index, 'column'], column }));
  privacy.differentialPrivacy?.columns.forEach((column, index) => found.push({ path: ['differentialPrivacy', 'columns', index], column }));
  return found;
}
