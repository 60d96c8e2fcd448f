import type { Choice, Message, Part } from './message.ts';
import { numberFormat, pluralRules } from '../values/kept-formats.ts';

/** The values of a message, by name. */
export type Values = Readonly<Record<string, unknown>>;

function optionOf([name, kind, options, offset = 0]: Choice, values: Values, language: string): Message {
  const value = values[name];
  const other = options['other'] ?? '';
  if (kind === 'select') return options[String(value)] ?? other;
  const exact = options[`=${String(value)}`];
  if (exact !== undefined) return exact;
  const type = kind === 'plural' ? 'cardinal' : 'ordinal';
  return options[pluralRules(language, { type }).select(Number(value) - offset)] ?? other;
}

function valueOf(part: Exclude<Part, string>, values: Values, language: string): unknown {
  const [name, kind, offset] = part;
  const value = values[name];
  if (kind !== 'number') return value ?? `{${name}}`;
  return numberFormat(language).format(Number(value) - Number(offset ?? 0));
}

/** Between these marks a text keeps its own order, whatever runs around it. */
const [isolateStart, isolateEnd] = ['\u2068', '\u2069'];

/**
 * A message as its pieces in order, texts and values as they were given; numbers that the message counts are written as
 * the language does. A parameter without a value stays in its braces. With `isolates`, each value is set apart, so that
 * a Latin name keeps its order inside a line that runs the other way.
 */
export function messagePieces(message: Message, values: Values, language: string, isolates = false): unknown[] {
  if (typeof message === 'string') return message === '' ? [] : [message];
  return message.flatMap((part): unknown[] => {
    if (typeof part === 'string') return [part];
    if (isChoice(part)) return messagePieces(optionOf(part, values, language), values, language, isolates);
    const value = valueOf(part, values, language);
    return isolates ? [isolateStart, value, isolateEnd] : [value];
  });
}

const isChoice = (part: Exclude<Part, string>): part is Choice => typeof part[2] === 'object';
