import type { RecordedPolicy } from '../model/policy.ts';

/** A recorded state with the last part of its permanent address. */
export interface RecordedPage {
  /**
   * `v2` for the state with which consent version 2 began; for a later one the name of its snapshot, such as `v2-n4`.
   */
  readonly slug: string;
  /** Whether the consent version began with it. */
  readonly isFirst: boolean;
  readonly recorded: RecordedPolicy;
}

/**
 * The permanent pages of a category, in the order of the log. A later entry never takes the address of an earlier one.
 */
export function recordedPages(recorded: readonly RecordedPolicy[]): RecordedPage[] {
  const begun = new Set<number>();
  return recorded.map((one) => {
    const isFirst = !begun.has(one.version);
    begun.add(one.version);
    const name = one.file.slice(one.file.lastIndexOf('/') + 1).replace(/\.json$/, '');
    return { slug: isFirst ? `v${one.version}` : name, isFirst, recorded: one };
  });
}
