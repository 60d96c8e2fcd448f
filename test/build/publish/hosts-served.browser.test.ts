import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, watchPage } from '../../browser.ts';
import { builtSite, demoSite } from '../../build-once.ts';
import { typeWell } from '../../type-command.ts';

const has = (program: string) => spawnSync(program, ['version']).error === undefined;

const folder = mkdtempSync(join(tmpdir(), 'vitrine-hosts-'));
const stops: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  await Promise.all(stops.map((stop) => stop()));
  rmSync(folder, { recursive: true });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Starts a server, and waits until it answers; what it said stands in the error where it does not. */
async function started(program: string, words: readonly string[], home: string, port: number): Promise<string> {
  const child = spawn(program, words, { env: { ...process.env, HOME: home, XDG_DATA_HOME: home } });
  let said = '';
  child.stderr.on('data', (data: Buffer) => (said += data.toString()));
  const ended = once(child, 'exit');
  stops.push(() => (child.kill(), ended));
  const origin = `http://127.0.0.1:${port}`;
  for (let turn = 0; turn < 100 && child.exitCode === null; turn += 1) {
    const answer = await fetch(origin).catch(() => undefined);
    if (answer !== undefined) return origin;
    await new Promise((next) => setTimeout(next, 100));
  }
  throw new Error(`${program} does not answer:\n${said}`);
}

/** The paths of Debian's packages, and the same for a program that anybody started: nothing outside of the folder. */
const nginxAround = (home: string, port: number) => `daemon off;
master_process off;
${process.getuid?.() === 0 ? 'user root;' : ''}
pid ${home}/nginx.pid;
error_log stderr;
events { }
http {
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  access_log off;
${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `  ${name}_temp_path ${home}/${name};\n`).join('')}
  include ${home}/conf.d/vitrine.conf;
  server {
    listen 127.0.0.1:${port};
    # What many servers have for all their sites.
    location ~ /\\. { deny all; }
    location ~* \\.(js|css|json)$ { expires 30d; root /nowhere; }
    include ${home}/snippets/vitrine.conf;
  }
}
`;

/** Serves a built folder at an address as its own command says, below a folder of its own; gives the server's origin. */
async function hosted(host: 'nginx' | 'caddy', siteFolder: string, built: string, url: string): Promise<string> {
  const { base, home, port } = {
    base: new URL(url).pathname,
    home: mkdtempSync(join(folder, `${host}-`)),
    port: await freePort(),
  };
  const www = join(home, 'www');
  mkdirSync(dirname(join(www, base)), { recursive: true });
  symlinkSync(built, join(www, base).replace(/\/$/, ''));
  await typeWell(['host', host, '--url', url, '--into', home], { siteFolder });
  const edit = (path: string, change: (text: string) => string) =>
    writeFileSync(join(home, path), change(readFileSync(join(home, path), 'utf8').replaceAll('/srv/www', www)));
  if (host === 'nginx') {
    edit('snippets/vitrine.conf', (text) => text);
    writeFileSync(join(home, 'nginx.conf'), nginxAround(home, port));
    return started('nginx', ['-p', home, '-c', join(home, 'nginx.conf')], home, port);
  }
  const site = `${new URL(url).host} {`;
  edit('Caddyfile', (text) => {
    expect(text).toContain(site);
    return `{\n  admin off\n  auto_https off\n}\n${text.replace(site, `http://127.0.0.1:${port} {`)}`;
  });
  return started('caddy', ['run', '--config', join(home, 'Caddyfile'), '--adapter', 'caddyfile'], home, port);
}

const often = 'public, max-age=0, must-revalidate';
/** What is served how, by path below the site: content type, lifetime, and whether it is packed on the way. */
const served: readonly (readonly [path: string, type: RegExp, cache: string, packed: boolean])[] = [
  ['', /^text\/html; charset=utf-8$/i, often, true],
  ['de/charter/', /^text\/html; charset=utf-8$/i, often, true],
  ['data/feature-use/2026-06.parquet', /^application\/vnd\.apache\.parquet$/, often, false],
  ['data/crashes/2026-08.csv', /^text\/csv; charset=utf-8$/, often, true],
  ['data/log.jsonl', /^application\/jsonl; charset=utf-8$/, often, true],
  ['data/SHA256SUMS', /^text\/plain; charset=utf-8$/, often, true],
  ['checks.json', /^application\/json$/, often, true],
  ['consent.json', /^application\/json$/, 'public, max-age=300', true],
  ['engine/duckdb-eh.wasm.gz', /^application\/gzip$/, 'public, max-age=86400', false],
  ['engine/duckdb-browser-eh.worker.js', /^(?:text|application)\/javascript/, 'public, max-age=86400', true],
  ['log/checkpoint', /^text\/plain; charset=utf-8$/, 'public, max-age=60', false],
  ['changes.xml', /^application\/atom\+xml; charset=utf-8$/, 'public, max-age=3600', true],
  ['sitemap.xml', /^(?:text|application)\/xml; charset=utf-8$/, often, true],
  ['changes.ics', /^text\/calendar; charset=utf-8$/, often, true],
  ['.well-known/security.txt', /^text\/plain; charset=utf-8$/, often, false],
  ['audit/columns.sql', /^text\/plain; charset=utf-8$/, often, true],
  ['opt-in/dialog/should-ask.ts', /^text\/plain; charset=utf-8$/, often, true],
  ['opt-in/dialog/should_ask.py', /^text\/plain; charset=utf-8$/, often, true],
  ['opt-in/dialog/should-ask.js', /^(?:text|application)\/javascript/, often, true],
  ['schemas/site.json', /^application\/json$/, often, true],
];

