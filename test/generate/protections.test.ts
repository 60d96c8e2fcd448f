import { expect, test } from 'vitest';
import loadHighs from 'highs';
import { type Row, hidden, readRows, shown } from './published.ts';

const highs = await loadHighs();
const least = 20;

/** Tables of counts with their columns of counts, and the columns that tell the lines of a total apart. */
const tables = [
  {
    dataset: 'active-installations',
    counts: ['installations'],
    line: ['month', 'platform'],
    over: 'channel',
    total: 'all',
  },
  {
    dataset: 'active-installations',
    counts: ['installations'],
    line: ['month', 'channel'],
    over: 'platform',
    total: 'all',
  },
  { dataset: 'versions', counts: ['installations'], line: ['month'], over: 'version', total: 'all' },
  { dataset: 'languages', counts: ['installations'], line: ['month'], over: 'language', total: 'all' },
  { dataset: 'startup-times', counts: ['installations'], line: ['month', 'platform'], over: 'class', total: 'all' },
  { dataset: 'crashes', counts: ['crashes'], line: ['month', 'platform'], over: 'kind', total: 'any' },
] as const;

const linesOf = ({ dataset, line }: (typeof tables)[number]) => [
  ...Map.groupBy(readRows(dataset), (row) => line.map((column) => row[column]).join(' ')),
];

test.each(['active-installations', 'versions', 'languages', 'startup-times', 'crashes'])(
  '%s: every count shown is a multiple of five and at least twenty',
  (dataset) => {
    const rows = readRows(dataset);
    expect(rows.length).toBeGreaterThan(100);
    for (const row of rows) {
      for (const column of ['installations', 'crashes', 'measured', 'reporting']) {
        const count = shown(row[column]);
        if (count === undefined) continue;
        expect(count % 5, JSON.stringify(row)).toBe(0);
        expect(count, JSON.stringify(row)).toBeGreaterThanOrEqual(least);
      }
    }
  },
);

test.each(tables)(
  '$dataset over $over: what is shown and its total leave nothing, or a group of twenty or more',
  (table) => {
    for (const [name, rows] of linesOf(table)) {
      for (const column of table.counts) {
        const total = shown(rows.find((row) => row[table.over] === table.total)?.[column]) ?? Number.NaN;
        const parts = rows.filter((row) => row[table.over] !== table.total);
        const left = total - parts.reduce((sum, row) => sum + (shown(row[column]) ?? 0), 0);
        const stars = parts.filter((row) => row[column] === hidden).length;
        if (stars === 0) expect(left, name).toBe(0);
        else expect(left, name).toBeGreaterThanOrEqual(least);
        expect(stars, name).not.toBe(1);
        for (const row of parts)
          expect(isSmall(total - (shown(row[column]) ?? 0)), `${name}: ${row[table.over]}`).toBe(false);
      }
    }
  },
);

const isSmall = (difference: number) => difference > 0 && difference < least;

/**
 * Least and greatest value of each hidden cell over all tables that agree with what is published, every true count
 * being within 4 of its own.
 */
function spans(rows: readonly Row[], column: string, over: string, total: string): number[] {
  const terms: string[] = [];
  const bounds: string[] = [];
  const unknown: string[] = [];
  rows.forEach((row, at) => {
    const count = shown(row[column]);
    terms.push(`${row[over] === total ? '-' : '+'} x${at}`);
    bounds.push(count === undefined ? `0 <= x${at}` : `${Math.max(0, count - 4)} <= x${at} <= ${count + 4}`);
    if (count === undefined) unknown.push(`x${at}`);
  });
  return unknown.map((name) => {
    const [least, most] = ['Minimize', 'Maximize'].map((goal) => {
      const { Status, ObjectiveValue } = highs.solve(
        `${goal}\n sought: ${name}\nSubject To\n sum: ${terms.join(' ')} = 0\nBounds\n ${bounds.join('\n ')}\nEnd`,
      );
      expect(Status).toBe('Optimal');
      return ObjectiveValue;
    });
    return (most ?? 0) - (least ?? 0);
  });
}

test.each(tables.filter(({ dataset }) => dataset !== 'active-installations'))(
  '$dataset over $over: a linear program cannot pin a hidden cell down',
  (table) => {
    let programs = 0;
    for (const [name, rows] of linesOf(table)) {
      for (const column of table.counts) {
        for (const span of spans(rows, column, table.over, table.total)) {
          expect(span, name).toBeGreaterThanOrEqual(least);
          programs += 1;
        }
      }
    }
    expect(programs).toBeGreaterThan(10);
  },
);

test('the three tables of basic health have one and the same total', () => {
  const totals = (dataset: string, isTotal: (row: Row) => boolean) =>
    readRows(dataset)
      .filter(isTotal)
      .map((row) => [row['month'], row['installations']]);
  const active = totals('active-installations', (row) => row['platform'] === 'all' && row['channel'] === 'all');
  expect(active).toHaveLength(14);
  expect(totals('versions', (row) => row['version'] === 'all')).toEqual(active);
  expect(totals('languages', (row) => row['language'] === 'all')).toEqual(active);
});

test('no kind of crash leaves a small group with any other crash', () => {
  for (const [name, rows] of Map.groupBy(readRows('crashes'), (row) => `${row['month']} ${row['platform']}`)) {
    const any = shown(rows.find((row) => row['kind'] === 'any')?.['installations']) ?? 0;
    for (const row of rows)
      expect(isSmall(any - (shown(row['installations']) ?? any)), `${name} ${row['kind']}`).toBe(false);
  }
});

test('a share gives back the count it was made of, hidden where that is hidden', () => {
  for (const [dataset, ratio, whole] of [
    ['startup-times', 'share', 'measured'],
    ['crashes', 'affected_share', 'reporting'],
  ] as const) {
    for (const row of readRows(dataset)) {
      const share = shown(row[ratio]);
      expect(share === undefined, JSON.stringify(row)).toBe(row['installations'] === hidden);
      if (share !== undefined)
        expect(Math.round(share * Number(row[whole])), JSON.stringify(row)).toBe(Number(row['installations']));
    }
  }
});

test('groups of one system in two tables differ by nothing or by twenty and more', () => {
  const sums = new Map<string, Map<string, number>>();
  const add = (dataset: string, key: string, count: string | undefined) => {
    const own = sums.get(dataset) ?? new Map<string, number>();
    sums.set(dataset, own.set(key, Number(count)));
  };
  for (const row of readRows('active-installations'))
    if (row['channel'] === 'all') add('active', `${row['month']} ${row['platform']}`, row['installations']);
  for (const row of readRows('startup-times')) add('startup', `${row['month']} ${row['platform']}`, row['measured']);
  for (const row of readRows('crashes')) add('crashes', `${row['month']} ${row['platform']}`, row['reporting']);
  const pairs = [
    ['active', 'startup'],
    ['active', 'crashes'],
    ['startup', 'crashes'],
  ] as const;
  for (const [one, other] of pairs) {
    for (const [key, count] of sums.get(other) ?? [])
      expect(isSmall(Math.abs((sums.get(one)?.get(key) ?? 0) - count)), `${one} ${other} ${key}`).toBe(false);
  }
});
