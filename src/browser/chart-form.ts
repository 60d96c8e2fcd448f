import type { PublishedChart } from '../model/published-chart.ts';
import { type ChartState, parseChartState } from './chart-state.ts';

/** Where the periods of a chart are, -1 without any, and which they are, in order. */
export function periodsOf(data: PublishedChart): { readonly column: number; readonly periods: readonly string[] } {
  const column = data.columns.findIndex(({ name }) => name === data.spec.period);
  return { column, periods: column < 0 ? [] : [...new Set(data.rows.map((row) => String(row[column])))].sort() };
}

/** What a reader chose in the form; the whole range is no choice. Without a form nothing is chosen. */
export function readChartForm(form: HTMLFormElement | null, data: PublishedChart): ChartState {
  const query = new URLSearchParams();
  for (const [name, value] of form ? new FormData(form) : []) query.set(name, String(value));
  const { periods } = periodsOf(data);
  const state = parseChartState(query.toString(), data.filters, periods);
  return {
    filters: state.filters,
    ...(state.from && state.from !== periods[0] ? { from: state.from } : {}),
    ...(state.to && state.to !== periods.at(-1) ? { to: state.to } : {}),
  };
}

/** Chooses in the form what a state says. */
export function fillChartForm(form: HTMLFormElement | null, { filters, from, to }: ChartState): void {
  for (const [name, value] of Object.entries({ ...filters, ...(from ? { from } : {}), ...(to ? { to } : {}) })) {
    const control = form?.elements.namedItem(name);
    if (control instanceof HTMLSelectElement) control.value = value;
  }
}
