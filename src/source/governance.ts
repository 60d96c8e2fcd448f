import type { Problem } from '../problems/problem.ts';
import type { Day } from '../values/day.ts';
import { addDuration } from '../values/duration.ts';
import { judgeReview } from './judge-review.ts';
import type { Site } from './site.ts';

type Parts = Pick<Site, 'content'>;

/** Problems of rules whose next review is later than they allow, or no later than the last one. */
export function findReviewConflicts({ content }: Parts): Problem[] {
  return content.governance.flatMap(({ data, at }): Problem[] => {
    const { reviewed, every, next } = data.review ?? {};
    if (reviewed === undefined || every === undefined || next === undefined) return [];
    const latest = addDuration(reviewed, every);
    if (next > reviewed && next <= latest) return [];
    return [
      {
        code: 'reference/conflict',
        ...at(['review', 'next']),
        message: `The next review is due on ${next}, but the last one was on ${reviewed} and there is to be one every ${every}: by ${latest}.`,
        fix: `next: ${latest}`,
      },
    ];
  });
}

/** Problems of rules whose review is overdue; advice in the last 30 days before. A rule without a review has none. */
export function findOverdueRules({ content }: Parts, today: Day): Problem[] {
  return content.governance.flatMap(({ data: { review }, at }): Problem[] => {
    if (!review) return [];
    const { every, next } = review;
    const fix = `hold it, write down what changed, then  reviewed: ${today}  and  next: ${addDuration(today, every)}`;
    return judgeReview(next, today, { code: 'governance/overdue', ...at(['review', 'next']), fix });
  });
}
