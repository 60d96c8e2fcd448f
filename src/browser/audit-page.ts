import type { Status } from '../checks/check.ts';
import type { TaskResult } from '../audit/report.ts';
import type { CheckId } from '../schema/check-ids.ts';
import { fetchJson, remembered } from './chart-data.ts';
import { saveFile } from './save-file.ts';
import type { AuditResult } from './run-audit.ts';
import type { VerifiedFile } from './verify-files.ts';

type Words = Readonly<Record<string, string>>;
const fill = (text: string | undefined, ...values: (string | number)[]) => (text ?? '').replace(/\{(\d)\}/g, (_, index) => String(values[Number(index)] ?? ''));
const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
const keyOf = ({ check, dataset, table }: Pick<TaskResult, 'check' | 'dataset' | 'table'>) => `${check} ${dataset} ${table ?? ''}`.trim();
const memoryKey = (origin: string) => `vitrine-checkpoint ${origin}`;

/** `/checks.json`, as far as it is compared. */
interface PublishedReport {
  readonly results: readonly TaskResult[];
}

/** A result as far as a reader's run must agree with the publisher's. Times and the order of findings may differ. */
function essence({ outcome }: TaskResult): string {
  const findings = outcome.findings.map(({ status, message, file, line, row }) => [status, message, file ?? '', line ?? 0, row ?? ''].join('|')).sort();
  return JSON.stringify([outcome.status, outcome.findingCount, outcome.rowsExamined, findings]);
}

