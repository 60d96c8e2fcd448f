import type { CheckInput, CheckTable } from '../../src/checks/check-input.ts';
import { sha256Hex } from '../../src/log/sha256.ts';
import type { Day } from '../../src/values/day.ts';
import { parsePeriod } from '../../src/values/period.ts';

/** One case of one check: plain JSON, so that a browser can be handed the same case. */
export interface CheckCase {
  /** `<check>/<case>`, the folder below `test/checks/cases/`. */
  readonly name: string;
  readonly check: string;
  readonly input: CheckInput;
  /** The text of every published file, by its path relative to `data/`. */
  readonly files: Readonly<Record<string, string>>;
}

type Pieces = Record<string, unknown>;

/** What `input.json` of a case may hold: pieces of `CheckInput`. A piece that is left out takes its default. */
export interface CasePieces {
  readonly today?: string;
  readonly site?: Pieces;
  /**
   * Merged over the default table; `privacy` key by key, where null removes a key. `files` defaults to all below
   * `<dataset>/`.
   */
  readonly tables?: readonly Pieces[];
  /** Merged over a published field. Default: one published field for every column. */
  readonly fields?: readonly Pieces[];
  /** Merged over the default category. Default: the one category `basic-health`. */
  readonly categories?: readonly Pieces[];
  /** Merged over the default schedule. Default: the one schedule `heartbeat`. */
  readonly schedules?: readonly Pieces[];
  readonly changes?: readonly Pieces[];
  readonly waivers?: readonly Pieces[];
  readonly log?: Pieces;
  readonly snapshots?: Pieces;
  readonly snapshotHashes?: Pieces;
  readonly fingerprints?: Pieces;
  readonly policy?: Pieces;
  readonly reports?: readonly Pieces[];
}

const defaultTable = {
  dataset: 'installs',
  columns: [
    { name: 'month', type: 'yearmonth' },
    { name: 'platform', type: 'string', constraints: { enum: ['windows', 'macos', 'linux', 'android', 'all'] } },
    { name: 'installations', type: 'integer' },
  ],
  primaryKey: ['month', 'platform'],
};
const defaultPrivacy = {
  unit: 'installation',
  contributors: 'installations',
  minimumCount: 20,
  category: 'basic-health',
  method: ['minimum-count'],
  sampleRate: 1,
  releases: 'partition',
  period: 'month',
  population: 'Only people who switched it on.',
  cadence: 'P1M',
  keep: 'P3Y',
};
const defaultField = {
  kind: 'published',
  title: 'A field',
  summary: 'A field of a test.',
  type: 'string',
  example: 'x',
  since: '2025-01-01',
};
const defaultPublishedField = { ...defaultField, derivedFrom: [], how: 'Counted.' };
const defaultCategory = {
  id: 'basic-health',
  title: 'Basic health',
  order: 1,
  summary: 'A monthly sign of life.',
  sensitivity: 'technical',
  purposes: ['To know what is in use.'],
  consentVersion: 1,
  noticeVersion: 1,
  since: '2025-01-01',
  retention: 'heartbeat',
  recipients: ['the project'],
  optOut: { setting: 'Settings' },
  whenOff: 'Nothing is sent.',
  example: {},
  dialog: { title: 'Basic health', text: 'A monthly sign of life.' },
};
const defaultSchedule = {
  id: 'heartbeat',
  title: 'Heartbeat',
  order: 1,
  summary: 'Thirteen months.',
  startsWith: 'the day it is sent',
  stages: [{ place: 'raw-store', what: 'Reports', keep: 'P13M', then: 'deleted' }],
};

function merge(base: Pieces, over: Pieces): Pieces {
  return Object.fromEntries(Object.entries({ ...base, ...over }).filter(([, value]) => value !== null));
}

/** The period that the name of a file or of one of its folders states. */
function periodOf(path: string): string | undefined {
  const parts = path
    .replace(/\.[a-z]+$/, '')
    .split('/')
    .reverse();
  return parts.map((part) => part.toUpperCase()).find((part) => parsePeriod(part) !== undefined);
}

