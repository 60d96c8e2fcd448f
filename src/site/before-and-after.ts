import type { ChangeNote } from '../schema/content/texts.ts';
import { categoriesOf } from '../schema/categories-of.ts';
import type { Day } from '../values/day.ts';
import type { EntryView, SiteView } from './site.ts';
import { categoryStates } from './states.ts';

/** A switch as it was before a day and from that day on. */
export interface BeforeAndAfter {
  readonly category: string;
  readonly from: Day;
  readonly to: Day;
}

/**
 * The switches a note is about whose record changed on the note's day, in the order the note names them; none for what
 * is to come.
 */
export function beforeAndAfter(site: SiteView, { data }: Pick<EntryView<'changes'>, 'data'>): BeforeAndAfter[] {
  const fieldsOwn = ({ field }: ChangeNote['changes'][number]) =>
    field === undefined ? [] : categoriesOf(site.entry('dictionary', field)?.data ?? {});
  const named = new Set(data.changes.flatMap((change) => change.category ?? fieldsOwn(change)));
  return [...named].flatMap((category) => {
    const states = categoryStates(site.model.policies[category]?.recorded ?? []);
    const at = states.findIndex(({ date }) => date === data.date);
    const [before, after] = [states[at - 1], states[at]];
    return before && after ? [{ category, from: before.date, to: after.date }] : [];
  });
}
