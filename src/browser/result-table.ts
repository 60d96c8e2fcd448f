import type { Table, Value } from '../engine/engine.ts';
import { numberFormat } from '../values/kept-formats.ts';

export interface ResultTableOptions {
  /** Title of the table, read out before it. */
  readonly caption: string;
  readonly language: string;
  /** Rows a page. Default: 50. */
  readonly pageSize?: number;
  /** Words of the controls; `range` says the first row shown, the last, and how many there are. */
  readonly words: {
    readonly previous: string;
    readonly next: string;
    readonly range: (rows: { readonly first: string; readonly last: string; readonly all: string }) => string;
    readonly noValue: string;
  };
}

const isNumeric = (type: string) =>
  /^(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT|U[A-Z]*INT|FLOAT|DOUBLE|DECIMAL)/.test(type);

/** Longer texts would take a page minutes, or its life; the file that is saved has them whole. */
const longestText = 2000;
/** More items of a list than anybody reads in a cell. */
const mostItems = 500;

const cut = (text: string) => (text.length > longestText ? `${text.slice(0, longestText)}…` : text);

/** A value as a reader sees it: numbers by language, nothing as the given words, what is very long cut. */
function show(value: Value, language: string, noValue: string): string {
  if (value === null) return noValue;
  if (typeof value === 'number') return numberFormat(language, { maximumFractionDigits: 6 }).format(value);
  if (!Array.isArray(value)) return cut(String(value));
  const items = value.slice(0, mostItems).map((item) => show(item, language, noValue));
  return cut(`[${items.join(', ')}${value.length > mostItems ? ', …' : ''}]`);
}

/** Shows a result as a table with headers, a page at a time, inside `container`, whose content it replaces. */
export function showResultTable(
  container: HTMLElement,
  table: Table,
  { caption, language, pageSize = 50, words }: ResultTableOptions,
): void {
  const element = <K extends keyof HTMLElementTagNameMap>(
    name: K,
    className = '',
    text = '',
  ): HTMLElementTagNameMap[K] => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  };
  const scroll = element('div', 'table-scroll');
  scroll.tabIndex = 0;
  scroll.setAttribute('role', 'region');
  scroll.setAttribute('aria-label', caption);
  const grid = element('table');
  grid.append(element('caption', 'visually-hidden', caption));
  const header = grid.createTHead().insertRow();
  for (const { name, type } of table.columns) {
    const cell = element('th', isNumeric(type) ? 'align-right' : '', cut(name));
    cell.scope = 'col';
    cell.title = cut(type);
    header.append(cell);
  }
  const body = grid.createTBody();
  scroll.append(grid);
  const range = element('p', 'range');
  range.setAttribute('role', 'status');
  const previous = element('button', 'quiet', words.previous);
  const next = element('button', 'quiet', words.next);
  previous.type = next.type = 'button';
  let start = 0;
  const count = new Intl.NumberFormat(language);
  const draw = () => {
    const rows = table.rows.slice(start, start + pageSize);
    body.replaceChildren(
      ...rows.map((row) => {
        const line = document.createElement('tr');
        row.forEach((value, index) => {
          const cell = element(
            'td',
            [isNumeric(table.columns[index]?.type ?? '') ? 'align-right' : '', value === null ? 'no-value' : '']
              .join(' ')
              .trim(),
          );
          cell.textContent = show(value, language, words.noValue);
          line.append(cell);
        });
        return line;
      }),
    );
    range.textContent = words.range({
      first: count.format(table.rows.length === 0 ? 0 : start + 1),
      last: count.format(start + rows.length),
      all: count.format(table.rows.length),
    });
    // A button that is pressed keeps its focus, so it is marked rather than disabled.
    previous.setAttribute('aria-disabled', String(start === 0));
    next.setAttribute('aria-disabled', String(start + pageSize >= table.rows.length));
  };
  const move = (by: number) => {
    const to = start + by;
    if (to < 0 || to >= table.rows.length) return;
    start = to;
    draw();
  };
  previous.addEventListener('click', () => move(-pageSize));
  next.addEventListener('click', () => move(pageSize));
  draw();
  const pager = element('div', 'pager');
  if (table.rows.length > pageSize) pager.append(previous, next);
  container.replaceChildren(scroll, range, ...(table.rows.length > pageSize ? [pager] : []));
}
