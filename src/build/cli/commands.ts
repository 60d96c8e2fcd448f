import { type CommandName, commandLoaders } from './load-command.ts';

type Loaded = { readonly [Name in CommandName]: Awaited<ReturnType<(typeof commandLoaders)[Name]>> };

const entries = Object.entries(commandLoaders).map(async ([name, load]) => [name, await load()] as const);

/** Every command by its name, in the order in which help lists them. */
export const commands = Object.fromEntries(await Promise.all(entries)) as Loaded;
