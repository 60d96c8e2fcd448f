import { directionOf } from '../words/direction.ts';

const rightToLeftLetters = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * A line as a drawing says it, whose own order is left to right: where the language runs the other way, the line is
 * set apart in an isolate. Words of that language run as it does; a name or a number without any keeps its own order.
 * Empty text stays empty.
 */
export function setApart(text: string, language: string): string {
  if (text === '' || directionOf(language) !== 'rtl') return text;
  return `${rightToLeftLetters.test(text) ? '\u2067' : '\u2068'}${text}\u2069`;
}

/**
 * A name as a table says it, whose cells run as the language does: one in other letters (`1 to 10`) is set apart, and
 * keeps its own order.
 */
export function setNameApart(name: string, language: string): string {
  return directionOf(language) === 'rtl' && /\p{L}/u.test(name) && !rightToLeftLetters.test(name)
    ? `\u2068${name}\u2069`
    : name;
}
