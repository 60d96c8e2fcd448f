import type { Component } from './components.ts';
import type { ProbeAnswer, Probe } from './probe.ts';
import { meets } from './probe.ts';
import type { Unknown } from './reduce.ts';
import { tolerance } from './system.ts';

/** One end of the interval of an unknown, by its place in the component. */
export interface End {
  readonly index: number;
  readonly side: 'low' | 'high';
}

/** What is seen and what is proven of the ends of a component's unknowns. */
export interface Ends {
  /** The ends that are neither met nor needed: their unknown is not yet seen to range far enough. */
  open(): End[];
  /** Whether the unknown is seen to range as far as is asked. */
  isWide(index: number): boolean;
  /** Whether a table was seen that has the unknown at what is proven to be its end. */
  isMet(end: End): boolean;
  /** Takes what a program about this end alone proved. */
  prove(end: End, answer: ProbeAnswer): void;
  /** The proven interval; the one seen where that is wide enough. */
  interval(index: number): { readonly low: number; readonly high: number; readonly exact: boolean };
}

/** What asking about one end alone weighs. */
export const signOf = ({ side }: End): 1 | -1 => (side === 'high' ? 1 : -1);

/** `targets`: places of the unknowns that are asked for. What single rows imply is proven from the start. */
export function endsOf(
  component: Component,
  all: readonly Unknown[],
  targets: readonly number[],
  probe: Probe,
  enoughOf: (index: number) => number,
): Ends {
  const unknownAt = (index: number) => all[component.unknowns[index] ?? -1];
  const proven = {
    low: component.unknowns.map((at) => all[at]?.low ?? -Infinity),
    high: component.unknowns.map((at) => all[at]?.high ?? Infinity),
  };
  /** Of cells taken as one, each can be at its least: the others take the rest. */
  const isMerged = (index: number) => (unknownAt(index)?.cells.length ?? 1) > 1;
  const seenLow = (index: number) => (isMerged(index) ? (unknownAt(index)?.floor ?? 0) : (probe.lows[index] ?? 0));
  const isWide = (index: number) => (probe.highs[index] ?? 0) - seenLow(index) >= enoughOf(index) - tolerance;
  const isMet = ({ index, side }: End) => {
    if (side === 'low') return isMerged(index) || meets(-(probe.lows[index] ?? 0), -(proven.low[index] ?? 0));
    return meets(probe.highs[index] ?? 0, proven.high[index] ?? 0);
  };
  return {
    isWide,
    isMet,
    open: () =>
      targets
        .filter((index) => !isWide(index))
        .flatMap((index) => [{ index, side: 'low' } as const, { index, side: 'high' } as const])
        .filter((end) => !isMet(end)),
    prove(end, answer) {
      if (answer.status !== 'bounded') return;
      const whole = unknownAt(end.index)?.integer ?? false;
      const bound = answer.bound * signOf(end);
      const rounded = end.side === 'high' ? Math.floor(bound + tolerance) : Math.ceil(bound - tolerance);
      const exact = meets(answer.value, answer.bound) ? answer.value * signOf(end) : bound;
      proven[end.side][end.index] = whole ? rounded + 0 : exact;
    },
    interval(index) {
      const ends: readonly End[] = [
        { index, side: 'low' },
        { index, side: 'high' },
      ];
      if (ends.every(isMet)) {
        const low = isMerged(index) ? seenLow(index) : (proven.low[index] ?? 0);
        return { low, high: proven.high[index] ?? 0, exact: true };
      }
      return { low: seenLow(index), high: probe.highs[index] ?? 0, exact: false };
    },
  };
}
