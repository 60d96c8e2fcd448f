/** What a reader chose on a chart. It stands in the page's address, so that a view can be linked. */
export interface ChartState {
  /** Values of the filters by the name of their parameter. */
  readonly filters: Readonly<Record<string, string>>;
  /** First and last period shown; absent for all. */
  readonly from?: string;
  readonly to?: string;
}

interface FilterChoice {
  readonly name: string;
  readonly default: string;
  readonly options: readonly { readonly value: string }[];
}

/** The state an address's query asks for. Values that no filter offers are left out: the default stands. */
export function parseChartState(
  query: string,
  filters: readonly FilterChoice[],
  periods: readonly string[],
): ChartState {
  const parameters = new URLSearchParams(query);
  const chosen = filters.map(({ name, default: usual, options }) => {
    const wanted = parameters.get(name);
    return [name, wanted !== null && options.some(({ value }) => value === wanted) ? wanted : usual] as const;
  });
  const period = (name: string) => {
    const wanted = parameters.get(name);
    return wanted !== null && periods.includes(wanted) ? wanted : undefined;
  };
  const [from, to] = [period('from'), period('to')];
  return { filters: Object.fromEntries(chosen), ...(from ? { from } : {}), ...(to ? { to } : {}) };
}

/** The shortest query for a state: defaults are left out. Empty for the first view. */
export function formatChartState(state: ChartState, filters: readonly FilterChoice[]): string {
  const parameters = new URLSearchParams();
  for (const { name, default: usual } of filters) {
    const value = state.filters[name];
    if (value !== undefined && value !== usual) parameters.set(name, value);
  }
  if (state.from) parameters.set('from', state.from);
  if (state.to) parameters.set('to', state.to);
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

/** The rows whose period lies in the chosen range, ends included. Periods of one kind compare as text. */
export function rowsInRange<Row extends readonly unknown[]>(
  rows: readonly Row[],
  column: number,
  { from, to }: Pick<ChartState, 'from' | 'to'>,
): Row[] {
  return rows.filter((row) => {
    const period = String(row[column]);
    return (from === undefined || period >= from) && (to === undefined || period <= to);
  });
}
