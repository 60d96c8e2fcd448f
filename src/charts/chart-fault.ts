/** Why the result of a chart's SQL cannot be drawn as the chart's front matter says. */
export interface ChartFault {
  readonly code: 'missing-column' | 'not-a-number' | 'empty-key' | 'repeated' | 'negative-part';
  /** The column of the result. */
  readonly column: string;
  /** Row of the result, from 1; absent where the fault is the column's. */
  readonly row?: number;
  /** What is wrong, and what to do. */
  readonly message: string;
}
