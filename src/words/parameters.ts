/*
 * The parameters of a message, read from its text by the compiler. Inside a message, a brace opens an argument or
 * closes an option; among the options of a plural, a brace opens a message or closes the argument. So two states
 * suffice.
 */

/** A parameter and what it takes. */
type Parameter = readonly [name: string, kind: 'text' | 'number'];

type InMessage<S extends string, Found extends Parameter = never> = S extends `${infer Before}{${infer After}`
  ? Before extends `${string}}${infer Rest}`
    ? InOptions<`${Rest}{${After}`, Found>
    : Before extends `${string}'`
      ? AfterQuote<After, Found>
      : After extends `${infer Head}}${infer Rest}`
        ? InArgument<Head, Rest, Found>
        : Found
  : S extends `${string}}${infer Rest}`
    ? InOptions<Rest, Found>
    : Found;

/** A quoted brace is text. */
type AfterQuote<S extends string, Found extends Parameter> = S extends `${string}'${infer Rest}`
  ? InMessage<Rest, Found>
  : Found;

type InArgument<
  Head extends string,
  Rest extends string,
  Found extends Parameter,
> = Head extends `${infer Name},${infer Kind}`
  ? Kind extends ` number${string}`
    ? InMessage<Rest, Found | readonly [Name, 'number']>
    : Kind extends ` plural,${infer Options}` | ` selectordinal,${infer Options}`
      ? InOptions<`${Options}}${Rest}`, Found | readonly [Name, 'number']>
      : Kind extends ` select,${infer Options}`
        ? InOptions<`${Options}}${Rest}`, Found | readonly [Name, 'text']>
        : Found
  : InMessage<Rest, Found | readonly [Head, 'text']>;

type InOptions<S extends string, Found extends Parameter> = S extends `${infer Before}{${infer After}`
  ? Before extends `${string}}${infer Rest}`
    ? InMessage<`${Rest}{${After}`, Found>
    : InMessage<After, Found>
  : S extends `${string}}${infer Rest}`
    ? InMessage<Rest, Found>
    : Found;

/**
 * The parameters of an ICU message: `'{count, plural, one {One row} other {{count} rows}}'` → `['count', 'number']`.
 */
export type ParametersOf<S extends string> = InMessage<S>;

/** The values a message asks for: numbers where it counts, else text (a number is said as it is). */
export type ValuesOf<S extends string> = {
  readonly [P in ParametersOf<S> as P[0]]: readonly [P[0], 'number'] extends ParametersOf<S> ? number : string | number;
};
