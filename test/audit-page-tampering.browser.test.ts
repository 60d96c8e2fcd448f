import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { formatCheckpoint, parseCheckpoint } from '../src/log/checkpoint.ts';
import { type LogEntry, formatEntry } from '../src/log/log-entry.ts';
import { buildLogTree } from '../src/log/merkle-tree.ts';
import { type SignerKey, formatSignerKey, formatVerifierKey, generateKey } from '../src/log/note-key.ts';
import { decodeLog, parseLog, splitLines } from '../src/log/parse-log.ts';
import { sha256Hex } from '../src/log/sha256.ts';
import { formatNote, signNote } from '../src/log/signed-note.ts';
import { checkIds } from '../src/schema/check-ids.ts';
import {
  type AuditVisit,
  type LoggedSite,
  type Tampering,
  buildLoggedSite,
  minimalBase,
  patience,
  serveTampered,
  visitAudit,
} from './audit-page-visit.ts';
import { launchBrowser, type Served } from './browser.ts';
import { replace } from './sites/edited-site.ts';

const origin = 'lantern.example/privacy';
const [july, august] = ['active-installations/2026-07.csv', 'active-installations/2026-08.csv'];
/** Of each check the site has one result. */
const oneEach = checkIds.length;
const [logFile, checkpointFile] = ['data/log.jsonl', 'log/checkpoint'];

let browser: Browser;
let key: SignerKey;
let site: LoggedSite;
let signedSite: LoggedSite;
let served: Served;
let servedSigned: Served;
let visit: AuditVisit;
const tampering: Tampering = new Map();

beforeAll(async () => {
  key = await generateKey(origin);
  const contact = '  privacy: mailto:privacy@lantern.example';
  site = await buildLoggedSite({
    edits: [replace('content/site.yaml', contact, `${contact}\n  newIssue: https://issues.lantern.example/new`)],
  });
  signedSite = await buildLoggedSite({
    edits: [
      replace(
        'content/site.yaml',
        `  origin: ${origin}`,
        `  origin: ${origin}\n  publicKey: ${formatVerifierKey(key)}`,
      ),
    ],
    environment: { VITRINE_LOG_KEY: formatSignerKey(key) },
  });
  browser = await launchBrowser();
  served = await serveTampered(site.folder, minimalBase, tampering);
  servedSigned = await serveTampered(signedSite.folder, minimalBase, tampering);
}, 600_000);
afterAll(async () => {
  await browser?.close();
  await Promise.all([served?.close(), servedSigned?.close(), site?.remove(), signedSite?.remove()]);
});
afterEach(async () => {
  tampering.clear();
  expect(visit.watch.offOrigin).toEqual([]);
  expect(visit.watch.violations).toEqual([]);
  if (!standing.has(visit)) await visit.close();
});

interface Found {
  /** The last line, and whether it is loud. */
  readonly line: string;
  readonly loud: boolean;
  readonly alarms: string[];
  readonly different: string[];
}
async function audit(where = served, choice = {}): Promise<Found> {
  visit = await visitAudit(browser, where);
  return found(choice);
}

/** Visits that stay open: a page whose engine stands runs the checks again in a moment. */
const standing = new Set<AuditVisit>();
const visitOf = new Map<Served, AuditVisit>();
/**
 * Runs the checks again on a page that stays open. Log, checkpoint and results are fetched by each run; files of tables
 * are not, so what changes those needs `audit`.
 */
async function auditAgain(where = served): Promise<Found> {
  visit = visitOf.get(where) ?? (await visitAudit(browser, where));
  visitOf.set(where, visit);
  standing.add(visit);
  return found({});
}

async function found(choice: { check?: string; dataset?: string }): Promise<Found> {
  const line = await visit.run(choice);
  return {
    line,
    loud: (await visit.page.locator('[data-part="run"] [data-part="status"].failed').count()) === 1,
    alarms: await visit.alarms(),
    different: await visit.different(),
  };
}

