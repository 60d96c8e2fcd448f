import { type ChartContext, suppressedText } from './chart-context.ts';
import type { ChartNote } from './chart-figure.ts';
import type { LegendEntry } from './draw-legend.ts';
import { isPartial } from './split-runs.ts';

/** Entries for signs that are not colours of series; of the positions that are drawn, where not all are. */
export function signsUsed(
  context: ChartContext,
  drawn?: readonly number[],
): { legend: LegendEntry[]; notes: ChartNote[] } {
  const { data, breaks, spec, strings } = context;
  const cells = data.series.flatMap((series) => series.cells).filter(({ x }) => drawn?.includes(x) ?? true);
  const legend: LegendEntry[] = [];
  const notes: ChartNote[] = [];
  if (spec.interval !== undefined && cells.some(({ low, high }) => low !== null && high !== null))
    legend.push({ sign: 'interval', className: '', text: spec.interval.label });
  if (cells.some(({ x }) => isPartial(data.positions.list[x]!, breaks))) {
    legend.push({ sign: 'hollow', className: 'series-1', text: strings.partial });
    notes.push({ kind: 'partial', text: strings.partial });
  }
  const corrected = [...context.corrected].filter(([x]) => drawn?.includes(x) ?? true);
  if (corrected.length > 0) legend.push({ sign: 'corrected', className: '', text: strings.corrected });
  if (cells.some(({ value }) => value === null)) {
    legend.push({ sign: 'suppressed', className: '', text: suppressedText(context) });
    notes.push({ kind: 'suppressed', text: suppressedText(context) });
  }
  return { legend, notes };
}
