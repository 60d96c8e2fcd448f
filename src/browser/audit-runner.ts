import { type ComparedResult, compareResults } from '../audit/compare-results.ts';
import type { TaskResult } from '../audit/report.ts';
import { paths } from '../model/paths.ts';
import type { ScriptWords } from '../words/script-words.ts';
import { type AuditVerdict, complaintAbout, concludeAudit } from './audit-verdicts.ts';
import { clearResults, markResults } from './mark-results.ts';
import { offerIssue } from './offer-issue.ts';
import type { AuditChoice, AuditOptions, AuditResult } from './run-audit.ts';
import { failure, say, setHidden } from './say.ts';
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

export interface AuditRunner {
  /** Runs what was chosen instead of what is running, and says how it goes in `area`: where the button was pressed. */
  run(choice: AuditChoice, area: HTMLElement): Promise<void>;
  cancel(): void;
  /** The last run that came to its end. */
  finished(): FinishedAudit | undefined;
}

/** `/checks.json`, as far as it is compared. */
interface PublishedReport {
  readonly results: readonly TaskResult[];
}

/** A run's results as of the day of the build beside the publisher's, as far as the run was about them. */
async function compareWithPublished(
  { asMade }: AuditResult,
  { checks, datasets }: AuditChoice,
  base: string,
  signal: AbortSignal,
): Promise<ComparedResult[]> {
  const response = await fetch(base + paths.checks, { cache: 'no-cache', signal });
  if (!response.ok) throw new Error(`${paths.checks}: ${response.status}`);
  const { results } = (await response.json()) as PublishedReport;
  const isChosen = ({ check, dataset }: TaskResult) =>
    (checks?.includes(check) ?? true) && (dataset === 'site' || (datasets?.includes(dataset) ?? true));
  return compareResults(asMade.results, results, isChosen);
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

/** Runs audits on a page, one at a time. */
export function createAuditRunner({ root, words, language, log }: AuditPlace): AuditRunner {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const part = <E extends HTMLElement>(name: string) => root.querySelector<E>(`[data-part="${name}"]`);
  const save = () => root.querySelector<HTMLElement>('[data-action="save"]');
  let running: AbortController | undefined;
  let last: FinishedAudit | undefined;

  const verdict = ({ text, status }: AuditVerdict) => {
    const line = document.createElement('li');
    say(line, text);
    line.dataset['state'] = status;
    part('verdicts')?.append(line);
  };

  /** Takes away what an earlier run left; only the button that ends this one is there. */
  function begin(cancel: HTMLElement | null, start: HTMLElement | null): void {
    part('verdicts')?.replaceChildren();
    clearResults(root);
    for (const line of root.querySelectorAll<HTMLElement>('[data-part="status"]')) say(line, '');
    for (const control of [save(), part('issue')]) setHidden(control, true, start);
    for (const other of root.querySelectorAll<HTMLElement>('[data-action="cancel"]'))
      setHidden(other, other !== cancel);
  }

  function finish({ result, compared }: FinishedAudit, status: HTMLElement | null): void {
    markResults(root, compared, words, language);
    showDays(root, result, compared, words, language);
    const { verdicts, outcome, bad } = concludeAudit(result, compared, words.self, number);
    [...verdicts, ...dayVerdicts(result, words, language)].forEach(verdict);
    say(
      status,
      `${outcome}${dayOutcome(result, words)} ${words.self.took({ seconds: number.format(result.seconds) })}`,
      bad,
    );
    setHidden(save(), false);
    const failed = [...root.querySelectorAll('[data-part="verdicts"] [data-state="fail"]')];
    const complaints = failed.slice(0, 5).map(({ textContent }) => textContent);
    offerIssue(part('issue'), { outcome, complaints, checkpoint: result.log.checkpoint }, words.self);
  }

  async function audit(choice: AuditChoice, area: HTMLElement, signal: AbortSignal): Promise<FinishedAudit> {
    const { runAudit } = await import('./run-audit.ts');
    const result = await runAudit({
      ...log,
      now: new Date(),
      signal,
      ...choice,
      ...tellProgress(area, words, language),
      onFile(file) {
        const text = complaintAbout(file, words.self, number);
        if (text !== undefined) verdict({ text, status: 'fail' });
      },
    });
    return { result, compared: await compareWithPublished(result, choice, log.base, signal) };
  }

  return {
    cancel: () => running?.abort(),
    finished: () => last,
    async run(choice, area) {
      running?.abort();
      const controller = new AbortController();
      running = controller;
      const isCurrent = () => running === controller;
      const status = area.querySelector<HTMLElement>('[data-part="status"]');
      const cancel = area.querySelector<HTMLElement>('[data-action="cancel"]');
      const start = area.querySelector<HTMLElement>('[type="submit"], [data-run]');
      begin(cancel, start);
      say(status, words.self.begun);
      showProgress(area, '', 0);
      try {
        last = await audit(choice, area, controller.signal);
        finish(last, status);
      } catch (error) {
        if (!isCurrent()) return;
        if (controller.signal.aborted) say(status, words.self.cancelled);
        else say(status, failure({ ...words.faults, ...words.self }, error), true);
      } finally {
        if (isCurrent()) setHidden(cancel, true, start);
        showProgress(area, '');
      }
    },
  };
}
