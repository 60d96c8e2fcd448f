import type { ChartPoint } from '../charts/chart-figure.ts';
import { type PackedPoints, type PointsOfDrawings, unpackPoints } from '../charts/pack-points.ts';
import { nearestPoint, placeAfter } from './nearest-point.ts';

/** Further from every point than this along either axis, in units of the view box, a pointer means none. */
const reach = 60;
/** Between a point and the box that says what it is, in pixels. */
const gap = 14;

/** Closes the one box that is open. */
let close = () => {};

function add<Name extends 'div' | 'span'>(
  pair: HTMLElement,
  name: Name,
  className: string,
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.className = className;
  pair.append(element);
  return element;
}

/**
 * Lets a reader walk through the points of a chart: with arrow keys on one stop of the keyboard (a slider, so that
 * screen readers pass the keys on and read each point out), with a mouse, or with a finger. What a point says stands in
 * a small box beside its mark; Escape closes it. Without this nothing is missing: the same numbers are a table.
 */
export function startChartPoints(pair: HTMLElement, drawings: PointsOfDrawings, name: string): void {
  for (const old of pair.querySelectorAll('.chart-walk, .chart-mark, .chart-tip')) old.remove();
  if (drawings.wide.length === 0) return;
  const walk = add(pair, 'div', 'chart-walk');
  const mark = add(pair, 'span', 'chart-mark');
  const tip = add(pair, 'span', 'chart-tip');
  tip.dir = 'auto';
  walk.tabIndex = 0;
  for (const silent of [mark, tip]) silent.setAttribute('aria-hidden', 'true');
  let at = 0;

  /** The drawing that is seen now, with its points and how its units become pixels of the pair. */
  function shown() {
    const wide = pair.querySelector<SVGSVGElement>('.chart-wide');
    const isWide = wide !== null && wide.getClientRects().length > 0;
    const svg = isWide ? wide : pair.querySelector<SVGSVGElement>('.chart-narrow');
    const [frame, inside] = [pair.getBoundingClientRect(), (svg ?? pair).getBoundingClientRect()];
    const scale = inside.width / (svg?.viewBox.baseVal.width ?? inside.width);
    return { points: isWide ? drawings.wide : drawings.narrow, frame, inside, scale };
  }

  function describe(points: readonly ChartPoint[]): void {
    const attributes = {
      role: 'slider',
      'aria-label': name,
      'aria-valuemin': 1,
      'aria-valuemax': points.length,
      'aria-valuenow': at + 1,
      'aria-valuetext': points[at]?.label ?? '',
    };
    for (const [key, value] of Object.entries(attributes)) walk.setAttribute(key, String(value));
  }

  function hide(): void {
    mark.hidden = tip.hidden = true;
  }

  function show(index: number): void {
    const { points, frame, inside, scale } = shown();
    const point = points[index] ?? points.at(-1);
    if (!point) return;
    if (close !== hide) close();
    close = hide;
    at = Math.min(index, points.length - 1);
    describe(points);
    const [x, y] = [inside.left - frame.left + point.cx * scale, inside.top - frame.top + point.cy * scale];
    mark.hidden = tip.hidden = false;
    mark.classList.toggle('suppressed', point.state === 'suppressed');
    Object.assign(mark.style, { left: `${x}px`, top: `${y}px` });
    tip.textContent = point.label;
    // Measured at the edge, where it has its full width; then put beside the point, never outside of the figure.
    tip.style.left = '0';
    const left = Math.max(0, Math.min(x - tip.offsetWidth / 2, frame.width - tip.offsetWidth));
    const above = y - tip.offsetHeight - gap;
    Object.assign(tip.style, { left: `${left}px`, top: `${above >= 0 ? above : y + gap}px` });
  }

  function pointAt({ clientX, clientY }: PointerEvent): void {
    const { points, inside, scale } = shown();
    const [x, y] = [(clientX - inside.left) / scale, (clientY - inside.top) / scale];
    const index = nearestPoint(points, x, y);
    const found = points[index];
    if (!found || Math.min(Math.abs(found.cx - x), Math.abs(found.cy - y)) > reach) hide();
    else show(index);
  }

  hide();
  describe(shown().points);
  walk.addEventListener('focus', () => show(at));
  walk.addEventListener('blur', hide);
  walk.addEventListener('pointermove', pointAt);
  walk.addEventListener('pointerdown', pointAt);
  walk.addEventListener('pointerleave', ({ pointerType }) => {
    if (pointerType === 'mouse' && document.activeElement !== walk) hide();
  });
  walk.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const next = placeAfter(shown().points, at, event.key);
    if (next === undefined) return;
    event.preventDefault();
    show(next);
  });
}

/** The points that a page brought along for its own drawing. */
function startFirst(pair: HTMLElement): void {
  startChartPoints(
    pair,
    unpackPoints(JSON.parse(pair.dataset['points'] ?? '') as PackedPoints),
    pair.dataset['pointsName'] ?? '',
  );
}

for (const pair of document.querySelectorAll<HTMLElement>('[data-points]')) startFirst(pair);
for (const live of document.querySelectorAll('[data-live-chart]')) {
  live.addEventListener('chart-drawn', (event) => {
    const pair = live.querySelector<HTMLElement>('[data-points]');
    const { detail } = event as CustomEvent<PointsOfDrawings | null>;
    if (!pair) return;
    if (detail) startChartPoints(pair, detail, pair.dataset['pointsName'] ?? '');
    else startFirst(pair);
  });
}
document.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') close();
});
document.addEventListener('pointerdown', ({ target }) => {
  if (!(target instanceof Element) || !target.closest('.chart-walk')) close();
});
addEventListener('resize', () => close());
