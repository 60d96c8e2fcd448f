import { splitLines } from './parse-log.ts';

/** How the first line that differs differs. */
export type Rewriting =
  /** The old line is gone, and what came after it moved up (or nothing is left). */
  | 'removed'
  /** A line that the old log has nowhere stands in its place. */
  | 'changed'
  /** The old line stands further down, and a line of the old log in its place. */
  | 'reordered'
  /** The old line stands further down, and a new line in its place: entries are added at the end only. */
  | 'inserted';

export type LogComparison =
  /** Every old line stands where it stood; `added` lines follow. */
  | { readonly extends: true; readonly added: number }
  | {
      readonly extends: false;
      /** The first line that differs, counted from 1. */
      readonly line: number;
      readonly kind: Rewriting;
      readonly before: string;
      /** Undefined where the new log has ended. */
      readonly after: string | undefined;
    };

/**
 * Whether the old log is the beginning of the new one, byte for byte within lines; where it is not, the first
 * difference. Every log extends the empty one. The kind tells what an editor most likely did; that the logs
 * differ at that line is certain.
 */
export function compareLogs(oldText: string, newText: string): LogComparison {
  const oldLines = splitLines(oldText);
  const newLines = splitLines(newText);
  const index = oldLines.findIndex((line, at) => line !== newLines[at]);
  if (index < 0) return { extends: true, added: newLines.length - oldLines.length };

  const before = oldLines[index] as string;
  const after = newLines[index];
  const isKept = newLines.includes(before, index + 1);
  const isOld = after !== undefined && oldLines.includes(after, index + 1);
  const moved = isOld ? 'reordered' : 'inserted';
  const gone = isOld || after === undefined ? 'removed' : 'changed';
  return { extends: false, line: index + 1, kind: isKept ? moved : gone, before, after };
}
