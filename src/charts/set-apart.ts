import { isRightToLeft } from './choose-strings.ts';

const rightToLeftLetters = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * A line as a drawing says it, whose own order is left to right: where the language runs the other way, the line is
 * set apart in an isolate. Words of that language run as it does; a name or a number without any keeps its own order.
 * Empty text stays empty.
 */
export function setApart(text: string, language: string): string {
  if (text === '' || !isRightToLeft(language)) return text;
  return `${rightToLeftLetters.test(text) ? '\u2067' : '\u2068'}${text}\u2069`;
}
