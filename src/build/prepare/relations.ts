import type { ContentModel, DatasetModel, Reference, ChartModel } from '../../model/site-model.ts';

type Relations = Record<string, Reference[]>;

/** The key under which a thing's relations are found. */
export const relationKey = ({ kind, id }: Pick<Reference, 'kind' | 'id'>) => `${kind}:${id}`;

interface Parts {
  readonly content: ContentModel;
  readonly datasets: readonly DatasetModel[];
  readonly charts: readonly ChartModel[];
}

/** References to everything a site has, by `kind:id`. */
function referencesOf({ content, datasets, charts }: Parts): Map<string, Reference> {
  const all: Reference[] = [
    ...content.charter.map(({ id, data }) => ({
      kind: 'promise' as const,
      id,
      title: data.title,
      url: `charter/#${id}`,
    })),
    ...content.categories.map(({ id, data }) => ({
      kind: 'category' as const,
      id,
      title: data.title,
      url: `categories/${id}/`,
    })),
    ...content.dictionary.map(({ id, data }) => ({
      kind: 'field' as const,
      id,
      title: data.title,
      url: `dictionary/${id}/`,
    })),
    ...content.retention.map(({ id, data }) => ({
      kind: 'schedule' as const,
      id,
      title: data.title,
      url: `retention/#${id}`,
    })),
    ...content.methods.map(({ id, data }) => ({
      kind: 'method' as const,
      id,
      title: data.title,
      url: `methods/#${id}`,
    })),
    ...content.changes.map(({ id, data }) => ({
      kind: 'change' as const,
      id,
      title: data.title,
      url: `changes/#${id}`,
    })),
    ...content.concerns.map(({ id, data }) => ({
      kind: 'concern' as const,
      id,
      title: data.title,
      url: `concerns/#${id}`,
    })),
    ...content.assessments.map(({ id, data }) => ({
      kind: 'assessment' as const,
      id,
      title: data.title,
      url: `assessments/${id}/`,
    })),
    ...content.audits.map(({ id, data }) => ({ kind: 'audit' as const, id, title: data.title, url: `audits/${id}/` })),
    ...content.reports.map(({ id, data }) => ({
      kind: 'report' as const,
      id,
      title: data.title,
      url: `reports/${id}/`,
    })),
    ...charts.map(({ id, spec }) => ({ kind: 'chart' as const, id, title: spec.title, url: `explore/${id}/` })),
    ...datasets.map(({ id, descriptor }) => ({
      kind: 'dataset' as const,
      id,
      title: descriptor.title,
      url: `data/${id}/`,
    })),
    ...datasets.flatMap(({ id, tables }) =>
      tables.flatMap((table) =>
        table.columns.map((column) => ({
          kind: 'column' as const,
          id: `${table.name}.${column.name}`,
          title: `${table.name}.${column.name}`,
          url: `data/${id}/#${table.resource}-${column.name}`,
        })),
      ),
    ),
  ];
  return new Map(all.map((reference) => [relationKey(reference), reference]));
}

/**
 * What is linked with what, both ways: each pair is said once below and holds in both directions. Lists keep the order
 * of `referencesOf`, so that they read alike on every page.
 */
