import { type Bounding, boundCells } from '../checks/suppression/bound-cells.ts';
import type { Budget } from '../checks/suppression/budget.ts';
import type { System } from '../checks/suppression/system.ts';
import { openHighs } from '../solver/highs.ts';
import type { LinearSolver } from '../solver/linear-program.ts';
import { type EnginePart, acceptModule, fetchPart } from './fetch-part.ts';

/** A system to be bounded, from the page to the worker. */
export interface BoundRequest {
  readonly solver: EnginePart;
  readonly system: System;
  readonly enough?: number;
  readonly budget?: Budget;
}

/** What comes back: the bounds and what is left of the budget, or why there are none. */
export type BoundReply = { readonly bounding: Bounding; readonly workLeft?: number } | { readonly error: string };

let opened: Promise<LinearSolver> | undefined;

/** The solver, fetched from the site when the first program is asked. */
async function loadSolver(part: EnginePart): Promise<LinearSolver> {
  const module = await fetchPart(part, acceptModule(part), {});
  const url = URL.createObjectURL(new Blob([module as Uint8Array<ArrayBuffer>], { type: 'application/wasm' }));
  try {
    return await openHighs({ locateFile: () => url });
  } finally {
    URL.revokeObjectURL(url);
  }
}

async function replyTo({ solver, system, ...options }: BoundRequest): Promise<BoundReply> {
  try {
    const bounding = await boundCells(system, () => (opened ??= loadSolver(solver)), options);
    return { bounding, ...(options.budget ? { workLeft: options.budget.work } : {}) };
  } catch (error) {
    opened = undefined;
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

globalThis.addEventListener('message', async ({ data }: MessageEvent<BoundRequest>) => {
  postMessage(await replyTo(data));
});
