/** A part of `src/` with one job. */
export interface Room {
  readonly name: string;
  /** Its folders below `src/`; a folder of another room inside is not part of it. */
  readonly folders: readonly string[];
  readonly holds: string;
  /** Rooms before it in the table. */
  readonly mayImport: readonly string[];
}

/**
 * The rooms, lowest first. Each imports only from rooms before it, and only from those it names: a name that is not
 * used is taken out again. The picture in CONTRIBUTING.md and the last line of each room's README are written from
 * this.
 */
export const rooms: readonly Room[] = [
  room('values', 'days, durations, periods, numbers: their rules and how they are written', []),
  room('problems', 'what is wrong with a file: codes, places, how a problem is printed', []),
  room('consent', 'the rule of the dialog; copied into apps', []),
  room('schema', 'one schema for each kind of file that an adopter writes; types are inferred', ['values']),
  room('words', 'every message of the interface, by language', ['schema']),
  room('log', 'Merkle tree, checkpoint, proofs', ['values']),
  room('engine', 'one interface to DuckDB, with a door for Node and one for the browser', ['values']),
  room('checks', 'one file for each check: its queries and its judgement', ['values', 'schema', 'log', 'engine']),
  room('charts', 'rows to an SVG element; the document is an argument', ['values', 'schema']),
  room('source', 'files to values with their place, or every problem at once', ['values', 'problems', 'schema', 'log']),
  room('audit', 'runs checks over an engine', ['values', 'schema', 'log', 'engine', 'checks']),
  room('model', 'what the build hands to pages, scripts and published files', [
    'values',
    'schema',
    'log',
    'engine',
    'checks',
    'audit',
  ]),
  room('browser', "a reader's page: filtering, exploring, checking again", [
    'values',
    'schema',
    'log',
    'engine',
    'checks',
    'charts',
    'audit',
    'model',
  ]),
];

function room(name: string, holds: string, mayImport: readonly string[], folders: readonly string[] = [name]): Room {
  return { name, folders, holds, mayImport };
}
