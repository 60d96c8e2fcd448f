import { findUnreadable } from '../audit/find-unreadable.ts';
import { type ReaderDay, readerDay } from '../audit/reader-day.ts';
import type { CheckReport, TaskResult } from '../audit/report.ts';
import { planTasks } from '../audit/run-checks.ts';
import { runOnDays } from '../audit/run-on-days.ts';
import type { CheckInput } from '../checks/check-input.ts';
import type { Task } from '../checks/check.ts';
import type { Engine } from '../engine/engine.ts';
import { openLastingEngine } from '../engine/lasting-engine.ts';
import { loadTables } from '../engine/load-tables.ts';
import { tablesNamed } from '../engine/tables-named.ts';
import { paths } from '../model/paths.ts';
import type { CheckId } from '../schema/check-ids.ts';
import { boundInWorker } from './bound-in-worker.ts';
import { type ComparedValues, type PublishedValues, compareValues } from './compare-values.ts';
import { engineBytes, engineSource, openEngine } from './duckdb.ts';
import { fetchJson } from './fetch-json.ts';
import { fetchLog } from './fetch-log.ts';
import { createPause } from './give-way.ts';
import { proveInclusion } from './prove-inclusion.ts';
import { fetchManifest } from './published-tables.ts';
import { type VerifiedFile, fetchVerified } from './fetch-verified.ts';

export interface AuditChoice {
  readonly checks?: readonly CheckId[];
  readonly datasets?: readonly string[];
}

export interface AuditOptions extends AuditChoice {
  readonly base: string;
  /** The log's name, as its checkpoint must bear it. */
  readonly origin: string;
  /** The key that must have signed the checkpoint; empty where it is published unsigned. */
  readonly key: string;
  /** Public keys of the witnesses that are named for it. */
  readonly witnesses?: readonly string[];
  /** The reader's clock. */
  readonly now: Date;
  readonly signal: AbortSignal;
  readonly onBytes: (received: number, total: number) => void;
  readonly onFile: (file: VerifiedFile) => void;
  /** Tables read into the engine. */
  readonly onLoad: (done: number, total: number) => void;
  readonly onTask: (done: number, total: number, task?: Task) => void;
}

export interface AuditResult {
  /** As of the reader's day. */
  readonly report: CheckReport;
  /** As of the day of the build: what the publisher must have come to. */
  readonly asMade: CheckReport;
  readonly day: ReaderDay;
  readonly input: CheckInput;
  readonly log: { readonly ok: boolean; readonly message: string; readonly checkpoint: string; readonly size: number };
  readonly files: readonly VerifiedFile[];
  /** Changed files that are no table any more, with the reason: the checks ran without them. */
  readonly unreadable: readonly { readonly path: string; readonly reason: string }[];
  /** Files of which values were compared with what the publisher's engine read, with the columns that differ. */
  readonly values: ComparedValues;
  /** Whether a result is about files that could not be fetched, so that it says nothing. */
  readonly unfetched: (result: TaskResult) => boolean;
  /** How many of the files were proven to be in the log (inclusion proof against the checkpoint). */
  readonly included: number;
  readonly engine: string;
  readonly seconds: number;
}

/**
 * Tables whose files are fetched and held to the log: those of the chosen datasets, all of them without a choice, and
 * those that are `asked`, which a query of a chosen check names. Only these are read into the engine.
 */
function tablesFor(
  input: CheckInput,
  choice: AuditChoice,
): { readonly held: Set<string>; readonly asked: Set<string> } {
  const { datasets } = choice;
  const sql = planTasks(input, choice).flatMap((task) => Object.values(task.queries));
  const all = input.tables.map(({ dataset, table }) => ({ name: table, dataset }));
  const asked = new Set(tablesNamed(sql.join('\n;\n'), all).map(({ name }) => name));
  const held = all.filter(({ name, dataset }) => (datasets?.includes(dataset) ?? true) || asked.has(name));
  return { held: new Set(held.map(({ name }) => name)), asked };
}

/** Tells the results that are about files which did not come: by their table, their dataset, or what they ask. */
function aboutUnfetched(input: CheckInput, files: ReadonlyMap<string, VerifiedFile>): AuditResult['unfetched'] {
  const isAway = ({ path }: { readonly path: string }) => files.get(path)?.state === 'missing';
  const away = input.tables.filter((table) => table.files.some(isAway));
  const names = away.map(({ table }) => ({ name: table }));
  return ({ dataset, table, queries }) =>
    away.some((one) => (table === undefined ? one.dataset === dataset : one.table === table)) ||
    tablesNamed(Object.values(queries).join('\n;\n'), names).length > 0;
}

/** The input with each file as it was found here, not as the build found it. */
function asFound(input: CheckInput, files: ReadonlyMap<string, VerifiedFile>): CheckInput {
  const tables = input.tables.map((table) => ({
    ...table,
    files: table.files.map((file) => {
      const found = files.get(file.path);
      if (found === undefined) return file;
      if (found.state === 'missing')
        return {
          path: file.path,
          format: file.format,
          ...(file.period ? { period: file.period } : {}),
          ...(file.replacedBy ? { replacedBy: file.replacedBy } : {}),
        };
      return { ...file, bytes: found.bytes.length, sha256: found.sha256 };
    }),
  }));
  return { ...input, tables };
}

