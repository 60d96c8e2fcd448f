import { checkInputOf } from '../../src/build/prepare/check-input.ts';
import { policySnapshotOf } from '../../src/build/prepare/policy-snapshot.ts';
import { coverageOf } from '../../src/checks/coverage.ts';
import { fingerprint } from '../../src/log/canonical-json.ts';
import { encodeText } from '../../src/log/encoding.ts';
import { type LogEntry, formatEntry } from '../../src/log/log-entry.ts';
import { sha256Hex } from '../../src/log/sha256.ts';
import type { Files } from '../../src/source/files.ts';
import { readSite } from '../../src/source/read-site.ts';
import type { Day } from '../../src/values/day.ts';
import type { Period } from '../../src/values/period.ts';

const lineFeed = 10;

/** Data rows of a CSV file: its lines without the header. */
const rowsOf = (bytes: Uint8Array) => bytes.reduce((lines, byte) => lines + (byte === lineFeed ? 1 : 0), -1);

/** The day on which everything was released, or the day of each period. */
export type ReleasedOn = Day | ((period: Period) => Day);

/**
 * The log a site would have if everything in it had been released on one day, or each period on a day of its own,
 * oldest period first, and the policy snapshots it names, recorded on the first of these days: texts by their path.
 * Throws where the site has problems.
 */
export async function logOfSite(files: Files, releasedOn: ReleasedOn): Promise<Map<string, string>> {
  const { site, problems } = await readSite(files);
  if (!site) throw new Error(`The site has problems: ${problems.map(({ message }) => message).join(' ')}`);
  const released = site.datasets.flatMap(({ tables }) =>
    tables.flatMap((table) =>
      table.files.map((file) => {
        if (typeof releasedOn === 'string')
          return { table, file, period: (file.period ?? releasedOn.slice(0, 4)) as Period, date: releasedOn };
        if (file.period === undefined) throw new Error(`${file.path} names no period that a day could be chosen for`);
        return { table, file, period: file.period as Period, date: releasedOn(file.period as Period) };
      }),
    ),
  );
  released.sort((a, b) => a.date.localeCompare(b.date) || a.period.localeCompare(b.period));
  const [first] = released;
  if (!first) throw new Error('The site has no table that could be released');
  const { date } = first;
  const input = await checkInputOf(site, { today: date });
  const written = new Map<string, string>();
  const entries: LogEntry[] = [];
  for (const category of input.categories) {
    const coverage = coverageOf(category, input);
    const text = `${JSON.stringify(policySnapshotOf(coverage, site), null, 2)}\n`;
    const file = `policy/${category.id}-v${category.consentVersion}.json`;
    written.set(`data/${file}`, text);
    entries.push({
      type: 'policy',
      category: category.id,
      version: category.consentVersion,
      notice: category.noticeVersion,
      fingerprint: await fingerprint(coverage),
      file,
      sha256: await sha256Hex(encodeText(text)),
      date,
    });
  }
  for (const { table, file, period, date: day } of released) {
    entries.push({
      type: 'release',
      dataset: table.dataset,
      table: table.name,
      period,
      file: file.path,
      bytes: file.bytes.length,
      sha256: file.sha256,
      rows: rowsOf(file.bytes),
      schema: table.schemaHash,
      date: day,
    });
  }
  return written.set('data/log.jsonl', entries.map((entry) => `${formatEntry(entry)}\n`).join(''));
}
