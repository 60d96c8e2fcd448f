import { expect, test } from 'vitest';
import { wordsFor } from '../../src/words/words-for.ts';

test.each(['en', 'de', 'ar'] as const)('a dialog with one switch speaks of one, in %s', (language) => {
  const { lead } = wordsFor(language).card.dialog.words;
  for (const how of ['on', 'off']) expect(lead({ how, count: 1 })).not.toBe(lead({ how, count: 2 }));
});

test('in English it says this, and not these', () => {
  expect(wordsFor('en').card.dialog.words.lead({ how: 'on', count: 1 })).toBe(
    'This is on until you turn it off. You can turn it off here, now or at any time.',
  );
});
