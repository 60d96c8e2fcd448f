import { expect, test } from 'vitest';
import { concernsOf } from '../../src/site/concerns-of.ts';
import type { EntryView, SiteView } from '../../src/site/site.ts';

const open = (id: string, raised: string) => ({ id, data: { status: 'open', raised } }) as EntryView<'concerns'>;
const answered = (id: string, day: string) =>
  ({ id, data: { status: 'answered', raised: '2026-01-01', answered: day } }) as EntryView<'concerns'>;
const sorted = (...concerns: EntryView<'concerns'>[]) => {
  const found = concernsOf({ content: { concerns } } as unknown as SiteView);
  return { open: found.open.map(({ id }) => id), answered: found.answered.map(({ id }) => id) };
};

test('open concerns stand apart, the one that waits longest first; the newest answer leads the others', () => {
  expect(
    sorted(
      open('b', '2026-03-01'),
      answered('old', '2026-02-01'),
      open('a', '2026-02-01'),
      answered('new', '2026-04-01'),
    ),
  ).toEqual({ open: ['a', 'b'], answered: ['new', 'old'] });
});

test('those of one day stand in the order of their ids', () => {
  expect(
    sorted(answered('b', '2026-02-01'), answered('a', '2026-02-01'), open('d', '2026-02-01'), open('c', '2026-02-01')),
  ).toEqual({ open: ['c', 'd'], answered: ['a', 'b'] });
});

test('no concern: two empty lists', () => {
  expect(sorted()).toEqual({ open: [], answered: [] });
});
