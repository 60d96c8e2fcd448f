import { messagePieces, type Values } from './format-message.ts';
import type { Message, MessageTree } from './message.ts';
import type { ParametersOf, ValuesOf } from './parameters.ts';

/** A message with parameters: called, it is a text; its `parts` also take elements as values. */
export interface SpokenMessage<V> {
  (values: V): string;
  parts<N>(values: { readonly [K in keyof V]: V[K] | N }): (string | N)[];
}

/**
 * Messages as they are used: without parameters a text, else a function of its values. `T` are the texts of English.
 */
export type Spoken<T> = T extends string
  ? [ParametersOf<T>] extends [never]
    ? string
    : SpokenMessage<ValuesOf<T>>
  : { readonly [K in keyof T]: Spoken<T[K]> };

export interface SpeakOptions {
  /** Sets each value apart, so that a Latin name keeps its order inside a line that runs the other way. */
  readonly isolates?: boolean;
}

function speakMessage(message: Message, language: string, { isolates = false }: SpeakOptions): unknown {
  if (typeof message === 'string') return message;
  const pieces = (values: Values) => messagePieces(message, values, language, isolates).filter((piece) => piece !== '');
  return Object.assign((values: Values) => pieces(values).join(''), { parts: pieces });
}

/** Messages made ready, as texts and functions. `T` are the texts of English that `tree` translates. */
export function speak<T>(tree: MessageTree, language: string, options: SpeakOptions = {}): Spoken<T> {
  return Object.fromEntries(
    Object.entries(tree).map(([key, node]) => [
      key,
      typeof node === 'string' || Array.isArray(node)
        ? speakMessage(node as Message, language, options)
        : speak(node as MessageTree, language, options),
    ]),
  ) as Spoken<T>;
}
