import { say } from './say.ts';

/** A part of the page of a reader's own report, by its name. */
export type Part = (name: string) => HTMLElement | null;

/** Takes away what was explained. */
export function emptyReport(part: Part): void {
  part('result')?.toggleAttribute('hidden', true);
  part('reports')?.replaceChildren();
  part('faults')?.replaceChildren();
  say(part('status'), '');
}
