/**
 * `rowLows ≤ coefficients · unknowns ≤ rowHighs` and `lows ≤ unknowns ≤ highs`; an end that is not there is infinite.
 * The terms of row r are at `starts[r]` up to `starts[r + 1]` of `indices` and `coefficients`.
 */
export interface LinearProgram {
  readonly lows: Float64Array;
  readonly highs: Float64Array;
  readonly rowLows: Float64Array;
  readonly rowHighs: Float64Array;
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly coefficients: Float64Array;
}

/** What a solver says, unverified. `steps`: pivots it took. */
export type ProgramAnswer = { readonly steps: number } & (
  | {
      readonly status: 'optimal';
      readonly values: Float64Array;
      /** One multiplier for each row: what one more of it would add to the objective. */
      readonly multipliers: Float64Array;
    }
  /** From any point that keeps to all rows, `ray` leads on without an end, and the objective grows. */
  | { readonly status: 'unbounded'; readonly ray: Float64Array }
  /** `multipliers`: a sum of rows that no point can keep to, where the solver names one. */
  | { readonly status: 'infeasible'; readonly multipliers?: Float64Array }
  /** A limit was reached, or the solver gave up. */
  | { readonly status: 'undecided' }
);

/** One program whose objective is changed again and again; each answer starts from the one before. */
export interface OpenProgram {
  /** Makes `Σ weight × unknown` greatest, in at most `maxSteps` steps. */
  maximise(weights: Float64Array, maxSteps: number): ProgramAnswer;
  /** The same by another method, from the beginning: what one gave up on, or got wrong, the other may not. */
  maximiseOtherwise(weights: Float64Array, maxSteps: number): ProgramAnswer;
  /** Frees what it holds; must be called. */
  close(): void;
}

/** Solves linear programs. The same program gives the same answer, bit by bit, wherever it is asked. */
export interface LinearSolver {
  open(program: LinearProgram): OpenProgram;
}

/** Gives a solver, loaded when it is first asked for. */
export type LoadSolver = () => Promise<LinearSolver>;