type Unreadable = Awaited<ReturnType<typeof findUnreadable>>;

/** Without it nothing can be hashed: browsers offer it to https: and localhost only. */
function needHashing(): void {
  if (globalThis.crypto?.subtle === undefined)
    throw new Error(
      'This page was opened without encryption (http:), and browsers compute no SHA-256 there. Open it with https:.',
    );
}

/** Tells the bytes of engine and files together, as both come at the same time. */
function countBytes(ofEngine: number, onBytes: AuditOptions['onBytes']) {
  const received = { engine: 0, files: 0, filesTotal: 0 };
  const tell = () => onBytes(received.engine + received.files, ofEngine + received.filesTotal);
  return {
    engine(bytes: number): void {
      received.engine = bytes;
      tell();
    },
    files(bytes: number, total: number): void {
      received.files = bytes;
      received.filesTotal = total;
      tell();
    },
  };
}

/**
 * Loads the tables that are asked from the files as they were found, those that are there and are tables; gives the
 * files of any table that are none.
 */
async function loadFound(
  engine: Engine,
  tables: CheckInput['tables'],
  asked: ReadonlySet<string>,
  files: ReadonlyMap<string, VerifiedFile>,
  { onLoad, signal }: Pick<AuditOptions, 'onLoad' | 'signal'>,
): Promise<Unreadable> {
  const changed = [...files.values()].flatMap((file) =>
    file.state === 'changed' || file.state === 'cut' ? [[file.path, file.bytes] as const] : [],
  );
  const unreadable = await findUnreadable(engine, tables, new Map(changed));
  const bytesOf = async (path: string) => {
    const found = files.get(path);
    return found && found.state !== 'missing' ? found.bytes : new Uint8Array();
  };
  const loaded = tables.filter(({ table }) => asked.has(table));
  for (const [done, table] of loaded.entries()) {
    onLoad(done, loaded.length);
    const present = table.files.filter(({ path }) => files.get(path)?.state !== 'missing' && !unreadable.has(path));
    const shape = {
      name: table.table,
      columns: table.columns,
      releases: table.privacy.releases,
      files: present.map(({ path, period, format, replacedBy }) => ({
        name: path,
        ...(period ? { period } : {}),
        format,
        ...(replacedBy ? { replacedBy } : {}),
      })),
    };
    await loadTables(engine, [shape], bytesOf, { keepText: true, signal });
  }
  return unreadable;
}

/**
 * Runs the checks on what the server has now: proves the log, fetches and verifies the files, loads them into the
 * engine as they are (a tampered file too: the checks then say what it means), and judges as the build did.
 * Throws the signal's reason when cancelled; otherwise only what keeps an audit from being made at all.
 */
export async function runAudit(options: AuditOptions): Promise<AuditResult> {
  const { base, signal, onFile, checks, datasets } = options;
  needHashing();
  const start = performance.now();
  const [declared, log, manifest] = await Promise.all([
    fetchJson<CheckInput>(base + paths.checkInput, { signal, cache: 'no-cache' }),
    fetchLog(options),
    fetchManifest(base, signal),
  ]);
  const publishedValues = fetchJson<PublishedValues>(base + paths.values, { cache: 'no-cache', signal });
  publishedValues.catch(() => undefined);
  const published: CheckInput = { ...declared, log: log.log };
  const choice: AuditChoice = {
    ...(checks ? { checks } : {}),
    ...(datasets ? { datasets: [...datasets, 'site'] } : {}),
  };
  const source = engineSource(base, manifest.files);
  const count = countBytes(engineBytes(source), options.onBytes);
  const solver = boundInWorker(source.solver, signal);
  const opening = openLastingEngine(() => openEngine(source, { signal, onProgress: count.engine }));
  opening.catch(() => undefined);
  try {
    const { held, asked } = tablesFor(published, choice);
    const files = await fetchVerified(published, held, { base, signal, onFile, onProgress: count.files });
    const engine = await opening;
    const input = asFound(published, files);
    const tables = input.tables.filter(({ table }) => held.has(table));
    const unreadable = await loadFound(engine, tables, asked, files, options);
    await engine.lock({ memoryLimit: '1GiB' });
    const loaded = tables.filter(({ table }) => asked.has(table));
    const values = await compareValues(engine, loaded, publishedValues, files);
    const day = readerDay(options.now, input.today);
    const { asMade, onDay } = await runOnDays(input, engine, day.day, {
      ...choice,
      signal,
      bound: solver.bound,
      pause: createPause(),
      onProgress: options.onTask,
      now: () => performance.now(),
    });
    const list = [...files.values()];
    return {
      report: onDay,
      asMade,
      day,
      input,
      log: { ok: log.ok, message: log.message, checkpoint: log.checkpoint, size: log.tree.size },
      files: list,
      unreadable: [...unreadable].map(([path, reason]) => ({ path, reason })),
      values,
      unfetched: aboutUnfetched(published, files),
      included: await proveInclusion(log, list),
      engine: engine.version,
      seconds: (performance.now() - start) / 1000,
    };
  } finally {
    solver.close();
    void opening.then(
      (opened) => opened.close(),
      () => undefined,
    );
  }
}
