import { checkInputOf } from '../../src/build/prepare/check-input.ts';
import { policySnapshotOf } from '../../src/build/prepare/policy-snapshot.ts';
import type { Coverage } from '../../src/checks/check-input.ts';
import { coverageOf } from '../../src/checks/coverage.ts';
import { fingerprint } from '../../src/log/canonical-json.ts';
import { encodeText } from '../../src/log/encoding.ts';
import { formatEntry, type LogEntry } from '../../src/log/log-entry.ts';
import { sha256Hex } from '../../src/log/sha256.ts';
import { readSite } from '../../src/source/read-site.ts';
import type { Day } from '../../src/values/day.ts';
import type { Period } from '../../src/values/period.ts';
import { memoryFiles } from '../source/memory-files.ts';
import { type Edit, editedSite } from '../sites/edited-site.ts';

/** A day on which a site changed: what was written, and then recorded in the log. */
export interface Step {
  readonly on: Day;
  readonly edits: readonly Edit[];
}

export interface SiteHistory {
  /** The folder as it is after the last step, log and snapshots included. */
  readonly site: Map<string, string | Uint8Array>;
  /** What each category covered after each step, computed from the content as it stood then. */
  readonly coverage: ReadonlyMap<Day, Readonly<Record<string, Coverage>>>;
  readonly entries: readonly LogEntry[];
}

const rowsOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes).trimEnd().split('\n').length - 1;

/**
 * The smallest legal site, changed step by step; after each step the log records every file that is new and every
 * category that is not as recorded before. Throws where a state of it has problems.
 */
export async function siteHistory(steps: readonly Step[]): Promise<SiteHistory> {
  const log: LogEntry[] = [];
  const written = new Map<string, string>();
  const coverage = new Map<Day, Record<string, Coverage>>();
  const edits: Edit[] = [];
  for (const step of steps) {
    edits.push(...step.edits);
    const { site, problems } = await readSite(memoryFiles(editedSite(edits)));
    if (!site) throw new Error(problems.map(({ file, message }) => `${file}: ${message}`).join('\n'));
    const input = await checkInputOf(site, { today: step.on });
    const covered: Record<string, Coverage> = {};
    for (const category of input.categories) {
      const now = coverageOf(category, input);
      covered[category.id] = now;
      const print = await fingerprint(now);
      const before = log.findLast((entry) => entry.type === 'policy' && entry.category === category.id);
      if (before?.type === 'policy' && before.fingerprint === print) continue;
      const text = `${JSON.stringify(policySnapshotOf(now, site), null, 2)}\n`;
      const file = `policy/${category.id}/v${now.version}-n${now.notice}.json`;
      if (written.has(`data/${file}`)) throw new Error(`${file} is already there: raise a version in the edits`);
      written.set(`data/${file}`, text);
      log.push({
        type: 'policy',
        category: category.id,
        version: now.version,
        notice: now.notice,
        fingerprint: print,
        file,
        sha256: await sha256Hex(encodeText(text)),
        date: step.on,
      });
    }
    coverage.set(step.on, covered);
    for (const table of site.datasets.flatMap(({ tables }) => tables)) {
      for (const file of table.files) {
        if (log.some((entry) => entry.file === file.path)) continue;
        log.push({
          type: 'release',
          dataset: table.dataset,
          table: table.name,
          period: (file.period ?? step.on) as Period,
          file: file.path,
          bytes: file.bytes.length,
          sha256: file.sha256,
          rows: rowsOf(file.bytes),
          schema: table.schemaHash,
          date: step.on,
        });
      }
    }
  }
  const site = editedSite(edits);
  for (const [path, text] of written) site.set(path, text);
  site.set('data/log.jsonl', log.map((entry) => `${formatEntry(entry)}\n`).join(''));
  return { site, coverage, entries: log };
}
