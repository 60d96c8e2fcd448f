import type { SentField } from '../payload/judge-report.ts';
import type { Site } from './site.ts';

/** A collected field with its file, as values of a report are held to it. */
export interface SentEntry extends SentField {
  readonly category: string;
  readonly file: string;
}

/** The collected fields of the dictionary, removed ones included. */
export function sentFields(dictionary: Site['content']['dictionary']): SentEntry[] {
  return dictionary.flatMap(({ id, file, data }): SentEntry[] => {
    if (data.kind !== 'collected') return [];
    const removed = data.status === 'removed' ? { removed: data.removed ?? '' } : {};
    return [{ id, file, key: data.key, category: data.category, rule: data, ...removed }];
  });
}
