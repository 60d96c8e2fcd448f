import type { Entry, Site } from './site.ts';

type Raised = Entry<'concerns'>;

const byDay = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Concerns as a page shows them: open ones first, the oldest of them on top; then answered ones, the newest answer on top. */
export function concernsOf({ content }: Pick<Site, 'content'>): {
  readonly open: readonly Raised[];
  readonly answered: readonly Raised[];
} {
  const answerOf = ({ data }: Raised) => (data.status === 'answered' ? data.answered : '');
  return {
    open: content.concerns
      .filter(({ data }) => data.status === 'open')
      .sort((a, b) => byDay(a.data.raised, b.data.raised) || byDay(a.id, b.id)),
    answered: content.concerns
      .filter(({ data }) => data.status === 'answered')
      .sort((a, b) => byDay(answerOf(b), answerOf(a)) || byDay(a.id, b.id)),
  };
}
