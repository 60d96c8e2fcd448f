import type { Problem } from '../problems/problem.ts';
import { suggest } from '../problems/suggest.ts';
import type { Kind } from '../schema/kinds.ts';
import type { Path } from './located.ts';
import { findOrphans } from './orphans.ts';
import type { Entry, Site } from './site.ts';

type Target = Kind | 'datasets';

/** Names of things, by their kind. */
export function idsOf(site: Site, target: Target): string[] {
  return target === 'datasets' ? site.datasets.map(({ id }) => id) : site.content[target].map(({ id }) => id);
}

interface Mention {
  readonly entry: Pick<Entry<unknown>, 'at'>;
  readonly path: Path;
  readonly target: Target;
  readonly id: string;
}

/** Every place of front matter that names something else. */
function mentionsOf(site: Site): Mention[] {
  const mentions: Mention[] = [];
  const one = (entry: Mention['entry'], path: Path, target: Target, id: string | undefined) => {
    if (id !== undefined) mentions.push({ entry, path, target, id });
  };
  const many = (entry: Mention['entry'], path: Path, target: Target, ids: readonly string[] | undefined) => ids?.forEach((id, index) => one(entry, [...path, index], target, id));
  for (const entry of site.content.charter) {
    many(entry, ['categories'], 'categories', entry.data.categories);
    many(entry, ['fields'], 'dictionary', entry.data.fields);
    many(entry, ['datasets'], 'datasets', entry.data.datasets);
    many(entry, ['schedules'], 'retention', entry.data.schedules);
    many(entry, ['methods'], 'methods', entry.data.methods);
    entry.data.evidence.forEach((evidence, index) => {
      if (evidence.kind === 'checked') many(entry, ['evidence', index, 'datasets'], 'datasets', evidence.datasets);
      if (evidence.kind === 'audited') one(entry, ['evidence', index, 'audit'], 'audits', evidence.audit);
    });
  }
  for (const entry of site.content.categories) {
    one(entry, ['retention'], 'retention', entry.data.retention);
    many(entry, ['methods'], 'methods', entry.data.methods);
  }
  for (const entry of site.content.dictionary) {
    many(entry, ['methods'], 'methods', entry.data.methods);
    one(entry, ['category'], 'categories', entry.data.category);
    if (entry.data.kind === 'collected') {
      one(entry, ['retention'], 'retention', entry.data.retention);
      one(entry, ['assessment'], 'assessments', entry.data.assessment);
    } else many(entry, ['derivedFrom'], 'dictionary', entry.data.derivedFrom);
  }
  for (const entry of site.content.changes) {
    entry.data.changes.forEach((change, index) => {
      one(entry, ['changes', index, 'field'], 'dictionary', change.field);
      one(entry, ['changes', index, 'category'], 'categories', change.category);
      one(entry, ['changes', index, 'dataset'], 'datasets', change.dataset);
      one(entry, ['changes', index, 'schedule'], 'retention', change.schedule);
    });
  }
  for (const entry of site.content.charts) one(entry, ['dataset'], 'datasets', entry.data.dataset);
  for (const entry of site.content.reports) one(entry, ['previous'], 'reports', entry.data.previous);
  for (const entry of site.content.assessments) {
    many(entry, ['categories'], 'categories', entry.data.categories);
    many(entry, ['fields'], 'dictionary', entry.data.fields);
  }
  for (const entry of site.content.audits) entry.data.claims.forEach((claim, index) => one(entry, ['claims', index, 'promise'], 'charter', claim.promise));
  for (const entry of site.content.security) if (entry.data.kind === 'advisory') many(entry, ['datasets'], 'datasets', entry.data.datasets);
  for (const entry of site.content.waivers) one(entry, ['dataset'], 'datasets', entry.data.dataset);
  for (const dataset of site.datasets) {
    const entry = { at: dataset.located.at };
    dataset.tables.forEach((table, index) => {
      const within = (key: string, rest: Path) => (key in (table.resource.privacy ?? {}) ? ['resources', index, 'privacy', key, ...rest] : ['privacy', key, ...rest]);
      one(entry, within('category', []), 'categories', table.privacy.category);
      many(entry, within('method', []), 'methods', table.privacy.method);
      table.privacy.breaks?.forEach((value, at) => one(entry, within('breaks', [at, 'change']), 'changes', value.change));
      table.columns.forEach((column, at) => one(entry, ['resources', index, 'schema', 'fields', at, column.field ? 'field' : 'name'], 'dictionary', column.fieldId));
    });
  }
  return mentions;
}

const folderOf = (target: Target) => (target === 'datasets' ? 'data' : `content/${target}`);

/** Problems of names that refer to nothing, and of things nothing refers to. Sorted as the files are. */
export function findReferences(site: Site): Problem[] {
  const known = new Map<Target, string[]>();
  const dangling = mentionsOf(site).flatMap(({ entry, path, target, id }): Problem[] => {
    const ids = known.get(target) ?? idsOf(site, target);
    known.set(target, ids);
    if (ids.includes(id)) return [];
    const near = suggest(id, ids);
    const create = target === 'datasets' ? `data/${id}/datapackage.json` : `content/${target}/${id}.md`;
    return [{
      code: 'reference/dangling',
      ...entry.at(path),
      message: `"${id}" refers to nothing: there is no such file in ${folderOf(target)}/.`,
      fix: near === undefined ? `write ${create}` : `write  ${near}  or create ${create}`,
    }];
  });
  return [...dangling, ...findOrphans(site)];
}
