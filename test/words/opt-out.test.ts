import { describe, expect, test } from 'vitest';
import { ar } from '../../src/words/ar.ts';
import { de } from '../../src/words/de.ts';
import { en } from '../../src/words/en.ts';
import { claims } from '../sites/consent-claims.ts';

/** The text of an option of a choice in a message, and where it ends. */
function option(
  text: string,
  name: string,
  from: number,
): { readonly inside: string; readonly end: number } | undefined {
  const start = text.indexOf(`${name} {`, from);
  if (start < 0) return undefined;
  let depth = 0;
  for (let at = start + name.length + 1; at < text.length; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}' && --depth === 0) return { inside: text.slice(start + name.length + 2, at), end: at + 1 };
  }
  return undefined;
}

/** What a message says of a project whose switches are `how` by default. */
function saidOf(how: 'on' | 'mixed' | 'off', text: string): string {
  const start = text.indexOf('{how, select,');
  if (start < 0) return text;
  const chosen = (how === 'off' ? undefined : option(text, how, start)) ?? option(text, 'other', start);
  return `${text.slice(0, start)}${chosen?.inside ?? ''}`;
}

/** Every message by its place in the words. */
function messages(words: object, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : messages(value as object, `${path}${key}.`),
  );
}

/** Said only where a switch is off by default: the words for that, the two answers to a question, and the check's id. */
const ofQuestions =
  /^(?:audit\.self\.alarm|optOut\.offByDefault|card\.dialog\.words\.(?:yes|no|undecided)|record\.coverage\.kinds\.default-off)$/;
const claimed = (language: keyof typeof claims, how: 'on' | 'mixed' | 'off') =>
  messages({ en, de, ar }[language]).flatMap(([path, text]) => {
    const said = saidOf(how, text).replaceAll(/consent\.json/g, '');
    return !ofQuestions.test(path) && claims[language].test(said) ? [`${path}: ${said}`] : [];
  });

describe.each(['en', 'de', 'ar'] as const)('the words of %s', (language) => {
  test('claim no yes for a project whose telemetry is on by default', () => {
    expect(claimed(language, 'on')).toEqual([]);
  });

  test('do claim it where a switch is off until somebody turns it on, so that the list of claims finds them', () => {
    expect(claimed(language, 'off').length).toBeGreaterThan(15);
  });

  test('say of a project with both that a part is on', () => {
    const words = { en, de, ar }[language];
    for (const text of [
      words.overview.nothing,
      words.categories.lead,
      words.card.index.lead,
      words.card.dialog.words.lead,
    ])
      expect([saidOf('on', text), saidOf('off', text)]).not.toContain(saidOf('mixed', text));
  });
});