const headers = {
  'content-security-policy': expect.stringMatching(/default-src 'none';.*frame-ancestors 'none'/),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': expect.stringContaining('geolocation=()'),
};
const all = (answer: Response) => Object.fromEntries(answer.headers);
const moved = async (address: string) => {
  const { status, headers: given } = await fetch(address, { redirect: 'manual' });
  return [status, new URL(given.get('location') ?? 'none:', address).href.replace(new URL(address).origin, '')];
};

describe.each(['nginx', 'caddy'] as const)('%s', (host) => {
  describe.skipIf(!has(host)).each(['https://heron.example/privacy/', 'https://heron.example/'])(
    'with the files made for it, at %s',
    (url) => {
      const base = new URL(url).pathname;
      let built: string;
      let origin: string;
      beforeAll(async () => {
        built = await demoSite();
        origin = await hosted(host, resolve('.'), built, url);
      }, 600_000);

      test.each(served)('serves %j as it is', async (path, type, cache, packed) => {
        const answer = await fetch(`${origin}${base}${path}`);
        expect([answer.status, all(answer)]).toEqual([200, expect.objectContaining(headers)]);
        expect(answer.headers.get('content-type')).toMatch(type);
        expect(answer.headers.get('cache-control')).toBe(cache);
        expect(answer.headers.get('content-encoding')).toBe(packed ? 'gzip' : null);
        if (packed) expect(answer.headers.get('vary')).toMatch(/accept-encoding/i);
        const file = readFileSync(join(built, path === '' || path.endsWith('/') ? `${path}index.html` : path));
        expect(Buffer.from(await answer.arrayBuffer()).equals(file)).toBe(true);
      });

      test('keeps scripts and fonts, whose names hold their hash, for a year', async () => {
        const [, script = ''] =
          /src="[^"]*(assets\/[^"]+\.js)"/.exec(readFileSync(join(built, 'index.html'), 'utf8')) ?? [];
        const [, font = ''] =
          /href="[^"]*(assets\/[^"]+\.woff2)"/.exec(readFileSync(join(built, 'index.html'), 'utf8')) ?? [];
        for (const [path, type] of [
          [script, /javascript/],
          [font, /^font\/woff2$/],
        ] as const) {
          const answer = await fetch(`${origin}${base}${path}`);
          expect([answer.status, answer.headers.get('cache-control')]).toEqual([
            200,
            'public, max-age=31536000, immutable',
          ]);
          expect(answer.headers.get('content-type')).toMatch(type);
        }
      });

      test.each(['nothing', 'nothing/', 'assets/nothing.js', 'data/nothing.csv', 'assets/', 'data/log.jsonl/'])(
        'shows the page for what is not found at %s, and lets nobody keep it',
        async (path) => {
          const answer = await fetch(`${origin}${base}${path}`);
          expect([answer.status, all(answer)]).toEqual([404, expect.objectContaining(headers)]);
          expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
          expect(answer.headers.get('cache-control')).toBe(null);
          expect(await answer.text()).toBe(readFileSync(join(built, '404.html'), 'utf8'));
        },
      );

      test('leads short addresses to their cards, and folders to their slash, whatever name the server has', async () => {
        expect(await moved(`${origin}${base}o/crash-reports`)).toEqual([301, `${base}opt-in/crash-reports/`]);
        expect(await moved(`${origin}${base}de/o/crash-reports/`)).toEqual([301, `${base}de/opt-in/crash-reports/`]);
        expect(await moved(`${origin}${base}data`)).toEqual([
          expect.toSatisfy((code) => code === 301 || code === 308),
          `${base}data/`,
        ]);
        const raw = await fetch(`${origin}${base}data`, { redirect: 'manual' });
        expect(raw.headers.get('location')).toBe(`${base}data/`);
        if (base !== '/') expect(await moved(`${origin}${base.slice(0, -1)}`)).toEqual([301, base]);
      });

      test('shows security.txt where RFC 9116 looks for it', async () => {
        const answer = await fetch(`${origin}/.well-known/security.txt`);
        expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
        expect(await answer.text()).toBe(readFileSync(join(built, '.well-known/security.txt'), 'utf8'));
      });

      test('gives a part of a file, and says when nothing changed', async () => {
        const address = `${origin}${base}data/crashes/2026-08.csv`;
        const part = await fetch(address, { headers: { range: 'bytes=0-9' } });
        expect([part.status, part.headers.get('content-encoding')]).toEqual([206, null]);
        expect(await part.text()).toBe(readFileSync(join(built, 'data/crashes/2026-08.csv'), 'utf8').slice(0, 10));
        const tag = (await fetch(address)).headers.get('etag') ?? '';
        expect((await fetch(address, { headers: { 'if-none-match': tag } })).status).toBe(304);
      });
    },
  );

  test.skipIf(!has(host))(
    'and a reader runs every check there, under its headers',
    async () => {
      const site = resolve('test/sites/minimal');
      const url = 'https://lantern.example/any/where/';
      const built = await builtSite('minimal-relative', site);
      const origin = await hosted(host, site, built, url);
      const browser = await launchBrowser();
      const page = await browser.newPage();
      const watched = await watchPage(page);
      await page.goto(`${origin}/any/where/audit/`);
      await page.click('[data-part="run"] button[type="submit"]');
      await expect
        .poll(() => page.textContent('[data-part="run"] [data-part="status"]'), { timeout: 120_000 })
        .toMatch(/same \d+ results/);
      expect([watched.errors, watched.offOrigin, watched.violations]).toEqual([[], [], []]);
      await browser.close();
    },
    300_000,
  );
});
