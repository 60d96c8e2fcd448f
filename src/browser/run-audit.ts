import { applyWaivers } from '../audit/apply-waivers.ts';
import { readLog } from '../audit/read-log.ts';
import type { CheckReport } from '../audit/report.ts';
import { runChecks } from '../audit/run-checks.ts';
import type { CheckInput } from '../checks/check-input.ts';
import type { Task } from '../checks/check.ts';
import { loadTables } from '../engine/load-tables.ts';
import { hashLeaf } from '../log/merkle-hash.ts';
import { isIncluded } from '../log/merkle-proof.ts';
import { buildLogTree } from '../log/merkle-tree.ts';
import { parseVerifierKey } from '../log/note-key.ts';
import { decodeLog, parseLog } from '../log/parse-log.ts';
import { encodeText } from '../log/encoding.ts';
import type { CheckId } from '../schema/check-ids.ts';
import { engineSource, openEngine } from './duckdb.ts';
import { fetchBytes } from './fetch-bytes.ts';
import { fetchManifest } from './published-tables.ts';
import { type VerifiedFile, verifyFiles } from './verify-files.ts';

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
  readonly signal: AbortSignal;
  readonly onBytes: (received: number, total: number) => void;
  readonly onFile: (file: VerifiedFile) => void;
  readonly onTask: (done: number, total: number, task?: Task) => void;
}

export interface AuditResult {
  readonly report: CheckReport;
  readonly input: CheckInput;
  readonly log: { readonly ok: boolean; readonly message: string; readonly checkpoint: string };
  readonly files: readonly VerifiedFile[];
  /** How many of the files were proven to be in the log (inclusion proof against the checkpoint's tree). */
  readonly included: number;
  readonly engine: string;
  readonly seconds: number;
}

async function fetchText(url: string, signal: AbortSignal): Promise<string> {
  return decodeLog(await fetchBytes(url, { signal, cache: 'no-cache' }));
}

/** Reads and proves the log as the server has it now. No log on the server: an empty one. */
async function fetchLog({ base, origin, key, signal }: AuditOptions) {
  const checkpoint = await fetchText(`${base}log/checkpoint`, signal);
  const text = await fetchText(`${base}data/log.jsonl`, signal).catch((error: unknown) => {
    signal.throwIfAborted();
    if ((error as { status?: number }).status === 404) return '';
    throw error;
  });
  const parsedKey = key === '' ? undefined : await parseVerifierKey(key);
  const keys = parsedKey?.ok ? [parsedKey.value] : [];
  const log = await readLog(text, { checkpoint: { text: checkpoint, origin, keys } });
  return { text, checkpoint, log };
}

/** Counts the files that an inclusion proof shows to be in the log; a file that differs from the log is not. */
async function proveInclusion(text: string, files: readonly VerifiedFile[]): Promise<number> {
  const { entries, lines } = parseLog(text);
  const tree = await buildLogTree(lines);
  const root = await tree.root();
  let included = 0;
  for (const file of files) {
    if (file.state !== 'same') continue;
    const logged = entries.findLast(({ entry }) => entry.type === 'release' && entry.file === file.path && entry.sha256 === file.sha256);
    if (!logged) continue;
    const leafHash = await hashLeaf(encodeText(lines[logged.index] ?? ''));
    const proof = await tree.inclusionProof(logged.index);
    if (await isIncluded({ leafHash, index: logged.index, size: tree.size, root }, proof)) included += 1;
  }
  return included;
}

/** Lets the page answer: the next piece of work begins in a task of its own. */
const pause = () => new Promise<void>((resolve) => setTimeout(resolve));

/**
 * Runs the checks on what the server has now: proves the log, fetches and verifies the files, loads them into the
 * engine as they are (a tampered file too: the checks then say what it means), and judges as the build did.
 * Throws the signal's reason when cancelled; otherwise only what keeps an audit from being made at all.
 */
export async function runAudit(options: AuditOptions): Promise<AuditResult> {
  const { base, signal, onBytes, onFile, onTask, checks, datasets } = options;
  const start = performance.now();
  const published = JSON.parse(await fetchText(`${base}audit/input.json`, signal)) as CheckInput;
  const [{ text, checkpoint, log }, manifest] = await Promise.all([fetchLog(options), fetchManifest(base, signal)]);
  const chosen = new Set(published.tables.filter(({ dataset }) => !datasets || datasets.includes(dataset)).map(({ table }) => table));
  const engineBytes = manifest.files.reduce((sum, { bytes }) => sum + bytes, 0);
  const received = { engine: 0, files: 0, filesTotal: 0 };
  const tell = () => onBytes(received.engine + received.files, engineBytes + received.filesTotal);
  const opening = openEngine(engineSource(base, manifest.files), {
    signal,
    onProgress: (bytes) => {
      received.engine = bytes;
      tell();
    },
  });
  opening.catch(() => undefined);
  const withLog: CheckInput = { ...published, log };
  const files = await verifyFiles(withLog, chosen, {
    base,
    signal,
    onFile,
    onProgress: (bytes, total) => {
      received.files = bytes;
      received.filesTotal = total;
      tell();
    },
  });
  const engine = await opening;
  try {
    // Checks see the files as they were found here, not as the build found them.
    const tables = withLog.tables.map((table) => ({
      ...table,
      files: table.files.map((file) => {
        const found = files.get(file.path);
        if (found === undefined) return file;
        if (found.state === 'missing') return { path: file.path, format: file.format, ...(file.period ? { period: file.period } : {}) };
        return { ...file, bytes: found.bytes.length, sha256: found.sha256 };
      }),
    }));
    const input: CheckInput = { ...withLog, tables };
    for (const table of tables) {
      if (!chosen.has(table.table)) continue;
      const present = table.files.filter((file) => files.get(file.path)?.state !== 'missing');
      const shape = { name: table.table, columns: table.columns, releases: table.privacy.releases, files: present.map(({ path, period, format }) => ({ name: path, ...(period ? { period } : {}), format })) };
      await loadTables(engine, [shape], async (path) => {
        const found = files.get(path);
        return found && found.state !== 'missing' ? found.bytes : new Uint8Array();
      }, { keepText: true, signal });
    }
    await engine.lock();
    const report = await runChecks(input, engine, { signal, pause, onProgress: onTask, now: () => performance.now(), ...(checks ? { checks } : {}), ...(datasets ? { datasets: [...datasets, 'site'] } : {}) });
    const list = [...files.values()];
    return {
      report: applyWaivers(report, input.waivers, input.today),
      input,
      log: { ok: log.faults.length === 0 && (log.checkpoint?.ok ?? false), message: log.faults[0] ? `line ${log.faults[0].line}: ${log.faults[0].message}` : (log.checkpoint?.message ?? ''), checkpoint },
      files: list,
      included: await proveInclusion(text, list),
      engine: engine.version,
      seconds: (performance.now() - start) / 1000,
    };
  } finally {
    await engine.close();
  }
}