export function relationsOf(parts: Parts): Relations {
  const { content, datasets, charts } = parts;
  const references = referencesOf(parts);
  const pairs = new Set<string>();
  const relate = (a: string, b: string | undefined) => {
    if (b === undefined || a === b || !references.has(a) || !references.has(b)) return;
    pairs.add(`${a}\n${b}`).add(`${b}\n${a}`);
  };
  const many = (a: string, kind: Reference['kind'], ids: readonly string[] | undefined) =>
    ids?.forEach((id) => relate(a, `${kind}:${id}`));

  for (const { id, data } of content.charter) {
    const self = `promise:${id}`;
    many(self, 'category', data.categories);
    many(self, 'field', data.fields);
    many(self, 'schedule', data.schedules);
    many(self, 'method', data.methods);
    many(self, 'dataset', data.datasets);
    for (const evidence of data.evidence) {
      if (evidence.kind === 'checked') many(self, 'dataset', evidence.datasets);
      if (evidence.kind === 'audited') relate(self, `audit:${evidence.audit}`);
    }
  }
  for (const { id, data } of content.categories) {
    relate(`category:${id}`, `schedule:${data.retention}`);
    many(`category:${id}`, 'method', data.methods);
  }
  for (const { id, data } of content.dictionary) {
    const self = `field:${id}`;
    many(self, 'method', data.methods);
    if (data.category) relate(self, `category:${data.category}`);
    if (data.kind === 'collected') {
      const category = content.categories.find((candidate) => candidate.id === data.category);
      relate(self, `schedule:${data.retention ?? category?.data.retention ?? ''}`);
      relate(self, data.assessment && `assessment:${data.assessment}`);
    } else many(self, 'field', data.derivedFrom);
  }
  for (const { id, data } of content.changes) {
    for (const change of data.changes) {
      relate(`change:${id}`, change.field && `field:${change.field}`);
      relate(`change:${id}`, change.category && `category:${change.category}`);
      relate(`change:${id}`, change.dataset && `dataset:${change.dataset}`);
      relate(`change:${id}`, change.schedule && `schedule:${change.schedule}`);
    }
  }
  for (const { id, data } of content.concerns) {
    const self = `concern:${id}`;
    many(self, 'promise', data.promises);
    many(self, 'category', data.categories);
    many(self, 'field', data.fields);
    many(self, 'schedule', data.schedules);
    many(self, 'method', data.methods);
    many(self, 'dataset', data.datasets);
    many(self, 'change', data.changes);
  }
  for (const { id, data } of content.assessments) {
    many(`assessment:${id}`, 'category', data.categories);
    many(`assessment:${id}`, 'field', data.fields);
  }
  for (const { id, data } of content.audits)
    for (const { promise } of data.claims) relate(`audit:${id}`, promise && `promise:${promise}`);
  for (const dataset of datasets) {
    for (const table of dataset.tables) {
      const self = `dataset:${dataset.id}`;
      relate(self, `category:${table.privacy.category}`);
      many(self, 'method', table.privacy.method);
      for (const column of table.columns) {
        const columnKey = `column:${table.name}.${column.name}`;
        relate(self, `field:${column.fieldId}`);
        relate(columnKey, `field:${column.fieldId}`);
        relate(columnKey, self);
        // A column inherits what its field is about, so that no page is more than one link away.
        const field = content.dictionary.find((candidate) => candidate.id === column.fieldId);
        many(columnKey, 'method', [...new Set([...(field?.data.methods ?? []), ...table.privacy.method])]);
        relate(columnKey, `category:${field?.data.category ?? table.privacy.category}`);
      }
      for (const { change } of table.privacy.breaks ?? []) relate(self, change && `change:${change}`);
    }
  }
  for (const chart of charts) {
    const self = `chart:${chart.id}`;
    for (const table of datasets.flatMap(({ tables }) => tables)) {
      if (!chart.tables.includes(table.name)) continue;
      relate(self, `dataset:${table.dataset}`);
      relate(self, `category:${table.privacy.category}`);
      for (const column of table.columns) {
        if (!new RegExp(`(?<!\\w)${column.name}(?!\\w)`).test(chart.sql)) continue;
        relate(self, `field:${column.fieldId}`);
        relate(self, `column:${table.name}.${column.name}`);
      }
    }
  }
  const relations: Relations = {};
  const order = [...references.keys()];
  const rank = new Map(order.map((key, index) => [key, index]));
  const sorted = [...pairs]
    .map((pair) => pair.split('\n') as [string, string])
    .sort(([, a], [, b]) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0));
  for (const [from, to] of sorted) {
    const reference = references.get(to);
    if (reference) (relations[from] ??= []).push(reference);
  }
  return Object.fromEntries(order.filter((key) => relations[key]).map((key) => [key, relations[key] ?? []]));
}
