import type { Arranging } from '../arrange-series.ts';
import type { ChartContext } from '../chart-context.ts';
import type { ChartFault } from '../chart-fault.ts';
import type { ChartInput } from '../chart-input.ts';
import type { Drawing } from '../drawing.ts';
import type { Placing } from '../place-values.ts';

/** One way to draw a chart: everything in which it differs from the others. */
export interface Mark {
  /** The x axis. */
  readonly place: Placing;
  /** Which series are drawn how. */
  readonly arrange: Arranging;
  /** Draws a context that has at least one position. */
  readonly draw: (context: ChartContext) => Drawing;
  /** The numbers in sentences; none where all of them are suppressed. Called with at least one position. */
  readonly summarize: (context: ChartContext) => readonly string[];
  /** What this mark cannot show, beside what none can. The columns that the front matter names are there. */
  readonly findFaults: (input: ChartInput) => ChartFault[];
}
