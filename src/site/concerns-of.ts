import { compareTexts } from '../values/compare-texts.ts';
import type { EntryView, SiteView } from './site.ts';

type Raised = EntryView<'concerns'>;

/**
 * Concerns as a page shows them: open ones first, the oldest of them on top; then answered ones, the newest answer on
 * top.
 */
export function concernsOf({ content }: Pick<SiteView, 'content'>): {
  readonly open: readonly Raised[];
  readonly answered: readonly Raised[];
} {
  const answerOf = ({ data }: Raised) => (data.status === 'answered' ? data.answered : '');
  return {
    open: content.concerns
      .filter(({ data }) => data.status === 'open')
      .sort((a, b) => compareTexts(a.data.raised, b.data.raised) || compareTexts(a.id, b.id)),
    answered: content.concerns
      .filter(({ data }) => data.status === 'answered')
      .sort((a, b) => compareTexts(answerOf(b), answerOf(a)) || compareTexts(a.id, b.id)),
  };
}