const read = (path: string, folder = site.folder) => readFileSync(join(folder, path));
const entriesOf = (folder = site.folder) => splitLines(decodeLog(read(logFile, folder)));
const asLog = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');
const checkpointOf = async (lines: readonly string[], { name = origin, signers = [] as readonly SignerKey[] } = {}) => {
  const tree = await buildLogTree(lines);
  return formatNote(
    await signNote(
      formatCheckpoint({ origin: name, size: lines.length, root: await tree.root(), extensions: [] }),
      signers,
    ),
  );
};
/** The lines, the one of a file changed. */
const restated = (lines: readonly string[], file: string, change: (entry: LogEntry) => LogEntry) => {
  const { entries } = parseLog(asLog(lines));
  return lines.map((line, index) => {
    const found = entries.find((one) => one.index === index)?.entry;
    return found?.file === file ? formatEntry(change(found)) : line;
  });
};
const flip = (at: (bytes: Buffer) => number, to?: string) => (bytes: Buffer) => {
  const changed = Buffer.from(bytes);
  const place = at(changed);
  changed.writeUInt8(to === undefined ? changed.readUInt8(place) ^ 1 : to.charCodeAt(0), place);
  return changed;
};

test(
  'an honest server: all the same, nothing loud; signed or not, and said so',
  async () => {
    expect(await audit()).toMatchObject({
      line: expect.stringContaining(`Finished: your browser came to the same ${oneEach} results`) as string,
      loud: false,
      alarms: [],
      different: [],
    });
    expect((await visit.verdicts())[0]?.text).toContain('It is not signed.');
    await visit.close();
    expect(await audit(servedSigned)).toMatchObject({ loud: false, alarms: [], different: [] });
    expect((await visit.verdicts())[0]?.text).toContain('Its signature is verified.');
  },
  patience,
);

describe('a published file', () => {
  test(
    'with one bit flipped',
    async () => {
      tampering.set(
        `data/${august}`,
        flip((bytes) => bytes.length - 2),
      );
      const { line, loud, alarms, different } = await audit();
      expect(alarms[0]).toMatch(
        /^NOT the published file: active-installations\/2026-08\.csv\. Its SHA-256 is [0-9a-f]{64}; the log says [0-9a-f]{64}\.$/,
      );
      expect(different).toContain('integrity active-installations');
      expect(await visit.page.textContent('tr[data-task="integrity active-installations"] .different')).toContain(
        `${august}: The file changed after it was released: its size is the same, its bytes are not.`,
      );
      expect(line).toMatch(new RegExp(`^DIFFERENT: in \\d+ of ${oneEach} results`));
      expect(loud).toBe(true);
      const issue = new URL((await visit.page.getAttribute('[data-part="issue"]', 'href')) ?? '');
      expect(issue.searchParams.get('body')).toContain(`NOT the published file: ${august}`);
    },
    patience,
  );

  test(
    'with a byte flipped so that it is no table any more: the checks go on without it',
    async () => {
      tampering.set(
        `data/${august}`,
        flip((bytes) => bytes.lastIndexOf(','), 'x'),
      );
      const { alarms, different, loud } = await audit();
      expect(alarms[0]).toContain(`NOT the published file: ${august}.`);
      expect(alarms.join('\n')).toMatch(
        /A changed file is no table any more, so the checks ran without it: active-installations\/2026-08\.csv:\d+: The row has 2 fields, but the header has 3\./,
      );
      expect(different).toContain('integrity active-installations');
      expect(loud).toBe(true);
    },
    patience,
  );

  test.each([
    ['after a row', (bytes: Buffer) => bytes.subarray(0, bytes.lastIndexOf('\n', bytes.length - 2) + 1)],
    ['within a row', (bytes: Buffer) => bytes.subarray(0, bytes.length - 4)],
    ['to nothing', (bytes: Buffer) => bytes.subarray(0, 0)],
  ])(
    'cut %s',
    async (_, cut) => {
      tampering.set(`data/${august}`, cut);
      const { alarms, different, loud } = await audit();
      const size = read(`data/${august}`).length;
      expect(alarms[0]).toBe(
        `NOT the published file: ${august} has ${cut(read(`data/${august}`)).length} bytes; the log says ${size}.`,
      );
      expect(different).toContain('integrity active-installations');
      expect(loud).toBe(true);
    },
    patience,
  );

  test(
    'swapped with another one',
    async () => {
      tampering.set(`data/${august}`, () => read(`data/${july}`));
      tampering.set(`data/${july}`, () => read(`data/${august}`));
      const { alarms, different } = await audit();
      expect(alarms.find((text) => text.startsWith(`NOT the published file: ${august}`))).toContain(
        `It is the file ${july}, under the wrong name.`,
      );
      expect(alarms.find((text) => text.startsWith(`NOT the published file: ${july}`))).toContain(
        `It is the file ${august}, under the wrong name.`,
      );
      expect(different).toContain('integrity active-installations');
    },
    patience,
  );

  test(
    'that is gone',
    async () => {
      tampering.set(`data/${july}`, 404);
      const { line, loud, alarms, different } = await audit();
      expect([loud, alarms, different]).toEqual([false, [], []]);
      expect(line).toMatch(
        new RegExp(
          `^\\d+ of ${oneEach} results could not be checked, because something could not be fetched\\. You can try again\\. Finished: your browser came to the same \\d+ results`,
        ),
      );
      expect((await visit.verdicts()).filter(({ state }) => state === 'not-checkable')[0]?.text).toBe(
        `A published file cannot be fetched: ${july}. ${minimalBase}data/${july} could not be fetched: the server answered 404.`,
      );
    },
    patience,
  );

  test(
    'is told from the published one whatever is checked',
    async () => {
      tampering.set(
        `data/${august}`,
        flip((bytes) => bytes.length - 2),
      );
      const { line, loud, alarms } = await audit(served, { check: 'columns' });
      expect(alarms[0]).toContain(august);
      expect(line).toMatch(
        /^SOMETHING DOES NOT AGREE: it is marked below\. Finished: your browser came to the same \d results/,
      );
      expect(loud).toBe(true);
    },
    patience,
  );
});

