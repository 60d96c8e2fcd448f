import type { ChartPoint } from './chart-figure.ts';

/** Places of one drawing in the units of its view box, with what is said at each. */
interface PackedDrawing {
  /** x and y in turn, whole numbers. */
  readonly at: readonly number[];
  /** One for each place; absent where they are those of the wide drawing. */
  readonly labels?: readonly string[];
  /** Which of them are suppressed; absent for none. */
  readonly hidden?: readonly number[];
}

/** The points of a chart's two drawings as a page carries them. */
export interface PackedPoints {
  readonly wide: PackedDrawing;
  readonly narrow: PackedDrawing;
}

export interface PointsOfDrawings {
  readonly wide: readonly ChartPoint[];
  readonly narrow: readonly ChartPoint[];
}

function pack(points: readonly ChartPoint[], shared?: readonly string[]): PackedDrawing {
  const labels = points.map(({ label }) => label);
  const hidden = points.flatMap(({ state }, index) => (state === 'suppressed' ? [index] : []));
  const same = shared?.length === labels.length && shared.every((label, index) => label === labels[index]);
  return {
    at: points.flatMap(({ cx, cy }) => [Math.round(cx), Math.round(cy)]),
    ...(same ? {} : { labels }),
    ...(hidden.length > 0 ? { hidden } : {}),
  };
}

/** The points in few bytes: the words stand once where both drawings say the same. */
export function packPoints({ wide, narrow }: PointsOfDrawings): PackedPoints {
  const packed = pack(wide);
  return { wide: packed, narrow: pack(narrow, packed.labels) };
}

/** The points as they were before, but at whole places. */
export function unpackPoints(packed: PackedPoints): PointsOfDrawings {
  const unpack = ({ at, labels = packed.wide.labels ?? [], hidden = [] }: PackedDrawing) =>
    labels.map((label, index): ChartPoint => ({
      cx: at[2 * index] ?? 0,
      cy: at[2 * index + 1] ?? 0,
      label,
      state: hidden.includes(index) ? 'suppressed' : 'value',
    }));
  return { wide: unpack(packed.wide), narrow: unpack(packed.narrow) };
}
