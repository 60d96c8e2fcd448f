import type { Problem } from '../../problems/problem.ts';
import type { Site } from '../site.ts';
import { repeated } from './repeated.ts';

type FieldEntry = Site['content']['dictionary'][number];

/** A published field of which no table has a column. */
function judgePublished(field: FieldEntry, columns: ReadonlySet<string>): Problem[] {
  if (field.data.kind !== 'published' || columns.has(field.id) || field.data.status === 'removed') return [];
  return [
    {
      code: 'reference/orphan',
      ...field.at(['kind']),
      message: `"${field.id}" is a published field, but no published table has a column of it.`,
      fix: `add  "field": "${field.id}"  to the column in its datapackage.json, or write  status: removed`,
    },
  ];
}

/** A field that was removed on no day. */
function judgeRemoved({ data, at }: FieldEntry): Problem[] {
  if (data.status !== 'removed' || data.removed !== undefined) return [];
  return [
    {
      code: 'schema/missing-key',
      ...at(['status']),
      message: 'A removed field must say on which day it was removed.',
      fix: 'add  removed: 2026-01-31',
    },
  ];
}

/** Fields that go over the wire under one key. */
function judgeKeys(dictionary: readonly FieldEntry[]): Problem[] {
  const keyed = dictionary.flatMap(({ data, at }) => (data.kind === 'collected' ? [{ key: data.key, at }] : []));
  return repeated(keyed.map(({ key }) => key)).flatMap((key): Problem[] => {
    const second = keyed.findLast((field) => field.key === key);
    if (!second) return [];
    return [
      {
        code: 'file/duplicate',
        ...second.at(['key']),
        message: `The key "${key}" is already the key of another field.`,
        fix: 'give one of the two another key',
      },
    ];
  });
}

/** Problems of fields that do not fit the tables, or each other. */
export function findFieldOrphans({ content: { dictionary }, datasets }: Pick<Site, 'content' | 'datasets'>): Problem[] {
  const columns = new Set(
    datasets.flatMap(({ tables }) => tables.flatMap((table) => table.columns.map(({ fieldId }) => fieldId))),
  );
  return [
    ...dictionary.flatMap((field) => [...judgePublished(field, columns), ...judgeRemoved(field)]),
    ...judgeKeys(dictionary),
  ];
}
