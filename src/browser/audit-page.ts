import type { TaskResult } from '../audit/report.ts';
import type { Status } from '../checks/check.ts';
import type { CheckId } from '../schema/check-ids.ts';
import type { ScriptWords } from '../words/script-words.ts';
import { formatCommunityReport } from './community-report.ts';
import { type ComparedResult, compareResults } from '../audit/compare-results.ts';
import { startLogMemory } from './log-memory.ts';
import { startOwnCopy } from './own-copy.ts';
import type { AuditChoice, AuditResult } from './run-audit.ts';
import { saveFile } from './save-file.ts';
import { readWords } from './read-words.ts';
import { english, failure, type Said, say, setHidden } from './say.ts';
import type { VerifiedFile } from './verify-files.ts';
import { paths } from '../model/paths.ts';

/** `/checks.json`, as far as it is compared. */
interface PublishedReport {
  readonly results: readonly TaskResult[];
}

/** What the reader's run found wrong with a file, in a sentence; undefined where nothing is. */
function complaintAbout(
  file: VerifiedFile,
  words: ScriptWords<'audit'>['self'],
  number: Intl.NumberFormat,
): Said | undefined {
  switch (file.state) {
    case 'same':
    case 'unlogged':
      return undefined;
    case 'missing':
      return words.missing.parts({ file: file.path, reason: english(file.reason) });
    case 'changed':
    case 'cut': {
      const what =
        file.state === 'cut'
          ? words.truncated({
              file: file.path,
              bytes: number.format(file.bytes.length),
              logged: number.format(file.expectedBytes),
            })
          : words.tampered({ file: file.path, sha256: file.sha256, logged: file.expectedSha256 });
      return file.isInstead === undefined ? what : `${what} ${words.swapped({ file: file.isInstead })}`;
    }
  }
}

