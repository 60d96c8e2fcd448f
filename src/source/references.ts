import type { Problem } from '../problems/problem.ts';
import { suggest } from '../problems/suggest.ts';
import type { Kind } from '../schema/kinds.ts';
import type { Path } from './located.ts';
import { privacyPath } from './privacy-columns.ts';
import type { Entry, Site, Unread } from './site.ts';

type Target = Kind | 'datasets';

/** Names of things, by their kind. */
export function idsOf(site: Pick<Site, 'content' | 'datasets'>, target: Target): string[] {
  return target === 'datasets' ? site.datasets.map(({ id }) => id) : site.content[target].map(({ id }) => id);
}

interface Mention {
  readonly entry: Pick<Entry<unknown>, 'at'> & { readonly id?: string };
  readonly path: Path;
  readonly target: Target;
  readonly id: string;
}

/** Every place of front matter that names something else. */
function mentionsOf(site: Pick<Site, 'content' | 'datasets'>): Mention[] {
  const mentions: Mention[] = [];
  const one = (entry: Mention['entry'], path: Path, target: Target, id: string | undefined) => {
    if (id !== undefined) mentions.push({ entry, path, target, id });
  };
  const many = (entry: Mention['entry'], path: Path, target: Target, ids: readonly string[] | undefined) =>
    ids?.forEach((id, index) => one(entry, [...path, index], target, id));
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
  for (const entry of site.content.concerns) {
    const { data } = entry;
    many(entry, ['promises'], 'charter', data.promises);
    many(entry, ['categories'], 'categories', data.categories);
    many(entry, ['fields'], 'dictionary', data.fields);
    many(entry, ['datasets'], 'datasets', data.datasets);
    many(entry, ['schedules'], 'retention', data.schedules);
    many(entry, ['methods'], 'methods', data.methods);
    many(entry, ['changes'], 'changes', data.changes);
  }
  for (const entry of site.content.charts) one(entry, ['dataset'], 'datasets', entry.data.dataset);
  for (const entry of site.content.reports) one(entry, ['previous'], 'reports', entry.data.previous);
  for (const entry of site.content.assessments) {
    many(entry, ['categories'], 'categories', entry.data.categories);
    many(entry, ['fields'], 'dictionary', entry.data.fields);
  }
  for (const entry of site.content.audits)
    entry.data.claims.forEach((claim, index) => one(entry, ['claims', index, 'promise'], 'charter', claim.promise));
  for (const entry of site.content.security) {
    if (entry.data.kind === 'advisory') many(entry, ['datasets'], 'datasets', entry.data.datasets);
    else
      entry.data.flow?.stages.forEach((stage, index) => {
        many(entry, ['flow', 'stages', index, 'schedules'], 'retention', stage.schedules);
        if (stage.without !== 'unpublished')
          many(entry, ['flow', 'stages', index, 'without'], 'dictionary', stage.without);
      });
  }
  for (const entry of site.content.waivers) one(entry, ['dataset'], 'datasets', entry.data.dataset);
  for (const dataset of site.datasets) {
    const entry = { at: dataset.located.at };
    for (const table of dataset.tables) {
      const index = dataset.descriptor.resources.indexOf(table.resource);
      one(entry, privacyPath(table.resource, index, ['category']), 'categories', table.privacy.category);
      many(entry, privacyPath(table.resource, index, ['method']), 'methods', table.privacy.method);
      table.privacy.breaks?.forEach((value, at) =>
        one(entry, privacyPath(table.resource, index, ['breaks', at, 'change']), 'changes', value.change),
      );
      table.columns.forEach((column, at) =>
        one(
          entry,
          ['resources', index, 'schema', 'fields', at, column.field ? 'field' : 'name'],
          'dictionary',
          column.fieldId,
        ),
      );
    }
  }
  return mentions;
}

/** Problems of names that refer to nothing, with the nearest name there is. Names of `unread` files are known. */
export function findDangling(site: Pick<Site, 'content' | 'datasets'>, unread: Unread): Problem[] {
  const known = new Map<Target, string[]>();
  return mentionsOf(site).flatMap(({ entry, path, target, id }): Problem[] => {
    const ids = known.get(target) ?? [...idsOf(site, target), ...(unread[target] ?? [])];
    known.set(target, ids);
    if (ids.includes(id)) return [];
    const others = target === 'reports' ? ids.filter((other) => other !== entry.id) : ids;
    const near = suggest(id, others) ?? (others.length === 1 ? others[0] : undefined);
    const create = target === 'datasets' ? `data/${id}/datapackage.json` : `content/${target}/${id}.md`;
    return [
      {
        code: 'reference/dangling',
        ...entry.at(path),
        message: `"${id}" refers to nothing: there is no ${create}.`,
        fix:
          near === undefined
            ? `create ${create}${others.length === 0 ? '' : `, or write one of ${others.slice(0, 12).join(', ')}${others.length > 12 ? ', …' : ''}`}`
            : `write  ${near}  or create ${create}`,
      },
    ];
  });
}
