import { readLog } from '../audit/read-log.ts';
import type { CheckInput, Coverage } from '../checks/check-input.ts';
import { coverageOf } from '../checks/coverage.ts';
import { fingerprint } from '../log/canonical-json.ts';
import type { Entry, Site } from '../source/site.ts';
import type { Day } from '../values/day.ts';

export interface CheckInputOptions {
  readonly today: Day;
  /** The log as it was published before, to prove that this one extends it. */
  readonly previousLog?: string;
}

const withId = <T>(entries: readonly Entry<T>[]) => entries.map(({ id, file, data }) => ({ ...data, id, file }));

/** All that checks look at besides the rows, as plain JSON; the site publishes it for readers to run the same checks. */
export async function checkInputOf(site: Site, { today, previousLog }: CheckInputOptions): Promise<CheckInput> {
  const { content, config } = site;
  const tables = site.datasets.flatMap((dataset) => dataset.tables);
  const known = new Set(content.dictionary.map(({ id }) => id));
  const input: CheckInput = {
    today,
    site: { operator: config.operator, ...(config.budget ? { budget: config.budget } : {}), ...(config.sampleRate ? { sampleRate: config.sampleRate } : {}) },
    tables: tables.map((table) => ({
      dataset: table.dataset,
      resource: table.resource.name,
      table: table.name,
      columns: table.columns.map(({ name, type, missing, constraints, fieldId }) => ({ name, type, missing, ...(constraints ? { constraints } : {}), ...(known.has(fieldId) ? { field: fieldId } : {}) })),
      primaryKey: table.primaryKey,
      privacy: table.privacy,
      files: table.files.map(({ path, period, format, bytes, sha256 }) => ({ path, ...(period ? { period } : {}), format, bytes: bytes.length, sha256 })),
      schemaHash: table.schemaHash,
      descriptor: `data/${table.dataset}/datapackage.json`,
    })),
    fields: withId(content.dictionary),
    categories: withId(content.categories),
    schedules: withId(content.retention),
    changes: withId(content.changes),
    waivers: withId(content.waivers),
    log: await readLog(site.log ?? '', previousLog === undefined ? {} : { previousLog }),
    snapshots: Object.fromEntries(Object.entries(site.policies).map(([path, { value }]) => [path, value as Coverage])),
    snapshotHashes: Object.fromEntries(Object.entries(site.policies).map(([path, { sha256 }]) => [path, sha256])),
    fingerprints: {},
  };
  const fingerprints: Record<string, string> = {};
  for (const category of input.categories) fingerprints[category.id] = await fingerprint(coverageOf(category, input));
  return { ...input, fingerprints };
}
