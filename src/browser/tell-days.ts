import type { ComparedResult } from '../audit/compare-results.ts';
import { failsSince } from '../audit/fails-since.ts';
import type { ReportedFinding } from '../audit/report.ts';
import { taskKey } from '../audit/task-key.ts';
import { formatDay } from '../values/format-day.ts';
import type { ScriptWords } from '../words/script-words.ts';
import type { AuditVerdict } from './audit-verdicts.ts';
import type { AuditResult } from './run-audit.ts';
import { english } from './say.ts';

type Words = ScriptWords<'audit'>;
type Judged = Pick<AuditResult, 'report' | 'asMade' | 'day' | 'input' | 'unfetched'>;

/** By which day a run was judged, and each finding that only the day has made since the site was built. */
export function dayVerdicts(judgement: Judged, { self }: Words, language: string): AuditVerdict[] {
  const { report, asMade, day, input } = judgement;
  const made = formatDay(input.today, language);
  const judged = day.isBehind
    ? { text: self.judgedBehind({ said: formatDay(day.said, language), made }), status: 'review' as const }
    : { text: self.judgedOn({ day: formatDay(day.day, language), made }), status: 'pass' as const };
  // Of a table that did not come nothing is known: neither is it late.
  const away = report.results.filter(judgement.unfetched);
  const isKnown = ({ check, dataset, table }: ReportedFinding) =>
    !away.some((one) => one.check === check && one.dataset === dataset && (one.table ?? table) === table);
  const since = failsSince(asMade, report)
    .filter(isKnown)
    .map(({ file, message }) => ({
      text: self.since.parts({ made, finding: english([file, message].filter(Boolean).join(': ')) }),
      status: 'fail' as const,
    }));
  return [judged, ...since];
}

/** How many results the day alone has changed, in a sentence; empty for none. */
export function dayOutcome(judgement: Judged, { self }: Words): string {
  const count = changedByDay(judgement).length;
  return count === 0 ? '' : ` ${self.brokenSince({ count })}`;
}

/** Results that came to something worse or better as of the reader's day than as of the day of the build. */
function changedByDay({ report, asMade, unfetched }: Judged): AuditResult['report']['results'] {
  const made = new Map(asMade.results.map((result) => [taskKey(result), result.outcome.status]));
  return report.results.filter((result) => !unfetched(result) && made.get(taskKey(result)) !== result.outcome.status);
}

/** Writes into the reader's column what each such result is today, and that it was what the publisher says. */
export function showDays(
  root: HTMLElement,
  judged: Judged,
  compared: readonly ComparedResult[],
  { self, status }: Words,
  language: string,
): void {
  const reproduced = new Set(compared.filter(({ same }) => same).map(({ key }) => key));
  for (const result of changedByDay(judged)) {
    const cell = root.querySelector(`tr[data-task="${CSS.escape(taskKey(result))}"] [data-part="yours"]`);
    const badge = cell?.querySelector('.badge');
    if (!cell || !badge) continue;
    badge.className = `badge badge-${result.outcome.status}`;
    badge.textContent = status[result.outcome.status];
    const note = self.onceWas({ made: formatDay(judged.input.today, language) });
    // A result that does not reproduce is marked as such, whatever the day did to it.
    if (reproduced.has(taskKey(result)))
      cell.append(Object.assign(document.createElement('p'), { className: 'small', textContent: note }));
    cell.closest('details')?.setAttribute('open', '');
  }
}
