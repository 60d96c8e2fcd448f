import loadHighs, { type Highs, type InitOptions, type Model } from 'highs';
import type { LinearProgram, LinearSolver, OpenProgram, ProgramAnswer } from './linear-program.ts';

/** Values of the option `simplex_strategy`: which of the two methods walks. */
const [dual, primal] = [1, 4];

/** Near the last digits: what rows and multipliers may be off by before an answer counts. */
const options = {
  output_flag: false,
  solver: 'simplex',
  primal_feasibility_tolerance: 1e-9,
  dual_feasibility_tolerance: 1e-9,
} as const;

/** What a vector of HiGHS says, or undefined where it has none; some of its getters throw instead. */
function vectorOf(get: () => { readonly values: Float64Array } | undefined): Float64Array | undefined {
  try {
    return get()?.values;
  } catch {
    return undefined;
  }
}

function answerOf({ constants }: Highs, model: Model): ProgramAnswer {
  const { modelStatus } = model.run();
  const steps = Number(model.info.get('simplex_iteration_count'));
  const { optimal, infeasible, unbounded } = constants.modelStatus;
  if (modelStatus === optimal) {
    const { colValue, rowDual } = model.getSolution();
    return { status: 'optimal', values: colValue, multipliers: rowDual, steps };
  }
  if (modelStatus === unbounded) {
    const ray = vectorOf(() => model.getPrimalRay());
    return ray ? { status: 'unbounded', ray, steps } : { status: 'undecided', steps };
  }
  if (modelStatus === infeasible) {
    const multipliers = vectorOf(() => model.getDualRay());
    return { status: 'infeasible', ...(multipliers ? { multipliers } : {}), steps };
  }
  return { status: 'undecided', steps };
}

function openModel(highs: Highs, program: LinearProgram): OpenProgram {
  const { lows, highs: colUpper, rowLows, rowHighs, starts, indices, coefficients: values } = program;
  const [numCols, numRows] = [lows.length, rowLows.length];
  const model = highs.createModel();
  model.options.set({ ...options, presolve: 'off', simplex_strategy: primal });
  model.passModel({
    numCols,
    numRows,
    sense: highs.constants.objectiveSense.maximize,
    colCost: new Float64Array(numCols),
    colLower: lows,
    colUpper,
    rowLower: rowLows,
    rowUpper: rowHighs,
    matrix: { format: 'csr', numRows, numCols, starts, indices, values },
  });
  const ask = (weights: Float64Array, maxSteps: number) => {
    model.options.set('simplex_iteration_limit', maxSteps);
    model.changeColsCost({ kind: 'range', from: 0, to: numCols - 1 }, weights);
    return answerOf(highs, model);
  };
  return {
    // After a change of the objective the last point still keeps to all rows: the primal method goes on from it.
    maximise: ask,
    maximiseOtherwise(weights, maxSteps) {
      model.options.set({ simplex_strategy: dual, simplex_scale_strategy: 0 });
      model.setBasis();
      const answer = ask(weights, maxSteps);
      model.options.set({ simplex_strategy: primal, simplex_scale_strategy: 2 });
      return answer;
    },
    close: () => model.dispose(),
  };
}

/**
 * HiGHS (Huangfu and Hall, "Parallelizing the dual revised simplex method", 2018), compiled to WebAssembly. It asks no
 * clock, so that Node and every browser get the same answers.
 */
export async function openHighs(where: InitOptions = {}): Promise<LinearSolver> {
  const highs = await loadHighs(where);
  return { open: (program) => openModel(highs, program) };
}
