import { describe, expect, expectTypeOf, test } from 'vitest';
import { compileMessage, MessageFault } from '../../src/words/compile-message.ts';
import { messagePieces, type Values } from '../../src/words/format-message.ts';
import type { ParametersOf, ValuesOf } from '../../src/words/parameters.ts';
import { parametersIn } from '../../src/words/parameters-in.ts';
import { type ScriptWords, scriptWords } from '../../src/words/script-words.ts';
import { speak } from '../../src/words/speak.ts';
import { languageWords } from '../../src/words/words-for.ts';

const said = (text: string, values: Values, language = 'en') =>
  messagePieces(compileMessage(text), values, language).join('');

describe('a message', () => {
  test('shows values as they are, and counts as the language does', () => {
    expect(said('{name}: {count}', { name: 'x', count: 1234 })).toBe('x: 1234');
    expect(said('{count, plural, one {# row} other {# rows}}', { count: 1234 })).toBe('1,234 rows');
    expect(said('{count, plural, one {# Zeile} other {# Zeilen}}', { count: 1234 }, 'de')).toBe('1.234 Zeilen');
    expect(said('{count, plural, =0 {none} one {one} few {# few} other {# other}}', { count: 3 }, 'pl')).toBe('3 few');
    expect(said('{count, plural, =0 {none} one {one} other {#}}', { count: 0 })).toBe('none');
    expect(said('{day, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}', { day: 22 })).toBe('22nd');
    expect(
      said('{count, plural, offset:1 =1 {you} one {you and # other} other {you and # others}}', { count: 3 }),
    ).toBe('you and 2 others');
    expect(said('{whole, select, yes {held} other {did not hold}}', { whole: 'no' })).toBe('did not hold');
  });

  test('takes a quoted brace for text, and leaves a parameter without a value in its braces', () => {
    expect(said("write :number'{'table=…'}'", {})).toBe('write :number{table=…}');
    expect(said('{a} and {b}', { a: 'x' })).toBe('x and {b}');
  });

  test.each([
    ['an {open', 'a brace "{" is not closed', 4],
    ['two {open words}', 'between the braces is the name of a parameter, one word, and nothing else', 5],
    ['{count, plural, one {x}}', 'the form "other {…}" is missing', 24],
    ['{day, date, short}', 'dates, times and tags are not used here: the values come as words', 1],
  ])('that is none says why and where: %s', (text, why, column) => {
    try {
      compileMessage(text);
    } catch (error) {
      expect(error).toBeInstanceOf(MessageFault);
      const { message, line, column: at } = error as MessageFault;
      expect([message, line, at]).toEqual([why, 1, column]);
      return;
    }
    throw new Error('it was taken');
  });

  test('tells its parameters: those that are counted, and those that are always shown', () => {
    const found = parametersIn(
      compileMessage('{all, plural, one {one of {kind}} other {{all} of {kind}, {open, number}}} {x}'),
    );
    expect(Object.fromEntries(found)).toEqual({
      all: { isNumber: true, shown: true },
      kind: { isNumber: false, shown: true },
      open: { isNumber: true, shown: true },
      x: { isNumber: false, shown: true },
    });
  });
});

describe('the types of messages', () => {
  test('are read from the texts', () => {
    expectTypeOf<ParametersOf<'plain text'>>().toBeNever();
    expectTypeOf<ParametersOf<"a quoted '{'brace'}'">>().toBeNever();
    expectTypeOf<ValuesOf<'{first} to {last}'>>().toEqualTypeOf<{
      readonly first: string | number;
      readonly last: string | number;
    }>();
    expectTypeOf<
      ValuesOf<'{kind}: {count, plural, one {one day} other {{count} days of {all, plural, one {one} other {#}}}}, {end}'>
    >().toEqualTypeOf<{
      readonly kind: string | number;
      readonly count: number;
      readonly all: number;
      readonly end: string | number;
    }>();
  });

  test('hold for a script too: a key or parameter of another name does not compile', () => {
    const handed: unknown = JSON.parse(JSON.stringify(scriptWords.audit(languageWords('de').messages)));
    const words = speak(handed as Parameters<typeof speak>[0], 'de') as ScriptWords<'audit'>;
    expect(words.self.fetching({ done: 1, total: 2 })).toBe('Geholt: 1 von 2');
    // @ts-expect-error A parameter that the message does not have.
    expect(words.self.fetching({ done: 1, all: 2 })).toBe('Geholt: 1 von {total}');
    // @ts-expect-error A message that is not handed over.
    expect(words.self.title).toBeUndefined();
  });
});
