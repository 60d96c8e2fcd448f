import { existsSync, readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import sirv from 'sirv';

/** Switches that keep Chromium from talking to anybody but the page under test. */
const quiet = [
  '--no-sandbox',
  '--font-render-hinting=none',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Where Chromium is: `CHROME_PATH`, the distribution's, or the one Playwright downloaded; undefined when there is none.
 */
export function browserPath(): string | undefined {
  const paths = [
    process.env['CHROME_PATH'],
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/chromium',
    chromium.executablePath(),
  ];
  return paths.find((path) => path !== undefined && existsSync(path));
}

/**
 * Lets a page's clock run from noon of the day on which the page was made, where it says that day: what pages say of the
 * reader's day is then the same on every day on which the tests are run. A test of other days sets its own clock.
 */
function startOnTheDayMade(): void {
  const RealDate = Date;
  const started = RealDate.now();
  const now = () => {
    const made = document.querySelector<HTMLElement>('[data-made]')?.dataset['made'];
    return made === undefined ? RealDate.now() : RealDate.parse(`${made}T12:00:00Z`) + RealDate.now() - started;
  };
  globalThis.Date = class extends RealDate {
    constructor(...given: []) {
      super(...((given.length === 0 ? [now()] : given) as []));
    }
    static override now(): number {
      return now();
    }
  } as DateConstructor;
}

/** Starts a real Chromium; the caller closes it. Throws when none is found. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = browserPath();
  if (executablePath === undefined) {
    throw new Error('No Chromium found. Install one, or name its program in CHROME_PATH.');
  }
  const browser = await chromium.launch({ executablePath, args: quiet });
  const open = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await open(options);
    await context.addInitScript(startOnTheDayMade);
    return context;
  };
  return browser;
}

export interface Served {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly origin: string;
  /** The full URL of a path below the base: `url('data/')`. */
  url(path?: string): string;
  /** Path and query of every request that arrived, in order. */
  readonly requests: string[];
  close(): Promise<void>;
}

/**
 * Answers with the files of a folder as a plain static host does: the slash at the end of a folder's address, and its
 * `404.html` where there is one.
 */
function fileHandler(dir: string): RequestListener {
  const files = sirv(dir, { dev: true, etag: true });
  return (request, response) => {
    const [path = '', ...query] = (request.url ?? '/').split(/(?=\?)/);
    if (!path.endsWith('/') && existsSync(join(dir, path, 'index.html'))) {
      // Relative, so that it holds below any base.
      response.writeHead(301, { location: `./${path.replace(/^.*\//, '')}/${query.join('')}` }).end();
      return;
    }
    files(request, response, () => {
      const page = join(dir, '404.html');
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
      response.end(existsSync(page) ? readFileSync(page) : 'Not found');
    });
  };
}

/**
 * Serves a folder, or whatever a handler answers, on a free port of 127.0.0.1.
 * With `base` (`/project/privacy/`) everything outside of it is a 404, and the handler sees paths without it.
 */
export async function serve(what: string | RequestListener, { base = '/' }: { base?: string } = {}): Promise<Served> {
  const handler = typeof what === 'string' ? fileHandler(what) : what;
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    requests.push(path);
    if (!path.startsWith(base)) {
      response.writeHead(404).end('Outside the base');
      return;
    }
    request.url = `/${path.slice(base.length)}`;
    handler(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    url: (path = '') => `${origin}${base}${path.replace(/^\//, '')}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export interface PageWatch {
  /** Every URL the page and its workers asked for, blobs and data URLs included. */
  readonly requests: string[];
  /** Those that left the origin of the first page loaded; must stay empty. */
  readonly offOrigin: string[];
  /** Violations of the content security policy, from pages and workers; must stay empty. */
  readonly violations: string[];
  /** Console messages of level `error` and uncaught exceptions. */
  readonly errors: string[];
}

const staysHere = /^(?:blob|data|about|chrome-error):/;

/** Records what a page does from now on; call it before the first `goto`. */
export async function watchPage(page: Page): Promise<PageWatch> {
  const watch = {
    requests: [] as string[],
    offOrigin: [] as string[],
    violations: [] as string[],
    errors: [] as string[],
  };
  let home: string | undefined;
  const saw = (url: string) => {
    watch.requests.push(url);
    if (staysHere.test(url)) return;
    const { origin } = new URL(url);
    home ??= origin;
    if (origin !== home) watch.offOrigin.push(url);
  };
  page.on('request', (request) => saw(request.url()));
  page.on('websocket', (socket) => saw(socket.url()));
  page.on('pageerror', (error) => watch.errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') watch.errors.push(message.text());
  });
  // Violations inside a worker reach neither the page nor its console, only the browser's log.
  const session = await page.context().newCDPSession(page);
  session.on('Log.entryAdded', ({ entry }) => {
    if (/Content Security Policy/i.test(entry.text)) watch.violations.push(entry.text);
  });
  await session.send('Log.enable');
  await page.exposeFunction('__violation', (text: string) => watch.violations.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report = (globalThis as unknown as { __violation(text: string): void }).__violation;
      report(`${event.effectiveDirective} blocked ${event.blockedURI || 'inline'} in ${event.documentURI}`);
    });
  });
  return watch;
}
