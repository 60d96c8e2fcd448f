import type { LogEntry, ReleaseEntry } from './log-entry.ts';

/** A release that takes the place of an earlier one. */
export type Correction = ReleaseEntry & { readonly replaces: string; readonly reason: string };

export const isCorrection = (entry: LogEntry): entry is Correction =>
  entry.type === 'release' && entry.replaces !== undefined && entry.reason !== undefined;

/** By the file that was replaced (relative to `data/`), the first entry that says so. None: an empty map. */
export function correctionsIn(entries: readonly LogEntry[]): ReadonlyMap<string, Correction> {
  return new Map(
    entries
      .filter(isCorrection)
      .reverse()
      .map((entry) => [entry.replaces, entry]),
  );
}
