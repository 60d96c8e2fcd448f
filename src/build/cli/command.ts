import type { Progress } from '../local/progress.ts';

interface AnyOption {
  /** What it does, in a few words; help shows it. */
  readonly help: string;
}

/** An option that is given or not. */
export interface Flag extends AnyOption {
  readonly type: 'boolean';
}

/** An option with a value after it. */
export interface ValueOption extends AnyOption {
  readonly type: 'string';
  /** What help calls the value: `folder` is shown as `<folder>`. */
  readonly value: string;
  /** May be given more than once. */
  readonly multiple?: true;
  /** The value where none is given. */
  readonly default?: string;
  /** What is wrong with a value; undefined where nothing is. */
  readonly fault?: (value: string) => string | undefined;
}

export type Option = Flag | ValueOption;
export type OptionTable = Readonly<Record<string, Option>>;

type ValueOf<One extends Option> = One extends Flag
  ? boolean
  : One extends { readonly multiple: true }
    ? readonly string[]
    : string;

/** The values of a table's options: those with a default are always there. */
export type OptionValues<Options extends OptionTable> = {
  readonly [Name in keyof Options as Options[Name] extends { readonly default: string } ? Name : never]: string;
} & {
  readonly [Name in keyof Options]?: ValueOf<Options[Name]>;
};

/** A command line that was understood, with what a command needs of the computer. */
export interface Given<Options extends OptionTable> {
  /** What stood after the command and is no option. */
  readonly names: readonly string[];
  readonly options: OptionValues<Options>;
  /** The adopter's folder, as a whole path. */
  readonly siteFolder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Prints a line that was asked for, to standard output. */
  readonly print: (line: string) => void;
  /** Writes a text for machines to standard output, exactly as it is. */
  readonly write: (text: string) => void;
  /** Tells what is being done, and what is wrong, on standard error. */
  readonly progress: Progress;
}

export interface Command<Options extends OptionTable = OptionTable> {
  /** One line for the list of commands. */
  readonly summary: string;
  /** What may be written after the command, a form each, with what that form does. Default: options alone. */
  readonly forms?: readonly { readonly words: string; readonly does: string }[];
  /** How many names may follow. */
  readonly maxNames: number;
  readonly options: Options;
  /** What else help has to say. */
  readonly notes?: string;
  /** Gives the exit code. Throws a CommandFault for what cannot be asked. */
  run(given: Given<Options>): Promise<number>;
}

/** A command, whose `run` is typed by its own table of options. */
export const command = <const Options extends OptionTable>(described: Command<Options>): Command<Options> => described;
