import type { Problem } from '../problems/problem.ts';
import { addDays, type Day } from '../values/day.ts';
import type { Site } from './site.ts';

/** How long before its last day a field is spoken of. */
const noticeDays = 30;

/**
 * Problems of fields that are still collected after the last day they name; advice from 30 days before it. A field
 * without such a day, or one that was removed, has none.
 */
export function findExpiredFields({ content }: Pick<Site, 'content'>, today: Day): Problem[] {
  return content.dictionary.flatMap(({ id, data, at }): Problem[] => {
    if (data.kind !== 'collected' || data.status === 'removed' || data.until === undefined) return [];
    const { until, use } = data;
    if (until > addDays(today, noticeDays)) return [];
    const isOver = until < today;
    const why = use === undefined ? '' : ` It was wanted for this: ${use}`;
    return [
      {
        code: 'field/expired',
        ...(isOver ? {} : { advice: true as const }),
        ...at(['until']),
        message: isOver
          ? `"${id}" was to be collected until ${until}, and is still collected on ${today}.${why}`
          : `"${id}" is to be collected until ${until}, within ${noticeDays} days of ${today}.${why}`,
        fix: `take it out of the app and write  status: removed  and  removed: ${isOver ? today : until};  or, where it is still needed, write  until: ${addDays(today, 365)}  and a note in content/changes/ that says why`,
      },
    ];
  });
}
