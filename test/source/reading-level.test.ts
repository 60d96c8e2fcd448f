import { describe, expect, test } from 'vitest';
import { formatProblems } from '../../src/problems/format-problem.ts';
import { judgeReading, lixOf, sentencesOf } from '../../src/source/reading-level.ts';

const read = (body: string, language = 'en') => sentencesOf(body, language, 'content/faq/x.md', 5);
const advice = (body: string, language = 'en') => judgeReading(read(body, language), language);
const words = (count: number, word = 'word') => `${Array.from({ length: count }, () => word).join(' ')}.`;

describe('sentences', () => {
  test('are those of prose, lists and headings, each with the line it stands on; code, tables and directives are none', () => {
    const body =
      '# A title\n\nFirst one. Second\none [of a link](/somewhere/).\n\n- An item.\n- Another `piece.of.code` here.\n\n```sh\nnot this. nor this.\n```\n\n| a | b |\n|---|---|\n| not. | this. |\n\n::chart{id=x}\n';
    expect(read(body).map(({ text, at }) => [at.line, text])).toEqual([
      [5, 'A title'],
      [7, 'First one.'],
      [7, 'Second one of a link.'],
      [10, 'An item.'],
      [11, 'Another code here.'],
    ]);
  });

  test('of an empty text are none, and nothing is said about it', () => {
    expect(read('')).toEqual([]);
    expect(advice('```\ncode\n```\n')).toEqual([]);
  });
});

test('LIX is the mean length of a sentence plus the share of long words', () => {
  // Ten words in two sentences, of which three have more than six letters: 5 + 30.
  expect(lixOf(read('We count reports here. Nobody else receives anything from you.'))).toBe(35);
});

describe('advice', () => {
  test('is given on the longest sentence where it has more words than the limit, not at the limit', () => {
    expect(advice(words(30))).toEqual([]);
    expect(advice(words(31))).toHaveLength(1);
    expect(advice(words(29), 'de')).toHaveLength(1);
    expect(advice(words(28), 'de')).toEqual([]);
  });

  test('is one piece for one text, says where, why and what to do, and stops nothing', () => {
    const long =
      'Notwithstanding the aforementioned considerations, telemetry infrastructure administrators systematically anonymize transmitted information, and everybody who reads this very long sentence to its bitter end will have forgotten how it began when they come to the place where it ends.';
    const found = advice(`Short.\n\n${long} ${words(45, 'Institutional')}\n`);
    expect(found).toHaveLength(1);
    expect(found[0]?.advice).toBe(true);
    expect(formatProblems(found)).toMatchInlineSnapshot(`
      "content/faq/x.md:7:1 reading/level (advice)
        This text is harder to read than it needs to be: one sentence has 45 words (plain texts stay below 31); its reading index LIX is 97 (plain texts stay below 46).
        Fix: split the sentence “Institutional Institutional Institutional Institutional Institutional Institutional Institutional …”; say in shorter words: Notwithstanding, aforementioned, considerations, infrastructure"
    `);
  });

  test('is given on a style that is heavy throughout, even in short sentences', () => {
    const heavy = 'Telemetry infrastructure aggregates pseudonymous identifiers. '.repeat(12);
    expect(advice(heavy)[0]?.message).toContain('LIX');
    expect(advice('Telemetry infrastructure aggregates pseudonymous identifiers.')).toEqual([]);
    expect(advice('We count how often you press the button. '.repeat(12))).toEqual([]);
  });

  test('is not given in a language that has no measure', () => {
    expect(advice(words(90), 'ar')).toEqual([]);
    expect(advice(words(90), 'en-GB')).toHaveLength(1);
  });
});