async function describeFile(path: string, text: string | undefined) {
  const period = periodOf(path);
  const format = path.endsWith('.parquet') ? 'parquet' : 'csv';
  const stated = { path, format, ...(period === undefined ? {} : { period }) };
  if (text === undefined) return stated;
  const bytes = new TextEncoder().encode(text);
  return { ...stated, bytes: bytes.length, sha256: await sha256Hex(bytes) };
}

async function buildTable(
  pieces: Pieces,
  files: Readonly<Record<string, string>>,
  fieldIds: ReadonlySet<string> | undefined,
): Promise<CheckTable> {
  const table = merge(defaultTable, pieces);
  const dataset = String(table['dataset']);
  const resource = String(table['resource'] ?? dataset);
  const found = Object.keys(files)
    .filter((path) => path.startsWith(`${dataset}/`))
    .sort();
  const paths = (table['files'] as string[] | undefined) ?? found;
  const columns = (table['columns'] as Pieces[]).map((column) => {
    const field = String(column['field'] ?? String(column['name']).toLowerCase().replaceAll('_', '-'));
    const { field: _, ...rest } = column;
    return {
      missing: table['missing'] ?? [''],
      ...rest,
      ...(fieldIds === undefined || fieldIds.has(field) ? { field } : {}),
    };
  });
  return {
    schemaHash: '0'.repeat(64),
    ...table,
    resource,
    table: String(table['table'] ?? resource.replaceAll('-', '_')),
    columns,
    privacy: merge(defaultPrivacy, (table['privacy'] ?? {}) as Pieces),
    // No `fresh`: the check finds it in the tables themselves.
    files: await Promise.all(paths.map((path) => describeFile(path, files[path]))),
    descriptor: `data/${dataset}/datapackage.json`,
  } as unknown as CheckTable;
}

/** Those of some pieces that are given: the others have no default. */
function given(pieces: CasePieces, keys: readonly (keyof CasePieces)[]): Pieces {
  return Object.fromEntries(keys.flatMap((key) => (pieces[key] === undefined ? [] : [[key, pieces[key]]])));
}

/** Builds a case from its pieces and its files; what the pieces leave out takes the defaults above. */
export async function buildCase(
  name: string,
  pieces: CasePieces,
  files: Readonly<Record<string, string>>,
): Promise<CheckCase> {
  const withFile = (folder: string, base: Pieces) => (entry: Pieces) => {
    const merged = merge(base, entry);
    return { file: `content/${folder}/${String(merged['id'])}.md`, ...merged };
  };
  const fieldOf = (entry: Pieces) =>
    withFile('dictionary', entry['kind'] === 'collected' ? defaultField : defaultPublishedField)(entry);
  const ownFields = pieces.fields?.map(fieldOf);
  const ids = ownFields === undefined ? undefined : new Set(ownFields.map((field) => String((field as Pieces)['id'])));
  const tables = await Promise.all((pieces.tables ?? [{}]).map((table) => buildTable(table, files, ids)));
  const named = [...new Set(tables.flatMap((table) => table.columns.map((column) => column.field ?? '')))].filter(
    (id) => id !== '',
  );
  const input = {
    today: pieces.today ?? ('2026-10-20' as Day),
    site: { operator: { name: 'the Heron project' }, ...pieces.site },
    tables,
    fields: ownFields ?? named.map((id) => fieldOf({ id })),
    categories: (pieces.categories ?? [{}]).map(withFile('categories', defaultCategory)),
    schedules: (pieces.schedules ?? [{}]).map(withFile('retention', defaultSchedule)),
    changes: (pieces.changes ?? []).map(withFile('changes', { title: 'A change', meaning: 'It changes.' })),
    waivers: (pieces.waivers ?? []).map(
      withFile('waivers', {
        title: 'Accepted',
        reason: 'Known.',
        link: 'https://example.org/1',
        approvedBy: 'Privacy lead',
        from: '2026-01-01',
        expires: '2027-01-01',
      }),
    ),
    log: { entries: [], faults: [], ...pieces.log },
    snapshots: pieces.snapshots ?? {},
    snapshotHashes: pieces.snapshotHashes ?? {},
    fingerprints: pieces.fingerprints ?? {},
    ...given(pieces, ['policy', 'reports']),
  } as unknown as CheckInput;
  return { name, check: name.split('/')[0] ?? '', input, files };
}
