import type { BoundSystem } from '../checks/suppression/bound-cells.ts';
import type { EnginePart } from './fetch-part.ts';
import { loadScript } from './load-script.ts';
import type { BoundReply, BoundRequest } from './solver-worker.ts';

export interface WorkerBounds {
  readonly bound: BoundSystem;
  /** Ends the worker; what it was at is given up. */
  close(): void;
}

/**
 * Bounds hidden cells in a worker, so that the page goes on answering. The worker comes with the first system, as text
 * in a script (a worker from a file of its own would not be under the page's policy), and fetches the solver from the
 * site with the first linear program. One system at a time; `bound` rejects with the signal's reason when aborted.
 */
export function boundInWorker(solver: EnginePart, signal?: AbortSignal): WorkerBounds {
  let worker: Worker | undefined;
  let giveUp: (reason: unknown) => void = () => undefined;
  const close = () => {
    worker?.terminate();
    worker = undefined;
  };
  signal?.addEventListener('abort', () => {
    close();
    giveUp(signal.reason);
  });
  return {
    close,
    async bound(system, { enough, budget }) {
      signal?.throwIfAborted();
      const { default: SolverWorker } = await loadScript(() => import('./solver-worker.ts?worker&inline'));
      signal?.throwIfAborted();
      const current = (worker ??= new SolverWorker());
      const { cells, equations, rows } = system;
      const request: BoundRequest = {
        solver,
        system: { cells, equations, rows },
        ...(enough === undefined ? {} : { enough }),
        ...(budget ? { budget } : {}),
      };
      const reply = await new Promise<BoundReply>((resolve, reject) => {
        current.onmessage = ({ data }: MessageEvent<BoundReply>) => resolve(data);
        current.onerror = ({ message }) => reject(new Error(`the solver stopped: ${message}`));
        giveUp = reject;
        current.postMessage(request);
      });
      if ('error' in reply) throw new Error(reply.error);
      if (budget && reply.workLeft !== undefined) budget.work = reply.workLeft;
      return reply.bounding;
    },
  };
}
