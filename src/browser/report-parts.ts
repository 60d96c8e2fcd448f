import { say } from './say.ts';

/** A part of the page of a reader's own report, by its name. */
export type ReportPart = (name: string) => HTMLElement | null;

/** Takes away what was explained. */
export function emptyReport(part: ReportPart): void {
  part('result')?.toggleAttribute('hidden', true);
  part('reports')?.replaceChildren();
  part('faults')?.replaceChildren();
  say(part('status'), '');
}