// What is said of every kind of forged log is held by test/audit/judge-published-log.test.ts, without a page.
describe('the log', () => {
  const without = (index: number) => (lines: readonly string[]) => lines.toSpliced(index, 1);
  test.each([
    [
      'a line removed from its middle',
      without(1),
      `${logFile}: The checkpoint speaks of 3 entries, but the log has 2: entries were removed, or the log is an old copy. The first difference: line 2, the entry of ${july}, was removed.`,
    ],
  ])(
    '%s',
    async (_, change, message) => {
      tampering.set(logFile, () => asLog(change(entriesOf())));
      const { alarms, different, loud } = await auditAgain();
      expect(alarms.find((text) => text.startsWith('THE LOG DOES NOT HOLD: '))).toContain(message);
      expect(different).toContain('log site');
      expect(loud).toBe(true);
      expect((await visit.verdicts()).some(({ text }) => text.includes('proven to be in the log'))).toBe(false);
    },
    patience,
  );

  test(
    'a file that the log does not name is not called published',
    async () => {
      tampering.set(logFile, () => asLog(without(2)(entriesOf())));
      const { alarms } = await auditAgain();
      expect(alarms).toContain(
        `NOT in the log: ${august}. It is as the site describes it, but nobody could notice if it changed.`,
      );
      expect((await visit.verdicts()).map(({ text }) => text)).toContain('1 of 2 files are exactly those in the log.');
    },
    patience,
  );

  test(
    'a forged file with a line of its own at the end of the log is still not the published one',
    async () => {
      const forged = Buffer.from(flip((bytes) => bytes.length - 2)(read(`data/${august}`)));
      const sha256 = await sha256Hex(forged);
      tampering.set(`data/${august}`, () => forged);
      tampering.set(logFile, () =>
        asLog([...entriesOf(), ...restated(entriesOf().slice(2), august, (entry) => ({ ...entry, sha256 }))]),
      );
      const { alarms } = await auditAgain();
      expect(alarms.some((text) => text.startsWith(`NOT the published file: ${august}.`))).toBe(true);
      expect(alarms.some((text) => text.startsWith('THE LOG DOES NOT HOLD'))).toBe(true);
    },
    patience,
  );

  test(
    'that is gone altogether',
    async () => {
      tampering.set(logFile, 404);
      const { alarms, loud } = await auditAgain();
      expect(alarms.find((text) => text.startsWith('THE LOG DOES NOT HOLD'))).toContain(
        `${logFile}: The checkpoint speaks of 3 entries, but the log has 0`,
      );
      expect(loud).toBe(true);
    },
    patience,
  );
});

