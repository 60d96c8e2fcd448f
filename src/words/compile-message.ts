import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import type { Message, Part } from './message.ts';

/** Why a text is no message, and where: line and column count from 1, the offset from 0, in characters of the text. */
export class MessageFault extends Error {
  readonly offset: number;
  readonly line: number;
  readonly column: number;

  constructor(message: string, place: { readonly offset: number; readonly line: number; readonly column: number }) {
    super(message);
    this.name = 'MessageFault';
    this.offset = place.offset;
    this.line = place.line;
    this.column = place.column;
  }
}

const start = { offset: 0, line: 1, column: 1 };

/** What a fault of the parser means, in words. */
const meanings: Readonly<Record<string, string>> = {
  EXPECT_ARGUMENT_CLOSING_BRACE: 'a brace "{" is not closed',
  UNCLOSED_QUOTED_ARGUMENT_STYLE: 'a quote is not closed',
  EMPTY_ARGUMENT: 'there is no name between the braces',
  MALFORMED_ARGUMENT: 'between the braces is the name of a parameter, one word, and nothing else',
  EXPECT_ARGUMENT_TYPE: 'after the comma comes plural, select or number',
  INVALID_ARGUMENT_TYPE: 'after the comma comes plural, select or number',
  EXPECT_SELECT_ARGUMENT_OPTIONS: 'plural and select need their options: {count, plural, one {…} other {…}}',
  EXPECT_PLURAL_ARGUMENT_SELECTOR: 'plural needs its forms: {count, plural, one {…} other {…}}',
  EXPECT_SELECT_ARGUMENT_SELECTOR: 'select needs its options: {name, select, first {…} other {…}}',
  EXPECT_PLURAL_ARGUMENT_SELECTOR_FRAGMENT: 'the form of a plural is followed by its text in braces: one {…}',
  EXPECT_SELECT_ARGUMENT_SELECTOR_FRAGMENT: 'an option is followed by its text in braces: first {…}',
  INVALID_PLURAL_ARGUMENT_SELECTOR: 'a form is zero, one, two, few, many, other, or a number such as =0',
  DUPLICATE_PLURAL_ARGUMENT_SELECTOR: 'a form stands twice',
  DUPLICATE_SELECT_ARGUMENT_SELECTOR: 'an option stands twice',
  MISSING_OTHER_CLAUSE: 'the form "other {…}" is missing',
};

function partsOf(elements: readonly MessageFormatElement[], counted?: { name: string; offset: number }): Part[] {
  return elements.map((element): Part => {
    switch (element.type) {
      case TYPE.literal:
        return element.value;
      case TYPE.argument:
        return [element.value];
      case TYPE.number:
        return [element.value, 'number'];
      case TYPE.pound:
        return counted?.offset ? [counted.name, 'number', counted.offset] : [counted?.name ?? '', 'number'];
      case TYPE.plural: {
        const { value: name, offset, pluralType } = element;
        const kind = pluralType === 'ordinal' ? 'selectordinal' : 'plural';
        const options = optionsOf(element.options, { name, offset });
        return offset === 0 ? [name, kind, options] : [name, kind, options, offset];
      }
      case TYPE.select:
        return [element.value, 'select', optionsOf(element.options, counted)];
      default:
        throw new MessageFault(
          'dates, times and tags are not used here: the values come as words',
          element.location?.start ?? start,
        );
    }
  });
}

const optionsOf = (
  options: Readonly<Record<string, { readonly value: readonly MessageFormatElement[] }>>,
  counted?: { name: string; offset: number },
): Record<string, Message> =>
  Object.fromEntries(Object.entries(options).map(([key, { value }]) => [key, joined(partsOf(value, counted))]));

/** Parts as a message: a single text is that text. */
function joined(parts: readonly Part[]): Message {
  const [first = ''] = parts;
  return parts.length <= 1 && typeof first === 'string' ? first : parts;
}

/** A text in ICU MessageFormat, made ready. Throws a `MessageFault` with its place where it is none. */
export function compileMessage(text: string): Message {
  let elements: MessageFormatElement[];
  try {
    elements = parse(text, { ignoreTag: true, captureLocation: true });
  } catch (error) {
    const { message, location } = error as Error & { location?: { start: typeof start } };
    throw new MessageFault(meanings[message] ?? message.toLowerCase().replaceAll('_', ' '), location?.start ?? start);
  }
  return joined(partsOf(elements));
}
