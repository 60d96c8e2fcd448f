import type { Edit } from '../edited-site.ts';

/** A site that must fail: the smallest legal one with a mistake. */
export interface BrokenSite {
  /** What was done wrong, in a few words joined by hyphens; its problems stand in `<name>.txt`. */
  readonly name: string;
  readonly edits: readonly Edit[];
}

/** A site with one or several mistakes. */
export const broken = (name: string, ...edits: readonly Edit[]): BrokenSite => ({ name, edits });