function startAudit(root: HTMLElement): void {
  const words = readWords(root, 'audit');
  const { language = 'en', origin = '', key = '', project = '' } = root.dataset;
  const witnesses = (root.dataset['witnesses'] ?? '').split(' ').filter(Boolean);
  const base = root.dataset['root'] ?? '/';
  const part = <E extends HTMLElement>(name: string) => root.querySelector<E>(`[data-part="${name}"]`);
  const action = (name: string) => root.querySelector<HTMLElement>(`[data-action="${name}"]`);
  const panel = part('run');
  const form = panel?.querySelector('form');
  if (!panel || !form) return;
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const megabytes = new Intl.NumberFormat(language, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 });
  const seconds = new Intl.NumberFormat(language, { style: 'unit', unit: 'second', maximumFractionDigits: 2 });
  let last: { result: AuditResult; compared: readonly ComparedResult[] } | undefined;
  let running: AbortController | undefined;

  const verdict = (text: Said, state: Status) => {
    const line = document.createElement('li');
    say(line, text);
    line.dataset['state'] = state;
    part('verdicts')?.append(line);
  };
  /** How far the run of an area is; not announced, for it changes many times a second. */
  const figures = (area: HTMLElement, text: string, share?: number) => {
    const progress = area.querySelector('progress');
    if (progress) {
      progress.hidden = share === undefined;
      progress.value = share ?? 0;
    }
    const line = area.querySelector('[data-part="figures"]');
    if (line) line.textContent = text;
  };

  /** Puts the reader's results into their column, the differing ones marked. */
  function show(compared: readonly ComparedResult[]): void {
    for (const { key: task, same, own, theirs } of compared) {
      const cell = root.querySelector(`tr[data-task="${CSS.escape(task)}"] [data-part="yours"]`);
      if (!cell) continue;
      const badge = document.createElement('span');
      badge.className = `badge badge-${own?.outcome.status ?? 'unknown'}`;
      badge.textContent = own ? words.status[own.outcome.status] : '–';
      cell.replaceChildren(badge);
      cell.classList.toggle('different', !same);
      if (!same) cell.closest('details')?.setAttribute('open', '');
      const note = (text: string, lang = language) =>
        cell.append(Object.assign(document.createElement('p'), { className: 'small', textContent: text, lang }));
      if (own?.seconds !== undefined) note(seconds.format(own.seconds));
      const first = same
        ? undefined
        : own?.outcome.findings.find(
            (finding) => !theirs?.outcome.findings.some(({ message }) => message === finding.message),
          );
      // What checks find is told in English, whatever the page's language.
      if (first) note([first.file, first.message].filter(Boolean).join(': '), 'en');
    }
  }

  /** Every verdict of a finished run, the last one about the results themselves. Returns whether anything is wrong. */
  function conclude(
    { log, files, included, unreadable, report }: AuditResult,
    compared: readonly ComparedResult[],
  ): { outcome: string; bad: boolean } {
    const count = (state: VerifiedFile['state']) => files.filter((file) => file.state === state).length;
    const [same, unlogged] = [count('same'), count('unlogged')];
    const told = english(log.message);
    if (log.ok) verdict(words.self.logOk.parts({ facts: told }), 'pass');
    else verdict(words.self.logBad.parts({ reason: told }), 'fail');
    verdict(
      words.self.verified({ same: number.format(same), all: number.format(files.length) }),
      same === files.length ? 'pass' : log.size === 0 ? 'review' : 'fail',
    );
    if (unlogged > 0 && log.size === 0) verdict(words.self.noLog({ files: number.format(unlogged) }), 'review');
    else
      for (const file of files)
        if (file.state === 'unlogged') verdict(words.self.unlogged({ file: file.path }), 'fail');
    if (included > 0)
      verdict(words.self.included({ files: number.format(included) }), included === same ? 'pass' : 'fail');
    for (const { reason } of unreadable) verdict(words.self.unreadable.parts({ files: english(reason) }), 'fail');
    const solved = report.results.filter(({ outcome }) => (outcome.measures?.['linearPrograms'] ?? 0) > 0);
    if (solved.length > 0) {
      const sum = (of: (result: TaskResult) => number) =>
        number.format(solved.reduce((total, result) => total + of(result), 0));
      verdict(
        words.self.programs({
          programs: sum(({ outcome }) => outcome.measures?.['linearPrograms'] ?? 0),
          seconds: sum(({ judgementSeconds = 0 }) => judgementSeconds),
        }),
        'pass',
      );
    }
    const different = compared.filter((result) => !result.same).length;
    const all = number.format(compared.length);
    const outcome =
      different === 0
        ? words.self.same({ results: all })
        : words.self.different({ different: number.format(different), all });
    verdict(outcome, different === 0 ? 'pass' : 'fail');
    const isBad = different > 0 || !log.ok || same + (log.size === 0 ? unlogged : 0) < files.length;
    return { outcome: isBad && different === 0 ? `${words.self.alarm} ${outcome}` : outcome, bad: isBad };
  }

  function offerIssue(outcome: string, { log }: AuditResult): void {
    const link = part<HTMLAnchorElement>('issue');
    if (!link) return;
    link.dataset['address'] ??= link.href;
    const url = new URL(link.dataset['address']);
    const complaints = [...root.querySelectorAll('[data-part="verdicts"] [data-state="fail"]')]
      .slice(0, 5)
      .map((line) => line.textContent);
    url.searchParams.set('title', words.self.issueTitle({ verdict: outcome.slice(0, 60) }));
    url.searchParams.set(
      'body',
      words.self.issueBody({
        site: location.href.replace(/#.*/, ''),
        verdict: [outcome, ...complaints].join('\n'),
        checkpoint: log.checkpoint.trimEnd(),
      }),
    );
    link.href = url.href;
    link.hidden = false;
  }

  /** Runs what was chosen, and says how it goes in `area`: where the button was pressed. */
  async function run(choice: AuditChoice, area: HTMLElement): Promise<void> {
    running?.abort();
    const status = area.querySelector<HTMLElement>('[data-part="status"]');
    const cancel = area.querySelector<HTMLElement>('[data-action="cancel"]');
    const start = area.querySelector<HTMLElement>('[type="submit"], [data-run]');
    const controller = new AbortController();
    running = controller;
    const isCurrent = () => running === controller;
    part('verdicts')?.replaceChildren();
    for (const cell of root.querySelectorAll('[data-part="yours"]')) {
      cell.textContent = '–';
      cell.classList.remove('different');
    }
    for (const line of root.querySelectorAll<HTMLElement>('[data-part="status"]')) say(line, '');
    for (const control of [action('save'), part('issue')]) setHidden(control, true, start);
    for (const other of root.querySelectorAll<HTMLElement>('[data-action="cancel"]'))
      setHidden(other, other !== cancel);
    say(status, words.self.begun);
    figures(area, '', 0);
    try {
      const { runAudit } = await import('./run-audit.ts');
      const result = await runAudit({
        base,
        origin,
        key,
        witnesses,
        signal: controller.signal,
        ...choice,
        onBytes: (received, total) =>
          figures(
            area,
            words.self.fetching({ done: megabytes.format(received / 1e6), total: megabytes.format(total / 1e6) }),
            total === 0 ? 0 : received / total,
          ),
        onFile(file) {
          const complaint = complaintAbout(file, words.self, number);
          if (complaint !== undefined) verdict(complaint, 'fail');
        },
        onLoad: (done, total) => figures(area, words.self.loading({ done, total }), total === 0 ? 1 : done / total),
        onTask: (done, total, task) =>
          figures(
            area,
            task
              ? words.self.checking({
                  number: done + 1,
                  all: total,
                  check: `${task.check}, ${task.table ?? task.dataset}`,
                })
              : '',
            total === 0 ? 1 : done / total,
          ),
      });
      const response = await fetch(base + paths.checks, { cache: 'no-cache', signal: controller.signal });
      if (!response.ok) throw new Error(`${paths.checks}: ${response.status}`);
      const { results } = (await response.json()) as PublishedReport;
      const isChosen = ({ check, dataset }: TaskResult) =>
        (choice.checks?.includes(check) ?? true) &&
        (dataset === 'site' || (choice.datasets?.includes(dataset) ?? true));
      const compared = compareResults(result.report.results, results, isChosen);
      last = { result, compared };
      show(compared);
      const { outcome, bad } = conclude(result, compared);
      say(status, `${outcome} ${words.self.took({ seconds: number.format(result.seconds) })}`, bad);
      setHidden(action('save'), false);
      offerIssue(outcome, result);
    } catch (error) {
      if (!isCurrent()) return;
      if (controller.signal.aborted) say(status, words.self.cancelled);
      else say(status, failure({ ...words.faults, ...words.self }, error), true);
    } finally {
      if (isCurrent()) setHidden(cancel, true, start);
      figures(area, '');
    }
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const chosen = new FormData(form);
    const [check, dataset] = [String(chosen.get('check') ?? ''), String(chosen.get('dataset') ?? '')];
    void run({ ...(check ? { checks: [check as CheckId] } : {}), ...(dataset ? { datasets: [dataset] } : {}) }, panel);
  });
  form.addEventListener('change', () => {
    const chosen = form.querySelector<HTMLSelectElement>('[name="dataset"]')?.selectedOptions[0];
    const size = part('size');
    if (size && chosen?.dataset['size']) size.textContent = chosen.dataset['size'];
  });
  root.addEventListener('click', ({ target }) => {
    const control = (target as Element).closest<HTMLElement>('[data-action], [data-run]');
    if (!control) return;
    const check = control.dataset['run'] as CheckId | undefined;
    if (check) void run({ checks: [check] }, control.closest<HTMLElement>('[data-check]') ?? panel);
    if (control.dataset['action'] === 'cancel') running?.abort();
    if (control.dataset['action'] === 'save' && last) {
      const place = { project, page: location.href.replace(/[?#].*/, ''), made: new Date().toISOString() };
      saveFile('community-audit.json', formatCommunityReport(place, last.result, last.compared), 'application/json');
    }
  });
  startOwnCopy(root.querySelector('#own-file'), part('own-status'), {
    base,
    words: { ...words.faults, ...words.own, failed: words.self.failed },
  });
  startLogMemory(root, {
    place: { base, origin, key, witnesses },
    language,
    words: { ...words.faults, ...words.log, failed: words.self.failed },
  });
}

for (const root of document.querySelectorAll<HTMLElement>('[data-audit]')) startAudit(root);
