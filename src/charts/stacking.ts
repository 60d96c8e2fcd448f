import type { ChartContext } from './chart-context.ts';
import type { Layer, StackColumn, WholeOf } from './stack-columns.ts';
import type { ValueScale } from './value-scale.ts';

/** What parts on top of one another come to. */
export interface Stacking {
  readonly wholeOf: WholeOf;
  /** The axis beside the stacks. */
  scale(context: ChartContext, columns: readonly StackColumn[]): ValueScale;
  /** What is said of a part after its value; empty for nothing. */
  remark(layer: Layer, context: ChartContext): string;
}
