import { parseArgs } from 'node:util';
import { suggest } from '../../problems/suggest.ts';
import type { Command, Option, OptionTable } from './command.ts';

export type Commands = Readonly<Record<string, Command>>;

/** What a command line asks for, or everything that is wrong with it. */
export type Asked =
  | {
      readonly kind: 'run';
      readonly name: string;
      readonly names: readonly string[];
      readonly options: Readonly<Record<string, string | boolean | readonly string[]>>;
    }
  | { readonly kind: 'help'; readonly name?: string }
  | { readonly kind: 'version' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'faults'; readonly name?: string; readonly faults: readonly string[] };

/** An option as it was written: `--port 4321`, `--port=4321`, `--json`. */
interface Written {
  readonly name: string;
  /** With its dashes. */
  readonly raw: string;
  readonly value: string | undefined;
  readonly isInline: boolean;
}

const always: OptionTable = {
  help: { type: 'boolean', help: 'tell how it is used' },
  version: { type: 'boolean', help: 'tell the version' },
};

/** Splits words into names and options. Options of every command are known here, so that each finds its value. */
function readWords(words: readonly string[], commands: Commands): { names: string[]; written: Written[] } {
  const every = Object.assign({}, ...Object.values(commands).map(({ options }) => options), always) as OptionTable;
  const types = Object.fromEntries(Object.entries(every).map(([name, { type }]) => [name, { type }]));
  const { tokens } = parseArgs({
    args: [...words],
    options: { ...types, help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const names: string[] = [];
  const written: Written[] = [];
  for (const [at, token] of tokens.entries()) {
    const before = tokens[at - 1];
    if (token.kind === 'option')
      written.push({ name: token.name, raw: token.rawName, value: token.value, isInline: token.inlineValue ?? false });
    // What follows an option that nobody knows is likely its value, and no fault of its own.
    else if (token.kind === 'positional' && !(before?.kind === 'option' && !(before.name in every)))
      names.push(token.value);
  }
  return { names, written };
}

const listed = (names: readonly string[]) => names.join(', ').replace(/, ([^,]+)$/, ' and $1');

/** What is wrong with the value of an option that the command has. */
function valueFault({ raw, value, isInline }: Written, option: Option): string | undefined {
  if (option.type === 'boolean') return value === undefined ? undefined : `${raw} takes no value.`;
  if (value === undefined || value === '' || (value.startsWith('-') && !isInline))
    return `${raw} needs a value after it.`;
  const fault = option.fault?.(value);
  return fault === undefined ? undefined : `${raw}: ${fault}`;
}

/** What is wrong with an option that the command does not have: it is another command's, or nobody's. */
function strangerFault({ name, raw }: Written, command: string | undefined, commands: Commands): string {
  const having = Object.keys(commands).filter((other) => name in (commands[other]?.options ?? {}));
  if (having.length > 0 && command !== undefined)
    return `"${command}" takes no option ${raw}; ${listed(having)} ${having.length === 1 ? 'does' : 'do'}.`;
  const known = command === undefined ? Object.values(commands) : [commands[command]];
  const near = suggest(name, [...known.flatMap((one) => Object.keys(one?.options ?? {})), ...Object.keys(always)]);
  return `There is no option ${raw}.${near === undefined ? '' : ` Did you mean --${near}?`}`;
}

function commandFault(name: string, commands: Commands): string {
  const names = Object.keys(commands);
  const near = suggest(name, [...names, 'help']);
  return `There is no command "${name}".${near === undefined ? '' : ` Did you mean ${near}?`} There are: ${names.join(', ')}.`;
}

function faultsOf(names: readonly string[], written: readonly Written[], name: string, commands: Commands): string[] {
  const { options, maxNames } = commands[name] ?? { options: {} as OptionTable, maxNames: 0 };
  const faults = written.flatMap((one) => {
    const option = options[one.name];
    return (option ? valueFault(one, option) : strangerFault(one, name, commands)) ?? [];
  });
  const more = names.slice(maxNames);
  return more.length === 0
    ? faults
    : [...faults, `"${name}" takes ${maxNames === 0 ? 'options alone' : 'one name'}, but there is: ${more.join(' ')}`];
}

function valuesOf(written: readonly Written[], options: OptionTable): Record<string, string | boolean | string[]> {
  const values: Record<string, string | boolean | string[]> = {};
  for (const [name, option] of Object.entries(options)) {
    const given = written.filter((one) => one.name === name).flatMap(({ value }) => value ?? []);
    if (option.type === 'boolean') {
      if (written.some((one) => one.name === name)) values[name] = true;
    } else if (option.multiple) {
      if (given.length > 0) values[name] = given;
    } else {
      const last = given.at(-1) ?? option.default;
      if (last !== undefined) values[name] = last;
    }
  }
  return values;
}

/** Understands the words after the program's name by the table of the command they name; finds every fault in them. */
export function parseCommand(words: readonly string[], commands: Commands): Asked {
  const { names, written } = readWords(words, commands);
  const [first, ...rest] = names;
  const isHelp = first === 'help' || written.some(({ name }) => name === 'help');
  const name = first === 'help' ? rest[0] : first;
  const strange = () =>
    written.filter((one) => !(one.name in always)).map((one) => strangerFault(one, undefined, commands));
  if (name !== undefined && !Object.hasOwn(commands, name))
    return { kind: 'faults', faults: [commandFault(name, commands), ...(isHelp ? [] : strange())] };
  if (isHelp) return { kind: 'help', ...(name === undefined ? {} : { name }) };
  if (written.some((one) => one.name === 'version')) return { kind: 'version' };
  if (name === undefined)
    return written.length > 0
      ? { kind: 'faults', faults: ['Which command? An option comes after one.'] }
      : { kind: 'nothing' };
  const faults = faultsOf(rest, written, name, commands);
  if (faults.length > 0) return { kind: 'faults', name, faults };
  return { kind: 'run', name, names: rest, options: valuesOf(written, commands[name]?.options ?? {}) };
}
