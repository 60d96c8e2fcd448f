import { expect, test } from 'vitest';
import type { FilterModel } from '../../../src/model/site-model.ts';
import { translateFilters } from '../../../src/build/prepare/translate-filters.ts';
import { type ChartSpec, chartSchema } from '../../../src/schema/content/chart.ts';

const filters: readonly FilterModel[] = [
  {
    name: 'platform',
    label: 'System',
    default: 'linux',
    options: [
      { value: 'all', label: 'All systems' },
      { value: 'linux', label: 'Linux' },
      { value: 'other', label: 'other' },
    ],
  },
  {
    name: 'month',
    label: 'Month',
    default: '2026-09',
    options: [
      { value: '2026-09', label: '2026-09' },
      { value: '2026-08', label: '2026-08' },
    ],
  },
];
const spec = (own: ChartSpec['filters']): ChartSpec =>
  chartSchema.parse({
    title: 'Ein Diagramm',
    order: 1,
    question: 'Was?',
    dataset: 'd',
    mark: 'line',
    x: { column: 'x', label: 'x' },
    y: { column: 'y', label: 'y' },
    filters: own,
  });
const own = (name: string, label: string, names?: Record<string, string>) => ({
  name,
  label,
  table: 't',
  column: 'c',
  default: 'linux',
  ...(names ? { names } : {}),
});

test('labels and names are the translation’s, values and the one first chosen the original’s', () => {
  const [platform, month] = translateFilters(
    filters,
    spec([own('month', 'Monat'), own('platform', 'Betriebssystem', { all: 'Alle Systeme' })]),
    'de',
  );
  expect(platform).toEqual({
    name: 'platform',
    label: 'Betriebssystem',
    default: 'linux',
    options: [
      { value: 'all', label: 'Alle Systeme' },
      { value: 'linux', label: 'Linux' },
      { value: 'other', label: 'other' },
    ],
  });
  // No value has a name of its own, so the order is the original’s.
  expect(month).toEqual({ ...filters[1], label: 'Monat' });
});

test('options with names of the translation stand in the order of its language', () => {
  const [platform] = translateFilters(
    filters,
    spec([own('platform', 'System', { all: 'Öffentlich', linux: 'Übrige 10', other: 'Übrige 9' })]),
    'de',
  );
  expect(platform?.options.map(({ value }) => value)).toEqual(['all', 'other', 'linux']);
});

test('a filter the translation does not know keeps its words', () => {
  expect(translateFilters(filters, spec([own('another', 'Anderer')]), 'de')).toEqual(filters);
  expect(translateFilters(filters, spec(undefined), 'de')).toEqual(filters);
});