describe('a forged checkpoint', () => {
  test.each([
    [
      'of another root',
      async () => checkpointOf(entriesOf().toReversed()),
      `${logFile}: The first 3 entries of the log are not those the checkpoint speaks of: something was rewritten.`,
    ],
    [
      'that is not there',
      async () => undefined,
      `${checkpointFile}: ${minimalBase}log/checkpoint could not be fetched: the server answered 404.`,
    ],
  ])(
    '%s',
    async (_, forge, message) => {
      const forged = await forge();
      tampering.set(checkpointFile, forged === undefined ? 404 : () => forged);
      const { alarms, different, loud } = await auditAgain();
      expect(alarms.find((text) => text.startsWith('THE LOG DOES NOT HOLD: '))).toContain(message);
      expect(different).toContain('log site');
      expect(loud).toBe(true);
    },
    patience,
  );

  test.each([
    [
      'with a wrong signature',
      async (text: string) =>
        text.replace(
          /(— \S+ .{20})(.)/,
          (_, before: string, character: string) => `${before}${character === 'A' ? 'B' : 'A'}`,
        ),
    ],
  ])(
    '%s',
    async (_, forge) => {
      const forged = await forge(read(checkpointFile, signedSite.folder).toString());
      expect(parseCheckpoint(forged).ok).toBe(true);
      tampering.set(checkpointFile, () => forged);
      const { alarms, different, loud } = await auditAgain(servedSigned);
      expect(alarms.find((text) => text.startsWith('THE LOG DOES NOT HOLD: '))).toContain(
        `${checkpointFile}: The checkpoint does not bear the signature of the key that this site names.`,
      );
      expect(different).toContain('log site');
      expect(loud).toBe(true);
    },
    patience,
  );

  test(
    'a log rewritten with a checkpoint to match, but without the key',
    async () => {
      const lines = restated(
        entriesOf(signedSite.folder),
        july,
        (entry) => ({ ...entry, date: '2026-08-01' }) as LogEntry,
      );
      const forged = await checkpointOf(lines);
      tampering.set(logFile, () => asLog(lines));
      tampering.set(checkpointFile, () => forged);
      const { alarms } = await auditAgain(servedSigned);
      expect(alarms.find((text) => text.startsWith('THE LOG DOES NOT HOLD: '))).toContain(
        'does not bear the signature',
      );
    },
    patience,
  );
});

describe('a results file that says something else', () => {
  test.each([
    [
      'a result changed',
      (results: { outcome: { rowsExamined: number } }[]) => ((results[1]!.outcome.rowsExamined += 1), results),
      `DIFFERENT: in 1 of ${oneEach} results`,
    ],
    ['a result left out', (results: unknown[]) => results.slice(1), `DIFFERENT: in 1 of ${oneEach} results`],
    [
      'a result that no check gives',
      (results: object[]) => [...results, { ...results[0], dataset: 'secret', table: 'secret' }],
      `DIFFERENT: in 1 of ${oneEach + 1} results`,
    ],
  ])(
    '%s',
    async (_, change, message) => {
      tampering.set('checks.json', (bytes) => {
        const report = JSON.parse(bytes.toString()) as { results: never[] };
        return JSON.stringify({ ...report, results: change(report.results) });
      });
      const { line, loud } = await auditAgain();
      expect(line).toContain(message);
      expect(loud).toBe(true);
    },
    patience,
  );
});

