import type { CheckId } from '../schema/check-ids.ts';
import { createAuditRunner } from './audit-runner.ts';
import { comeToLife } from './come-to-life.ts';
import { loadScript } from './load-script.ts';
import { startLogMemory } from './log-memory.ts';
import { startOwnCopy } from './own-copy.ts';
import { readWords } from './read-words.ts';
import type { AuditChoice } from './run-audit.ts';
import { failure, say } from './say.ts';
import { siteRoot } from './site-root.ts';
import { hasLinkedSql } from './sql-link.ts';

/** What the form asks for: one check or all, one dataset or all. */
function choiceOf(form: HTMLFormElement): AuditChoice {
  const chosen = new FormData(form);
  const [check, dataset] = [String(chosen.get('check') ?? ''), String(chosen.get('dataset') ?? '')];
  return { ...(check ? { checks: [check as CheckId] } : {}), ...(dataset ? { datasets: [dataset] } : {}) };
}

/** Says how much a run over the chosen dataset fetches. */
function tellSize(form: HTMLFormElement, size: HTMLElement | null): void {
  const chosen = form.querySelector<HTMLSelectElement>('[name="dataset"]')?.selectedOptions[0];
  if (size && chosen?.dataset['size']) size.textContent = chosen.dataset['size'];
}

/** Brings the page's audit to life: nothing is fetched before the reader asks. */
function startAudit(root: HTMLElement): void {
  const part = (name: string) => root.querySelector<HTMLElement>(`[data-part="${name}"]`);
  const panel = part('run');
  const form = panel?.querySelector('form');
  if (!panel || !form) return;
  const words = readWords(root, 'audit');
  const { language = 'en', origin = '', key = '', project = '' } = root.dataset;
  const base = siteRoot(root);
  const witnesses = (root.dataset['witnesses'] ?? '').split(' ').filter(Boolean);
  const log = { base, origin, key, witnesses };
  const runner = createAuditRunner({ root, words, language, log });

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void runner.run(choiceOf(form), panel);
  });
  form.addEventListener('change', () => tellSize(form, part('size')));
  root.addEventListener('click', ({ target }) => {
    const control = (target as Element).closest<HTMLElement>('[data-action], [data-run]');
    if (!control) return;
    const check = control.dataset['run'] as CheckId | undefined;
    if (check) void runner.run({ checks: [check] }, control.closest<HTMLElement>('[data-check]') ?? panel);
    if (control.dataset['action'] === 'cancel') runner.cancel();
    const finished = runner.finished();
    if (control.dataset['action'] === 'save' && finished) {
      const place = { project, page: location.href.replace(/[?#].*/, ''), made: new Date().toISOString() };
      loadScript(() => import('./save-audit.ts')).then(
        ({ saveAudit }) => saveAudit(place, finished),
        (error: unknown) =>
          say(panel.querySelector('[data-part="status"]'), failure({ ...words.faults, ...words.self }, error), true),
      );
    }
  });
  const { faults, self } = words;
  startOwnCopy(root.querySelector('#own-file'), part('own-status'), {
    place: log,
    words: { ...faults, ...words.own, failed: self.failed },
  });
  startLogMemory(root, { place: log, language, words: { ...faults, ...words.log, failed: self.failed } });
}

/** Links to queries led here before they had a page of their own. */
const console = document.querySelector<HTMLAnchorElement>('#console a');
if (console && hasLinkedSql(location.hash)) location.replace(console.href + location.hash);
for (const root of document.querySelectorAll<HTMLElement>('[data-audit]')) {
  startAudit(root);
  comeToLife(root);
}
