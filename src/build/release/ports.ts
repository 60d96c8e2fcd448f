import type { Engine } from '../../engine/engine.ts';
import type { Files } from '../../source/files.ts';
import type { Progress } from '../local/progress.ts';
import type { Change } from '../local/write-together.ts';

/** All that releasing needs of the computer. */
export interface ReleasePorts {
  /** The adopter's folder. */
  readonly files: Files;
  readonly openEngine: () => Promise<Engine>;
  readonly progress: Progress;
  readonly now: () => Date;
  /** Writes files of the adopter's folder together or not at all. */
  readonly write: (changes: readonly Change[]) => Promise<void>;
  /** Prints a line of the report. */
  readonly print: (line: string) => void;
}
