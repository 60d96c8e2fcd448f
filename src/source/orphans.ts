import type { Problem } from '../problems/problem.ts';
import { findCategoryOrphans } from './orphans/categories.ts';
import { findFieldOrphans } from './orphans/fields.ts';
import { findFieldValueFaults } from './orphans/field-values.ts';
import { findPermalinkFaults } from './orphans/permalinks.ts';
import { findTableOrphans } from './orphans/tables.ts';
import type { Site } from './site.ts';

/** Translations into languages that the site does not offer. */
function findLanguageOrphans({ config, configAt, translations }: Site): Problem[] {
  const offered = config.languages ?? [config.language];
  return Object.keys(translations)
    .filter((language) => !offered.includes(language))
    .map((language) => ({
      code: 'reference/orphan',
      ...configAt([config.languages ? 'languages' : 'language']),
      message: `content/_/${language}/ has translations, but site.yaml does not offer the language "${language}".`,
      fix: `write  languages: [${[...new Set([...offered, language])].join(', ')}]`,
    }));
}

/**
 * Problems of a site whose files are each right, but do not fit together: a category without a field, a published
 * field that no table has, an example key that is no field, tables of one name,
 * a permalink whose address shows another place.
 */
export function findOrphans(site: Site): Problem[] {
  return [
    ...findFieldOrphans(site),
    ...findFieldValueFaults(site.content),
    ...findPermalinkFaults(site.content),
    ...findCategoryOrphans(site.content),
    ...findTableOrphans(site.datasets),
    ...findLanguageOrphans(site),
  ];
}
