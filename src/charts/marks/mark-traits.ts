/** What the parts of a drawing must know of the mark they draw. Plain facts, so that no part depends on a mark. */
export interface MarkTraits {
  /**
   * The x axis. `continuous`: periods on an axis of time, numbers on an axis of numbers; `periods`: time for periods,
   * else one class beside the other; `classes`: always classes, in the order in which they come.
   */
  readonly axis: 'continuous' | 'periods' | 'classes';
  /**
   * What becomes of series that are too many to be told apart. `context`: drawn thin, in grey; `other`: added up;
   * `table`: left to the table; `panels`: every series has a panel of its own, so that more can be shown.
   */
  readonly surplus: 'context' | 'other' | 'table' | 'panels';
  /** What parts on top of one another come to; absent where nothing is stacked. */
  readonly stack?: 'sum' | 'whole';
  /** The sign of a series in the legend, where it is drawn as a line or as dots. */
  readonly sign?: 'line' | 'dot';
  /** Whether one position may hold several values of one series. */
  readonly mayRepeat?: boolean;
  /** Share of a slot left empty at either side of a bar. */
  readonly barPadding: number;
  /** Pixels between two rows, where the classes stand one below the other. */
  readonly rowGap: number;
  /** Whether rows go from the largest value down. */
  readonly isRanked?: boolean;
  /** Whether the classes are parts of one whole, so that the summary tells the share of the largest. */
  readonly isDistribution?: boolean;
}
