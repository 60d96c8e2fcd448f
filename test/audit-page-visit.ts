import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sirv from 'sirv';
import { nodeFiles } from '../src/build/local/node-files.ts';
import type { Day } from '../src/values/day.ts';
import { type PageWatch, type Served, serve, watchPage } from './browser.ts';
import { buildInto } from './build-once.ts';
import { type Edit, editedSite } from './sites/edited-site.ts';
import { logOfSite } from './sites/log-of-site.ts';

/** Generous: the machine may be busy. */
export const patience = 240_000;
export const minimalBase = '/privacy/';

export interface LoggedSite {
  /** The built site. */
  readonly folder: string;
  remove(): Promise<void>;
}

/** Builds the smallest legal site with a log that names its files; `options` are the command's, `environment` may hold a key that signs. */
export async function buildLoggedSite({
  edits = [],
  options = [],
  environment = {},
  date = '2026-09-05' as Day,
}: {
  edits?: readonly Edit[];
  options?: readonly string[];
  environment?: Readonly<Record<string, string>>;
  date?: Day;
} = {}): Promise<LoggedSite> {
  const work = await mkdtemp(join(tmpdir(), 'vitrine-audit-'));
  const write = async (path: string, content: string | Uint8Array) => {
    await mkdir(dirname(join(work, 'site', path)), { recursive: true });
    await writeFile(join(work, 'site', path), content);
  };
  for (const [path, content] of editedSite(edits)) await write(path, content);
  for (const [path, text] of await logOfSite(nodeFiles(join(work, 'site')), date)) await write(path, text);
  await buildInto(join(work, 'built'), join(work, 'site'), options, environment);
  return { folder: join(work, 'built'), remove: () => rm(work, { recursive: true, force: true }) };
}

/** What a dishonest server answers, by path below the base: other bytes made from the true ones, or a status. */
export type Tampering = Map<string, ((bytes: Buffer) => Uint8Array | string) | number>;

/**
 * Serves a built site below a base path, with the answers of `tampering` in place of its own; it may change between
 * visits.
 */
export function serveTampered(folder: string, base: string, tampering: Tampering): Promise<Served> {
  const files = sirv(folder, { dev: true, etag: true });
  return serve(
    (request, response) => {
      const path = decodeURIComponent((request.url ?? '/').slice(1).replace(/\?.*/, ''));
      const change = tampering.get(path);
      if (typeof change === 'number') return void response.writeHead(change).end('No');
      if (change)
        return void response
          .writeHead(200, { 'content-type': 'application/octet-stream' })
          .end(change(readFileSync(join(folder, path))));
      files(request, response, () => void response.writeHead(404).end('Not found'));
    },
    { base },
  );
}

export interface AuditVisit {
  readonly page: Page;
  readonly watch: PageWatch;
  /** Chooses, runs, and waits for the end; resolves with the last line. */
  run(choice?: { check?: string; dataset?: string }): Promise<string>;
  /** What was found, each with its state. */
  verdicts(): Promise<{ state: string; text: string }[]>;
  /** The verdicts that are loud. */
  alarms(): Promise<string[]>;
  /** Keys of the results that differ from the publisher's. */
  different(): Promise<string[]>;
  close(): Promise<void>;
}

/** Opens the audit page in a browser context of its own, which remembers nothing of others. */
export async function visitAudit(browser: Browser, site: Served, path = 'audit/'): Promise<AuditVisit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  const watch = await watchPage(page);
  await page.goto(site.url(path));
  const verdicts = () =>
    page
      .locator('[data-part="verdicts"] li')
      .evaluateAll((lines) =>
        lines.map((line) => ({ state: (line as HTMLElement).dataset['state'] ?? '', text: line.textContent })),
      );
  return {
    page,
    watch,
    async run({ check = '', dataset = '' } = {}) {
      await page.selectOption('#run-check', check);
      await page.selectOption('#run-dataset', dataset);
      await page.click('[data-part="run"] [type="submit"]');
      await page.waitForSelector('[data-part="run"] [data-action="cancel"]', { state: 'hidden' });
      return (await page.textContent('[data-part="run"] [data-part="status"]')) ?? '';
    },
    verdicts,
    alarms: async () => (await verdicts()).filter(({ state }) => state === 'fail').map(({ text }) => text),
    different: () =>
      page
        .locator('tr:has(.different)')
        .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset['task'] ?? '')),
    close: () => context.close(),
  };
}
