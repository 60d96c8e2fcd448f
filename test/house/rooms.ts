/** A part of `src/` with one job. */
export interface Room {
  readonly name: string;
  /** Its folders below `src/`; a folder of another room inside is not part of it. */
  readonly folders: readonly string[];
  readonly holds: string;
  /** Rooms before it in the table. */
  readonly mayImport: readonly string[];
}

const room = (name: string, holds: string, mayImport: string, folders: readonly string[] = [name]): Room => ({
  name,
  folders,
  holds,
  mayImport: mayImport.split(' ').filter(Boolean),
});

/** Where Astro wants what is seen to lie. */
const seen = ['pages', 'layouts', 'components', 'site', 'styles'];

/**
 * The rooms, lowest first. Each imports only from rooms before it, and only from those it names: a name that is not
 * used is taken out again. The picture in CONTRIBUTING.md and the last line of each room's README are written from
 * this.
 */
export const rooms: readonly Room[] = [
  room('values', 'days, durations, periods, numbers: their rules and how they are written', ''),
  room('consent', 'the rule of the dialog; copied into apps', ''),
  room('payload', 'a report of one installation: read, and each value held to its field', 'values'),
  room('problems', 'what is wrong with a file: codes, places, how a problem is printed', 'values'),
  room('schema', 'one schema for each kind of file that an adopter writes; types are inferred', 'values payload'),
  room('words', 'every message of the interface, as data, by language', 'values'),
  room('log', 'Merkle tree, checkpoint, proofs, witnesses', 'values'),
  room('engine', 'one interface to DuckDB, with a door for Node and one for the browser', 'values schema'),
  room('solver', 'linear programs, on HiGHS: the same answers in Node and in the browser', ''),
  room('checks', 'one file for each check: its queries and its judgement', 'values schema words log engine solver'),
  room(
    'source',
    'files to values with their place, or every problem at once',
    'values payload problems schema words log',
  ),
  room('audit', 'runs checks over an engine', 'values schema log engine checks'),
  room(
    'model',
    'what the build hands to pages, scripts and published files',
    'values payload schema words log engine checks audit',
  ),
  room('charts', 'rows to an SVG element; the document is an argument', 'values schema words engine model'),
  room(
    'browser',
    "a reader's page: filtering, exploring, checking again",
    'values payload schema words log engine solver checks audit model charts',
  ),
  room(
    'view',
    'what is seen',
    'values consent payload schema words log checks audit model charts browser engine',
    seen,
  ),
  room(
    'adopt',
    'what a project already has to a folder of its own',
    'values payload problems schema words engine checks source',
  ),
  room(
    'build/local',
    'this computer: files, keys, the logs that are kept here',
    'problems log solver checks source audit',
  ),
  room(
    'build/prepare',
    'content and data to what pages and files are made of',
    'values payload problems schema words log engine checks source audit model charts build/local',
  ),
  room(
    'build/publish',
    'every file of the site that is no page',
    'values schema words log checks source model charts view build/local build/prepare',
  ),
  room(
    'build/render',
    'model and files to a folder, put in place in one step',
    'problems model build/local build/prepare build/publish',
  ),
  room(
    'build/report',
    'the skeleton of a periodic report',
    'values schema words log engine checks source audit model build/local build/prepare',
  ),
  room(
    'build/release',
    'the next period, published safely',
    'values problems schema words log engine solver checks source audit model build/local build/prepare build/report',
  ),
  room(
    'build/verify',
    'a published site, held to what it says',
    'values schema log engine checks source audit model build/local build/prepare',
  ),
  room(
    'build/witness',
    'witnesses of a log: watching one, asking for a signature',
    'problems log source build/local build/prepare',
  ),
  room(
    'build/ci',
    'what a run of CI says to its host: annotations, and what a change means for people',
    'values problems words log checks source audit build/local build/prepare',
  ),
  room('build/package', 'the package that is installed', 'build/local'),
  room(
    'build/cli',
    'the commands and their options',
    'values payload problems engine source audit model build/local build/prepare build/publish build/render build/release build/report build/verify build/witness build/ci schema adopt',
  ),
];

/** Each engine itself has one importer; all others take an `Engine` as an argument. */
export const doors = [
  { file: 'engine/node.ts', of: 'build' },
  { file: 'engine/wasm.ts', of: 'browser' },
];
