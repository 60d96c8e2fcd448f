import { type End, type Ends, signOf } from './ends.ts';
import type { ProbeAnswer } from './probe.ts';

/** So many open ends are asked one by one as quickly. */
const few = 4;

/**
 * Programs that push many unknowns up and down at once, in directions drawn from a fixed seed: each answer is a
 * possible table, and after a few most unknowns range far enough, or reach what is proven to be their end. Stops when
 * it no longer pays; gives the last answer.
 */
export async function spread(
  width: number,
  ends: Ends,
  ask: (weights: Float64Array) => Promise<ProbeAnswer>,
): Promise<ProbeAnswer | undefined> {
  let state = 0x9e3779b9;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  let last = new Float64Array(width);
  let answer: ProbeAnswer | undefined;
  /** Towards an open end; where both are open, to the other side than last time. */
  const push = (open: readonly End[]) => {
    const weights = new Float64Array(width);
    for (const end of open) weights[end.index] = (weights[end.index] ?? 0) + signOf(end);
    for (const index of new Set(open.map((end) => end.index))) {
      const away = Math.sign(-(last[index] ?? 0)) || (random() < 0.5 ? -1 : 1);
      weights[index] = ((weights[index] ?? 0) || away) * (0.1 + random());
    }
    return (last = weights);
  };
  for (let open = ends.open(); open.length >= few;) {
    const before = open.length;
    for (let program = 0; program < 2 && open.length > 0; program += 1) {
      answer = await ask(push(open));
      if (answer.status === 'contradiction' || answer.status === 'undecided') return answer;
      open = ends.open();
    }
    if (before - open.length < 2 + before / 100) return answer;
  }
  return answer;
}
