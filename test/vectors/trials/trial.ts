/** What was computed, and what the vector says. Plain JSON. */
export interface Trial {
  readonly name: string;
  readonly got: unknown;
  readonly want: unknown;
  /** How far a number may be off: published numbers are rounded. Default: not at all. */
  readonly within?: number;
}

/** The trials whose result is not the wanted one. */
export const wrongOf = (trials: readonly Trial[]): Trial[] =>
  trials.filter(({ got, want, within }) =>
    within === undefined
      ? JSON.stringify(got) !== JSON.stringify(want)
      : typeof got !== 'number' || Math.abs(got - Number(want)) > within,
  );
