import type { SentField } from '../payload/judge-report.ts';
import { categoriesOf } from '../schema/categories-of.ts';
import type { Site } from './site.ts';

/** A collected field with its file, as values of a report are held to it. */
export interface SentEntry extends SentField {
  readonly categories: readonly string[];
  readonly file: string;
}

/** The collected fields of the dictionary, removed ones included. */
export function sentFields(dictionary: Site['content']['dictionary']): SentEntry[] {
  return dictionary.flatMap(({ id, file, data }): SentEntry[] => {
    if (data.kind !== 'collected') return [];
    const removed = data.status === 'removed' ? { removed: data.removed ?? '' } : {};
    return [{ id, file, key: data.key, categories: categoriesOf(data), rule: data, ...removed }];
  });
}