function startAudit(root: HTMLElement): void {
  const words = JSON.parse(root.dataset['words'] ?? '{}') as { self: Words; own: Words; log: Words; status: Readonly<Record<Status, string>> };
  const base = root.dataset['root'] ?? '/';
  const language = root.dataset['language'] ?? 'en';
  const origin = root.dataset['origin'] ?? '';
  const panel = root.querySelector<HTMLElement>('[data-part="run"]');
  const form = panel?.querySelector('form');
  if (!panel || !form) return;
  const part = <E extends HTMLElement>(name: string) => root.querySelector<E>(`[data-part="${name}"]`);
  const action = (name: string) => root.querySelector<HTMLElement>(`[data-action="${name}"]`);
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const megabytes = new Intl.NumberFormat(language, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 });
  const published = remembered(() => fetchJson<PublishedReport>(`${base}checks.json`));
  let last: AuditResult | undefined;
  let running: AbortController | undefined;

  const say = (text: string, failed = false) => {
    const status = part('status');
    if (!status) return;
    status.textContent = text;
    status.classList.toggle('failed', failed);
  };
  const verdict = (text: string, state: Status) => {
    const line = document.createElement('li');
    line.textContent = text;
    line.dataset['state'] = state;
    part('verdicts')?.append(line);
  };
  const bar = (share: number | undefined) => {
    const progress = part<HTMLProgressElement>('progress');
    if (!progress) return;
    progress.hidden = share === undefined;
    progress.value = share ?? 0;
  };

  function reportFile(file: VerifiedFile): void {
    if (file.state === 'missing') verdict(fill(words.self['missing'], file.path, file.reason), 'fail');
    if (file.state === 'changed') verdict(fill(words.self['tampered'], file.path, file.sha256, file.expectedSha256), 'fail');
    if (file.state === 'cut') verdict(fill(words.self['truncated'], file.path, number.format(file.bytes.length), number.format(file.expectedBytes)), 'fail');
  }

  /** Puts the reader's results beside the publisher's; returns how many differ. */
  function compare(results: readonly TaskResult[], theirs: readonly TaskResult[]): number {
    const byKey = new Map(theirs.map((result) => [keyOf(result), result]));
    let different = 0;
    for (const result of results) {
      const other = byKey.get(keyOf(result));
      const same = other !== undefined && essence(other) === essence(result);
      if (!same) different += 1;
      const cell = root.querySelector(`tr[data-task="${CSS.escape(keyOf(result))}"] [data-part="yours"]`);
      if (!cell) continue;
      const badge = document.createElement('span');
      badge.className = `badge badge-${result.outcome.status}`;
      badge.textContent = words.status[result.outcome.status];
      cell.replaceChildren(badge);
      cell.classList.toggle('different', !same);
      if (!same) {
        const first = result.outcome.findings.find((finding) => !other?.outcome.findings.some(({ message }) => message === finding.message));
        if (first) cell.append(Object.assign(document.createElement('p'), { className: 'small', textContent: first.message }));
      }
    }
    return different;
  }

  async function run(choice: { checks?: readonly CheckId[]; datasets?: readonly string[] }): Promise<void> {
    running?.abort();
    const controller = new AbortController();
    running = controller;
    part('verdicts')?.replaceChildren();
    for (const cell of root.querySelectorAll('[data-part="yours"]')) {
      cell.textContent = '–';
      cell.classList.remove('different');
    }
    for (const name of ['save']) action(name)?.setAttribute('hidden', '');
    part('issue')?.setAttribute('hidden', '');
    action('cancel')?.removeAttribute('hidden');
    bar(0);
    panel?.scrollIntoView({ block: 'nearest' });
    try {
      const { runAudit } = await import('./run-audit.ts');
      const result = await runAudit({
        base,
        origin,
        key: root.dataset['key'] ?? '',
        signal: controller.signal,
        ...choice,
        onBytes(received, total) {
          bar(total === 0 ? 0 : received / total);
          say(fill(words.self['fetching'], megabytes.format(received / 1e6), megabytes.format(total / 1e6)));
        },
        onFile: reportFile,
        onTask(done, total, task) {
          bar(total === 0 ? 1 : done / total);
          if (task) say(fill(words.self['checking'], done + 1, total, `${task.check}, ${task.table ?? task.dataset}`));
        },
      });
      last = result;
      const same = result.files.filter(({ state }) => state === 'same').length;
      verdict(fill(words.self[result.log.ok ? 'logOk' : 'logBad'], result.log.message), result.log.ok ? 'pass' : 'fail');
      verdict(fill(words.self['verified'], number.format(same), number.format(result.files.length)), same === result.files.length ? 'pass' : 'fail');
      if (result.included > 0) verdict(fill(words.self['included'], number.format(result.included)), 'pass');
      const different = compare(result.report.results, (await published()).results);
      const all = result.report.results.length;
      const outcome = different === 0 ? fill(words.self['same'], number.format(all)) : fill(words.self['different'], number.format(different), number.format(all));
      verdict(outcome, different === 0 ? 'pass' : 'fail');
      const bad = different > 0 || !result.log.ok || same < result.files.length;
      say(`${outcome} ${fill(words.self['took'], number.format(result.seconds))}`, bad);
      action('save')?.removeAttribute('hidden');
      const issue = part<HTMLAnchorElement>('issue');
      if (issue) {
        const url = new URL(issue.dataset['address'] ?? issue.href);
        issue.dataset['address'] ??= issue.href;
        url.searchParams.set('title', fill(words.self['issueTitle'], outcome.slice(0, 60)));
        url.searchParams.set('body', fill(words.self['issueBody'], location.href, outcome));
        issue.href = url.href;
        issue.hidden = false;
      }
    } catch (error) {
      if (controller.signal.aborted) say(words.self['cancelled'] ?? '');
      else say(`${words.self['failed']} ${messageOf(error)}`, true);
    } finally {
      if (running === controller) action('cancel')?.setAttribute('hidden', '');
      bar(undefined);
    }
  }

  function saveReport(): void {
    if (!last) return;
    const { report, log, files, engine, seconds, input } = last;
    const kept = {
      kind: 'vitrine-community-audit',
      project: root.dataset['project'],
      page: location.href.replace(/[?#].*/, ''),
      made: new Date().toISOString(),
      asOf: input.today,
      engine: `DuckDB-Wasm ${engine}`,
      log,
      files: files.map((file) => ({ path: file.path, state: file.state, ...(file.state === 'missing' ? {} : { sha256: file.sha256 }) })),
      results: report.results.map(({ check, dataset, table, outcome }) => ({ check, dataset, ...(table ? { table } : {}), status: outcome.status, findings: outcome.findingCount, rows: outcome.rowsExamined })),
      findings: report.findings,
      seconds,
    };
    saveFile('community-audit.json', `${JSON.stringify(kept, null, 2)}\n`, 'application/json');
  }

  /** The reader's own memory of the log; nothing is stored before a click. */
  function showMemory(): void {
    const kept = localStorage.getItem(memoryKey(origin));
    action('compare')?.toggleAttribute('hidden', kept === null);
    action('forget')?.toggleAttribute('hidden', kept === null);
    const status = part('memory-status');
    if (!status || kept === null) return;
    const { checkpoint, day } = JSON.parse(kept) as { checkpoint: string; day: string };
    status.textContent = fill(words.log['remembered'], checkpoint.split('\n')[1] ?? '', day);
  }

  async function compareMemory(): Promise<void> {
    const kept = localStorage.getItem(memoryKey(origin));
    const status = part('memory-status');
    if (!status || kept === null) return;
    try {
      const { checkpoint } = JSON.parse(kept) as { checkpoint: string };
      const [{ compareWithRemembered }] = await Promise.all([import('./remembered-checkpoint.ts')]);
      const { ok, message, size, now } = await compareWithRemembered(base, origin, checkpoint);
      status.textContent = ok ? fill(words.log['extends'], number.format(size), number.format(now)) : fill(words.log['rewritten'], message);
      status.classList.toggle('failed', !ok);
    } catch (error) {
      status.textContent = `${words.self['failed']} ${messageOf(error)}`;
      status.classList.add('failed');
    }
  }

  async function remember(): Promise<void> {
    const response = await fetch(`${base}log/checkpoint`, { cache: 'no-cache' });
    localStorage.setItem(memoryKey(origin), JSON.stringify({ checkpoint: await response.text(), day: new Date().toISOString().slice(0, 10) }));
    showMemory();
  }

  async function lookUp(chosen: FileList): Promise<void> {
    const status = part('own-status');
    if (!status) return;
    const [{ sha256Hex }, { parseLog, decodeLog }, { fetchBytes }] = await Promise.all([import('../log/sha256.ts'), import('../log/parse-log.ts'), import('./fetch-bytes.ts')]);
    const { entries } = parseLog(decodeLog(await fetchBytes(`${base}data/log.jsonl`, { cache: 'no-cache' })));
    const lines: string[] = [];
    let unknown = false;
    for (const file of chosen) {
      const sha256 = await sha256Hex(new Uint8Array(await file.arrayBuffer()));
      const found = entries.find(({ entry }) => entry.sha256 === sha256)?.entry;
      unknown ||= found === undefined;
      lines.push(found ? fill(words.own['match'], file.name, found.file, found.date) : fill(words.own['noMatch'], file.name, sha256));
    }
    status.textContent = lines.join(' ');
    status.classList.toggle('failed', unknown);
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const chosen = new FormData(form);
    const [check, dataset] = [String(chosen.get('check') ?? ''), String(chosen.get('dataset') ?? '')];
    void run({ ...(check ? { checks: [check as CheckId] } : {}), ...(dataset ? { datasets: [dataset] } : {}) });
  });
  root.addEventListener('click', ({ target }) => {
    const control = (target as Element).closest<HTMLElement>('[data-action], [data-run]');
    if (!control) return;
    if (control.dataset['run']) void run({ checks: [control.dataset['run'] as CheckId] });
    switch (control.dataset['action']) {
      case 'cancel':
        running?.abort();
        break;
      case 'save':
        saveReport();
        break;
      case 'remember':
        void remember().catch((error: unknown) => say(messageOf(error), true));
        break;
      case 'compare':
        void compareMemory();
        break;
      case 'forget':
        localStorage.removeItem(memoryKey(origin));
        showMemory();
        Object.assign(part('memory-status') ?? {}, { textContent: words.log['nothing'] ?? '' });
    }
  });
  root.querySelector<HTMLInputElement>('#own-file')?.addEventListener('change', ({ currentTarget }) => {
    const { files } = currentTarget as HTMLInputElement;
    if (files && files.length > 0) void lookUp(files).catch((error: unknown) => Object.assign(part('own-status') ?? {}, { textContent: `${words.self['failed']} ${messageOf(error)}` }));
  });
  showMemory();
}

for (const root of document.querySelectorAll<HTMLElement>('[data-audit]')) startAudit(root);
