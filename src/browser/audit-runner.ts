import type { AuditPlace, FinishedAudit } from './audit-on-page.ts';
import type { AuditChoice } from './run-audit.ts';
import { loadScript } from './load-script.ts';
import { failure, say, setHidden } from './say.ts';
import { showProgress } from './show-progress.ts';

export interface AuditRunner {
  /** Runs what was chosen instead of what is running, and says how it goes in `area`: where the button was pressed. */
  run(choice: AuditChoice, area: HTMLElement): Promise<void>;
  cancel(): void;
  /** The last run that came to its end. */
  finished(): FinishedAudit | undefined;
}

/** Runs audits on a page, one at a time. What a run needs is fetched with the first one. */
export function createAuditRunner(place: AuditPlace): AuditRunner {
  const { root, words } = place;
  const part = (name: string) => root.querySelector<HTMLElement>(`[data-part="${name}"]`);
  let running: AbortController | undefined;
  let last: FinishedAudit | undefined;

  /** Takes away what an earlier run left; only the button that ends this one is there. */
  function begin(cancel: HTMLElement | null, start: HTMLElement | null): void {
    part('verdicts')?.replaceChildren();
    for (const line of root.querySelectorAll<HTMLElement>('[data-part="status"]')) say(line, '');
    for (const control of [root.querySelector<HTMLElement>('[data-action="save"]'), part('issue')])
      setHidden(control, true, start);
    for (const other of root.querySelectorAll<HTMLElement>('[data-action="cancel"]'))
      setHidden(other, other !== cancel);
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
        const { auditOnPage } = await loadScript(() => import('./audit-on-page.ts'), controller.signal);
        last = await auditOnPage(place, choice, area, controller.signal);
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
