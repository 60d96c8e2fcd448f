import type { Problem } from '../problems/problem.ts';
import type { Site } from './site.ts';

/** Problems of concerns that were answered before they were raised. */
export function findConcernFaults({ content }: Pick<Site, 'content'>): Problem[] {
  return content.concerns.flatMap(({ data, at }): Problem[] => {
    if (data.status !== 'answered' || data.answered >= data.raised) return [];
    return [
      {
        code: 'reference/conflict',
        ...at(['answered']),
        message: `The concern was answered on ${data.answered}, but raised only on ${data.raised}.`,
        fix: `write the day of the answer, ${data.raised} or later`,
      },
    ];
  });
}
