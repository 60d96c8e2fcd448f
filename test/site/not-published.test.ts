import { expect, test } from 'vitest';
import { notPublishedWords } from '../../src/site/fields-of.ts';
import { wordsFor } from '../../src/words/words-for.ts';

type Field = Parameters<typeof notPublishedWords>[1];
const field = { kind: 'collected', category: 'usage' } as Field;

const siteOf = (derivedFrom: readonly string[], columns: readonly string[], category = 'usage') =>
  ({
    t: wordsFor('en'),
    list: (words: readonly string[]) => words.join(' and '),
    content: {
      dictionary: [
        { id: 'month', data: { kind: 'published', derivedFrom: [] } },
        { id: 'system', data: { kind: 'published', derivedFrom } },
      ],
    },
    datasets: [
      {
        tables: [
          {
            title: 'Installs',
            privacy: { category, period: 'month' },
            columns: columns.map((name) => ({ name, fieldId: name })),
          },
        ],
      },
    ],
  }) as unknown as Parameters<typeof notPublishedWords>[0];

const unstated =
  'No published table has a column of it. But it is not stated of every column of Installs which values it is made from.';
const nowhere = 'No published table has a column with this meaning.';

test.each([
  ['a column that names no source may be made from it', siteOf([], ['month', 'system']), unstated],
  ['every column names its source', siteOf(['os'], ['month', 'system']), nowhere],
  ['a period is made from no value', siteOf([], ['month']), nowhere],
  ['the table is of another switch', siteOf([], ['month', 'system'], 'crashes'), nowhere],
])('%s', (_, site, said) => {
  expect(notPublishedWords(site, field)).toBe(said);
});

test('a field that says itself that it is not published is taken at its word', () => {
  expect(notPublishedWords(siteOf([], ['month', 'system']), { ...field, unpublished: true })).toBe(
    wordsFor('en').field.unpublished,
  );
});
