import { readLog } from '../../audit/read-log.ts';
import type { CheckInput, CheckLog, Coverage } from '../../checks/check-input.ts';
import { coverageOf } from '../../checks/coverage.ts';
import { fingerprint } from '../../log/canonical-json.ts';
import { logPaths } from '../../log/log-paths.ts';
import type { Entry, Site } from '../../source/site.ts';
import { withoutHints } from '../../values/unwritten.ts';
import type { Day } from '../../values/day.ts';
import type { PolicySnapshot } from '../../model/policy.ts';
import { freshInFiles } from './fresh-in-files.ts';
import type { PreviousLog } from '../local/previous-logs.ts';

export interface CheckInputOptions {
  readonly today: Day;
  /** Logs as they were published before, to prove that this one extends each of them. */
  readonly previousLogs?: readonly PreviousLog[];
}

/** What of a site the checks look at. A published site has it too, which is how others run the checks. */
export type CheckedSite = Pick<Site, 'datasets' | 'log'> & {
  readonly config: Pick<Site['config'], 'operator' | 'budget' | 'sampleRate'>;
  readonly content: {
    readonly [Kind in 'dictionary' | 'categories' | 'products' | 'retention' | 'changes' | 'waivers']: readonly Pick<
      Site['content'][Kind][number],
      'id' | 'file' | 'data'
    >[];
  };
  readonly policies: Readonly<Record<string, { readonly value: unknown; readonly sha256: string }>>;
};

const withId = <T>(entries: readonly Pick<Entry<T>, 'id' | 'file' | 'data'>[]) =>
  entries.map(({ id, file, data }) => ({ ...withoutHints(data), id, file }));

/** The log, held to every earlier one: the first that it does not continue counts, else the longest. */
async function readAgainst(log: string, previous: readonly PreviousLog[]): Promise<CheckLog> {
  let longest = await readLog(log);
  for (const { name, text } of previous) {
    const { extension } = await readLog(log, { previousLog: text });
    if (extension?.extends === false)
      return { ...longest, extension: { ...extension, reason: `${extension.reason} (compared with ${name})` } };
    if (extension && extension.from >= (longest.extension?.extends ? longest.extension.from : 0))
      longest = { ...longest, extension };
  }
  return longest;
}

/** A snapshot without its texts, which no check reads; null for what is none. */
function coverageIn(value: unknown): Coverage | null {
  if (typeof value !== 'object' || value === null) return null;
  const { shown: _, ...coverage } = value as Coverage & Partial<PolicySnapshot>;
  return coverage;
}

/**
 * All that checks look at besides the rows, as plain JSON; the site publishes it for readers to run the same checks.
 */
export async function checkInputOf(
  site: CheckedSite,
  { today, previousLogs = [] }: CheckInputOptions,
): Promise<CheckInput> {
  const { content, config } = site;
  const tables = site.datasets.flatMap((dataset) => dataset.tables);
  const known = new Set(content.dictionary.map(({ id }) => id));
  const fresh = new Map(tables.map((table) => [table, freshInFiles(table)]));
  const input: CheckInput = {
    today,
    site: {
      operator: config.operator,
      ...(config.budget ? { budget: config.budget } : {}),
      ...(config.sampleRate ? { sampleRate: config.sampleRate } : {}),
    },
    tables: tables.map((table) => ({
      dataset: table.dataset,
      resource: table.resource.name,
      table: table.name,
      columns: table.columns.map(({ name, type, missing, constraints, fieldId }) => ({
        name,
        type,
        missing,
        ...(constraints ? { constraints } : {}),
        ...(known.has(fieldId) ? { field: fieldId } : {}),
      })),
      primaryKey: table.primaryKey,
      privacy: withoutHints(table.privacy),
      files: table.files.map(({ path, period, format, replaced, bytes, sha256 }) => ({
        path,
        ...(period ? { period } : {}),
        format,
        ...(replaced ? { replacedBy: replaced.by } : {}),
        ...(fresh.get(table)?.has(path) ? { fresh: fresh.get(table)?.get(path) ?? [] } : {}),
        bytes: bytes.length,
        sha256,
      })),
      schemaHash: table.schemaHash,
      descriptor: `data/${table.dataset}/datapackage.json`,
    })),
    fields: withId(content.dictionary),
    categories: withId(content.categories),
    ...(content.products.length > 0 ? { products: withId(content.products) } : {}),
    schedules: withId(content.retention),
    changes: withId(content.changes),
    waivers: withId(content.waivers),
    log: await readAgainst(site.log ?? '', previousLogs),
    snapshots: Object.fromEntries(
      Object.entries(site.policies)
        .filter(([path]) => !path.startsWith(logPaths.wholePolicy))
        .map(([path, { value }]) => [path, coverageIn(value)]),
    ),
    snapshotHashes: Object.fromEntries(Object.entries(site.policies).map(([path, { sha256 }]) => [path, sha256])),
    fingerprints: {},
  };
  const fingerprints: Record<string, string> = {};
  for (const category of input.categories) fingerprints[category.id] = await fingerprint(coverageOf(category, input));
  return { ...input, fingerprints };
}
