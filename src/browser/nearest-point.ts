/** A place in a drawing. */
export interface PointPlace {
  readonly cx: number;
  readonly cy: number;
}

/** Half of the distance between two rows of text: places closer than this stand in one line. */
const sameLine = 3;

const middle = (list: readonly number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
const stepsOf = (values: readonly number[]) => values.slice(1).map((value, index) => value - (values[index] ?? value));

/** How uneven steps are: 0 for steps all alike, 1 and more for any. */
function unevenness(steps: readonly number[]): number {
  const usual = middle(steps.map(Math.abs));
  return usual === 0 ? Infinity : middle(steps.map((step) => Math.abs(Math.abs(step) - usual))) / usual;
}

/**
 * Whether the places lie in rows (a ranking) rather than along a horizontal axis (a line, columns). An axis leads to
 * the right and its steps are even, those of values are not; a ranking that is sorted leads to the left. Up to one
 * place counts as an axis.
 */
export function liesInRows(places: readonly PointPlace[]): boolean {
  const [across, down] = [stepsOf(places.map(({ cx }) => cx)), stepsOf(places.map(({ cy }) => cy))];
  return middle(across) < 0 || unevenness(down) < unevenness(across);
}

/**
 * The place meant by a position: the nearest along the axis, and of those in one line the nearest across. -1 for none.
 */
export function nearestPoint(places: readonly PointPlace[], x: number, y: number): number {
  const rows = liesInRows(places);
  const along = ({ cx, cy }: PointPlace) => Math.abs(rows ? cy - y : cx - x);
  const across = ({ cx, cy }: PointPlace) => Math.abs(rows ? cx - x : cy - y);
  const least = Math.min(...places.map(along));
  let best = -1;
  for (const [index, place] of places.entries()) {
    if (along(place) > least + sameLine) continue;
    const held = places[best];
    if (!held || across(place) < across(held)) best = index;
  }
  return best;
}

/**
 * Where a key leads from a place: left and right in the order of the points, up and down to the neighbour in the same
 * line of an axis, else in the order as well. Stays at the ends. Undefined for a key that leads nowhere.
 */
export function placeAfter(places: readonly PointPlace[], from: number, key: string): number | undefined {
  const last = places.length - 1;
  const within = (index: number) => Math.min(last, Math.max(0, index));
  switch (key) {
    case 'ArrowRight':
      return within(from + 1);
    case 'ArrowLeft':
      return within(from - 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'ArrowUp':
    case 'ArrowDown': {
      const here = places[from];
      const sign = key === 'ArrowDown' ? 1 : -1;
      if (!here) return undefined;
      const line = places.flatMap(({ cx }, index) =>
        index !== from && Math.abs(cx - here.cx) <= sameLine ? [index] : [],
      );
      if (line.length === 0 || liesInRows(places)) return within(from + sign);
      const distance = (index: number) => sign * ((places[index]?.cy ?? 0) - here.cy);
      const ahead = line.filter((index) => distance(index) > 0 || (distance(index) === 0 && sign * (index - from) > 0));
      return ahead.sort((a, b) => distance(a) - distance(b))[0] ?? from;
    }
    default:
      return undefined;
  }
}
