import type { StatementKey, AspectValue } from './whole-policy.ts';

/**
 * `weaker`: less is promised, or more is taken. `stronger`: the contrary. `other`: whether it is one or the other, no
 * program can say. `words`: its author says that it only reads better.
 */
export type Direction = 'weaker' | 'stronger' | 'other' | 'words';

/** One thing in which two policies differ. */
export interface Difference {
  readonly statement: StatementKey;
  /** The path of what differs; empty for the whole statement. */
  readonly aspect: string;
  /** Of words: their language. */
  readonly language?: string;
  /** Absent for what is new. */
  readonly was?: AspectValue;
  /** Absent for what is gone. */
  readonly is?: AspectValue;
  readonly direction: Direction;
}