describe('what the reader remembered', () => {
  const status = () => visit.page.textContent('[data-part="memory-status"]');
  /** Remembers the true log, then puts a forgery in its place that agrees with itself, and comes back. */
  async function comeBack(lines: readonly string[]): Promise<void> {
    visit = await visitAudit(browser, served);
    await visit.page.click('[data-action="remember"]');
    await expect.poll(status, { timeout: patience }).toMatch(/^Remembered: 3 entries/);
    const forged = await checkpointOf(lines);
    tampering.set(logFile, () => asLog(lines));
    tampering.set(checkpointFile, () => forged);
    await visit.page.reload();
  }
  const rewritten = () => restated(entriesOf(), july, (entry) => ({ ...entry, date: '2026-08-01' }) as LogEntry);

  test(
    'no longer fits a log that was rewritten, checkpoint and all: the page says so at once, and does not let it be overwritten',
    async () => {
      await comeBack(rewritten());
      const loud = `SOMETHING WAS REWRITTEN: ${logFile}: The first 3 entries of the log are not those the checkpoint speaks of: something was rewritten.`;
      await expect.poll(status, { timeout: patience }).toBe(loud);
      expect(await visit.page.locator('[data-part="memory-status"].failed').count()).toBe(1);
      await visit.page.click('[data-action="remember"]');
      await expect
        .poll(status, { timeout: patience })
        .toMatch(/^NOT REMEMBERED, and what you kept before is still there: data\/log\.jsonl: /);
      await visit.page.click('[data-action="compare"]');
      await expect.poll(status, { timeout: patience }).toBe(loud);
    },
    patience,
  );

  test(
    'no longer fits a log that was cut',
    async () => {
      await comeBack(entriesOf().slice(0, 2));
      await expect
        .poll(status, { timeout: patience })
        .toBe(
          `SOMETHING WAS REWRITTEN: ${logFile}: The checkpoint speaks of 3 entries, but the log has 2: entries were removed, or the log is an old copy.`,
        );
    },
    patience,
  );

  test(
    'fits a log that grew',
    async () => {
      await comeBack([
        ...entriesOf(),
        ...restated(entriesOf().slice(2), august, (entry) => ({ ...entry, file: 'active-installations/2026-09.csv' })),
      ]);
      await expect
        .poll(status, { timeout: patience })
        .toBe('Nothing was rewritten: the 3 entries you remembered are the beginning of today’s 4.');
    },
    patience,
  );

  test(
    'is not got around by giving the log another name',
    async () => {
      visit = await visitAudit(browser, served);
      await visit.page.click('[data-action="remember"]');
      await expect.poll(status, { timeout: patience }).toMatch(/^Remembered: 3 entries/);
      const name = 'lantern.example/fresh';
      const forged = await checkpointOf(entriesOf(), { name });
      tampering.set(checkpointFile, () => forged);
      await visit.page.route('**/audit/', async (route) => {
        const answer = await route.fetch();
        await route.fulfill({
          response: answer,
          body: (await answer.text()).replace(`data-origin="${origin}"`, `data-origin="${name}"`),
        });
      });
      await visit.page.reload();
      await expect
        .poll(status, { timeout: patience })
        .toContain(`SOMETHING WAS REWRITTEN: ${logFile}: The checkpoint belongs to another log: ${origin}.`);
    },
    patience,
  );

  test(
    'is never taken from a log that does not hold',
    async () => {
      tampering.set(logFile, () => asLog(entriesOf().slice(0, 2)));
      visit = await visitAudit(browser, served);
      await visit.page.click('[data-action="remember"]');
      await expect
        .poll(status, { timeout: patience })
        .toMatch(/^NOT REMEMBERED, .*data\/log\.jsonl: The checkpoint speaks of 3 entries/);
      expect(await visit.page.evaluate(() => localStorage.length)).toBe(0);
    },
    patience,
  );
});
