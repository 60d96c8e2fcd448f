import type { Problem } from '../problems/problem.ts';
import { type Day, daysBetween } from '../values/day.ts';

/** How long before its last day a review is spoken of. */
const noticeDays = 30;

/** A review that is overdue, which is a problem; one whose last day is near, up to the day itself, is advice. */
export function judgeReview(next: Day, today: Day, told: Omit<Problem, 'message' | 'advice'>): Problem[] {
  const days = daysBetween(next, today);
  if (days > 0) {
    const ago = `${days} ${days === 1 ? 'day' : 'days'} ago`;
    return [{ ...told, message: `The review is overdue: it was due on ${next}, ${ago} (checked ${today}).` }];
  }
  if (days <= -noticeDays) return [];
  const message = `The review is due on ${next}, within ${noticeDays} days of ${today}.`;
  return [{ ...told, advice: true, message }];
}
