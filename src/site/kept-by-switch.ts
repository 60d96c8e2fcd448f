import { schedulesOf } from '../schema/categories-of.ts';
import type { CollectedField } from '../schema/content/field.ts';
import type { EntryView, SiteView } from './site.ts';
import { lengthOfKeep, totalKept } from './total-kept.ts';

/** A schedule by which a field is kept, and the switches under which it is. */
export interface KeptBySwitch {
  readonly schedule: EntryView<'retention'>;
  readonly categories: readonly EntryView<'categories'>[];
}

/** How long a collected field is kept, each schedule once, the longest first; none where no schedule is known. */
export function keptBySwitch(
  site: Pick<SiteView, 'entry'>,
  field: Pick<CollectedField, 'category' | 'retention'>,
): KeptBySwitch[] {
  const known = schedulesOf(field, (category) => site.entry('categories', category)?.data.retention);
  const longest = (one: KeptBySwitch) => lengthOfKeep(totalKept(one.schedule.data.stages));
  return [...Map.groupBy(known, ({ schedule }) => schedule)]
    .flatMap(([id, same]): KeptBySwitch[] => {
      const schedule = site.entry('retention', id);
      const categories = same.flatMap(({ category }) => site.entry('categories', category) ?? []);
      return schedule ? [{ schedule, categories }] : [];
    })
    .sort((a, b) => longest(b) - longest(a) || 0);
}
