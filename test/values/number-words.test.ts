import { describe, expect, test } from 'vitest';
import { numberInWords, numberWords } from '../../src/values/number-words.ts';

describe('numbers in words', () => {
  test.each([
    [0, 'zero', 'null'],
    [1, 'one', 'eins'],
    [7, 'seven', 'sieben'],
    [12, 'twelve', 'zwölf'],
    [16, 'sixteen', 'sechzehn'],
    [17, 'seventeen', 'siebzehn'],
    [20, 'twenty', 'zwanzig'],
    [21, 'twenty-one', 'einundzwanzig'],
    [30, 'thirty', 'dreißig'],
    [77, 'seventy-seven', 'siebenundsiebzig'],
    [99, 'ninety-nine', 'neunundneunzig'],
    [100, 'one hundred', 'hundert'],
    [101, 'one hundred and one', 'hunderteins'],
    [245, 'two hundred and forty-five', 'zweihundertfünfundvierzig'],
    [999, 'nine hundred and ninety-nine', 'neunhundertneunundneunzig'],
  ])('%d is %s and %s', (value, english, german) => {
    expect(numberInWords(value, 'en')).toBe(english);
    expect(numberInWords(value, 'en-GB')).toBe(english);
    expect(numberInWords(value, 'de')).toBe(german);
  });

  test('stay figures beyond 999, for fractions, and in languages whose words are not known', () => {
    expect([1000, 0.5, -1].map((value) => numberInWords(value, 'en'))).toEqual([undefined, undefined, undefined]);
    expect(numberInWords(20, 'fr')).toBeUndefined();
    expect(numberWords('fr').size).toBe(0);
  });

  test('are known again, each by one word of its own', () => {
    for (const language of ['en', 'de']) {
      const values = numberWords(language);
      const read = (value: number) => values.get(numberInWords(value, language) ?? '');
      const all = Array.from({ length: 998 }, (_, index) => index + 2);
      expect(all.filter((value) => read(value) !== value)).toEqual([]);
    }
  });
});
