import { scaleLinear } from 'd3';
import type { Keep } from '../schema/content/schedule.ts';
import { approximateDays, type Duration } from '../values/duration.ts';

/** The steps of the scale: each is several times as long as the one before. */
const steps = ['P0D', 'P1D', 'P1W', 'P1M', 'P3M', 'P1Y', 'P3Y', 'P10Y', 'P30Y', 'P100Y'] as Duration[];

/** A scale on which a day and three years can both be read, and which must be labelled at every step. */
export interface DurationScale {
  readonly ticks: readonly { readonly at: number; readonly duration: Duration }[];
  /** Where "for ever" lies; undefined when nothing is kept so long. */
  readonly forever: number | undefined;
  /** How far a bar reaches. */
  end(keep: Keep): number;
}

/** Whether something is kept without a limit. */
export function isForever(keep: Keep): keep is Exclude<Keep, string> {
  return typeof keep === 'object';
}

/**
 * Steps from no time to the first one that covers everything kept, evenly spaced between two pixels; within a step
 * time runs evenly. "For ever" is a step of its own at the end.
 */
export function durationScale(kept: readonly Keep[], from: number, to: number): DurationScale {
  const days = kept.flatMap((keep) => (isForever(keep) ? [] : approximateDays(keep)));
  const longest = Math.max(0, ...days);
  const count = Math.max(2, steps.findIndex((step) => approximateDays(step) >= longest) + 1 || steps.length);
  const shown = steps.slice(0, count);
  const hasForever = kept.some(isForever);
  const parts = count - 1 + (hasForever ? 1 : 0);
  const place = (index: number) => from + ((to - from) * index) / parts;
  const scale = scaleLinear(
    shown.map(approximateDays),
    shown.map((_, index) => place(index)),
  ).clamp(true);
  return {
    ticks: shown.map((duration, index) => ({ at: place(index), duration })),
    forever: hasForever ? to : undefined,
    end: (keep) => (isForever(keep) ? to : scale(approximateDays(keep))),
  };
}
