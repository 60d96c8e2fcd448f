import { type ComparedResult, compareResults } from '../audit/compare-results.ts';
import type { TaskResult } from '../audit/report.ts';
import { paths } from '../model/paths.ts';
import type { ScriptWords } from '../words/script-words.ts';
import { type AuditVerdict, complaintAbout, concludeAudit } from './audit-verdicts.ts';
import { fetchJson } from './fetch-json.ts';
import { clearResults, markResults } from './mark-results.ts';
import { offerIssue } from './offer-issue.ts';
import { type AuditChoice, type AuditOptions, type AuditResult, runAudit } from './run-audit.ts';
import { say, setHidden } from './say.ts';
import { showProgress } from './show-progress.ts';
import { dayOutcome, dayVerdicts, showDays } from './tell-days.ts';

/** Where a page's audit is, and which log it is about. */
export interface AuditPlace {
  readonly root: HTMLElement;
  readonly words: ScriptWords<'audit'>;
  readonly language: string;
  readonly log: Pick<AuditOptions, 'base' | 'origin' | 'key' | 'witnesses'>;
}

/** A run that came to its end. */
export interface FinishedAudit {
  readonly result: AuditResult;
  readonly compared: readonly ComparedResult[];
}

/** `/checks.json`, as far as it is compared. */
interface PublishedReport {
  readonly results: readonly TaskResult[];
}

/** A run's results as of the day of the build beside the publisher's, as far as the run was about them. */
async function compareWithPublished(
  { asMade, unfetched }: AuditResult,
  { checks, datasets }: AuditChoice,
  base: string,
  signal: AbortSignal,
): Promise<ComparedResult[]> {
  const { results } = await fetchJson<PublishedReport>(base + paths.checks, { cache: 'no-cache', signal });
  const isChosen = ({ check, dataset }: TaskResult) =>
    (checks?.includes(check) ?? true) && (dataset === 'site' || (datasets?.includes(dataset) ?? true));
  return compareResults(asMade.results, results, isChosen, (result) => !unfetched(result));
}

/** Says in an area how far a run is. */
function tellProgress(
  area: HTMLElement,
  { self }: ScriptWords<'audit'>,
  language: string,
): Pick<AuditOptions, 'onBytes' | 'onLoad' | 'onTask'> {
  const megabytes = new Intl.NumberFormat(language, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 });
  const size = (bytes: number) => megabytes.format(bytes / 1e6);
  return {
    onBytes: (received, total) =>
      showProgress(
        area,
        self.fetching({ done: size(received), total: size(total) }),
        total === 0 ? 0 : received / total,
      ),
    onLoad: (done, total) => showProgress(area, self.loading({ done, total }), total === 0 ? 1 : done / total),
    onTask(done, total, task) {
      const check = task && `${task.check}, ${task.table ?? task.dataset}`;
      const text = check === undefined ? '' : self.checking({ number: done + 1, all: total, check });
      showProgress(area, text, total === 0 ? 1 : done / total);
    },
  };
}

/** Shows what a run came to: the reader's column, the verdicts, the last line, and what can be done with them. */
function showFinished(
  { root, words, language }: AuditPlace,
  { result, compared }: FinishedAudit,
  status: HTMLElement | null,
  tell: (verdict: AuditVerdict) => void,
): void {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  markResults(root, compared, words, language);
  showDays(root, result, compared, words, language);
  const { verdicts, outcome, bad } = concludeAudit(result, compared, words, number);
  [...verdicts, ...dayVerdicts(result, words, language)].forEach(tell);
  say(
    status,
    `${outcome}${dayOutcome(result, words)} ${words.self.took({ seconds: number.format(result.seconds) })}`,
    bad,
  );
  setHidden(root.querySelector<HTMLElement>('[data-action="save"]'), false);
  const failed = [...root.querySelectorAll('[data-part="verdicts"] [data-state="fail"]')];
  const complaints = failed.slice(0, 5).map(({ textContent }) => textContent);
  const issue = root.querySelector<HTMLAnchorElement>('[data-part="issue"]');
  offerIssue(issue, { outcome, complaints, checkpoint: result.log.checkpoint }, words.self);
}

/** Runs what was chosen, tells in `area` how far it is, and shows what it came to. */
export async function auditOnPage(
  place: AuditPlace,
  choice: AuditChoice,
  area: HTMLElement,
  signal: AbortSignal,
): Promise<FinishedAudit> {
  const { root, words, language, log } = place;
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const tell = ({ text, status }: AuditVerdict) => {
    const line = document.createElement('li');
    say(line, text);
    line.dataset['state'] = status;
    root.querySelector('[data-part="verdicts"]')?.append(line);
  };
  clearResults(root);
  const result = await runAudit({
    ...log,
    now: new Date(),
    signal,
    ...choice,
    ...tellProgress(area, words, language),
    onFile(file) {
      const complaint = complaintAbout(file, words, number);
      if (complaint) tell(complaint);
    },
  });
  const finished = { result, compared: await compareWithPublished(result, choice, log.base, signal) };
  showFinished(place, finished, area.querySelector<HTMLElement>('[data-part="status"]'), tell);
  return finished;
}
