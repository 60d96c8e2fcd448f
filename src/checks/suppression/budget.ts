/** What may be spent; by count, so that every machine gives the same answer. Goes down as it is spent. */
export interface Budget {
  /** Linear programs. */
  programs: number;
  /** Numbers in all tableaux, one for each linear program. */
  work: number;
  /** Numbers in one tableau. */
  readonly tableau: number;
  /** Unknowns up to which equations between rounded cells are kept. */
  readonly unknowns: number;
}

/** About half a minute of one core. */
export const newBudget = (): Budget => ({ programs: 20_000, tableau: 4_000_000, work: 300_000_000, unknowns: 3000 });
