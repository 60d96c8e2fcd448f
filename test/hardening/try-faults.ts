import type { Browser, Page } from 'playwright-core';
import type { Fault, FaultyServer } from './faulty-server.ts';
import type { PageVisit } from './page-visits.ts';

/** Longer than any wait of a page, on a machine that is busy. */
const patienceMs = 40_000;

export interface Tried {
  readonly said: string;
  readonly done: boolean;
  /** Nothing was said in time: whoever waits here waits for ever. */
  readonly hangs: boolean;
  /** What a page whose script did not come says instead, where it does. */
  readonly late: string;
}

const sleep = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

/** Lets the time pass after which a page says that its script did not come. */
const passTime = (page: Page) =>
  page.evaluate(() => {
    for (const animation of document.getAnimations()) animation.finish();
  });

const lateWords = async (page: Page): Promise<string> => {
  const texts = await page
    .locator('.script-late')
    .evaluateAll((all) =>
      all
        .filter((one) => one.checkVisibility({ visibilityProperty: true }))
        .map((one) => (one.textContent ?? '').replace(/\s+/g, ' ').trim()),
    );
  return texts.join(' ');
};

async function watchOutcome(page: Page, visit: PageVisit): Promise<Tried> {
  const until = performance.now() + patienceMs;
  while (performance.now() < until) {
    const outcome = await visit.outcome(page);
    if (outcome) return { ...outcome, hangs: false, late: '' };
    const late = await lateWords(page);
    if (late !== '') return { said: '', done: false, hangs: false, late };
    await sleep(100);
  }
  return { said: await page.locator('main').innerText(), done: false, hangs: true, late: '' };
}

async function visitOnce(page: Page, visit: PageVisit): Promise<Tried> {
  await visit.act(page);
  return watchOutcome(page, visit);
}

export interface TriedFault extends Tried {
  /** Whether the file that failed was asked for at all. */
  readonly asked: boolean;
  /** What the same page gives once the file is there again: at once, after the page was loaded again, or never. */
  readonly again: 'not needed' | 'at once' | 'loaded again' | 'never';
  readonly errors: readonly string[];
}

/** Opens a page with one failing file, does what a reader does, and tries again once the file is there. */
export async function tryFault(
  browser: Browser,
  server: FaultyServer,
  visit: PageVisit,
  fault: Fault | undefined,
  language = 'de',
): Promise<TriedFault & { readonly requests: readonly string[] }> {
  server.fail(fault);
  const before = server.requests.length;
  const context = await browser.newContext();
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  const open = async () => {
    await page.goto(server.url(`${language}/${visit.path}`), { waitUntil: 'commit' });
    await page.locator('footer').first().waitFor({ state: 'attached' });
    // Scripts come after the page; one that is silent keeps it loading.
    await Promise.race([page.waitForLoadState('load').catch(() => undefined), sleep(1500)]);
  };
  try {
    await open();
    await visit.act(page);
    if (!(await visit.outcome(page))) {
      await sleep(300);
      await passTime(page);
    }
    const tried = await watchOutcome(page, visit);
    const asked = server.wasAsked();
    server.fail(undefined);
    let again: TriedFault['again'] = 'not needed';
    if (!tried.done) {
      again = 'at once';
      if (tried.late !== '' || !(await visitOnce(page, visit)).done) {
        again = 'loaded again';
        await open();
        if (!(await visitOnce(page, visit)).done) again = 'never';
      }
    }
    return { ...tried, asked, again, errors, requests: server.requests.slice(before) };
  } finally {
    await context.close();
  }
}
