import type { Page } from 'playwright-core';

/** What a reader does on a page, and where the page says how it went. */
export interface PageVisit {
  readonly name: string;
  /** Below the language. */
  readonly path: string;
  act(page: Page): Promise<void>;
  /**
   * What the page says once it is done: words that it ends with; undefined while it is at work. `done` says whether what
   * was asked for is there.
   */
  outcome(page: Page): Promise<{ readonly said: string; readonly done: boolean } | undefined>;
}

/** Clicks and the like that do nothing where the page has not come to life, or a control is not there. */
const tried = (action: Promise<unknown>) => action.catch(() => undefined);
const quick = { timeout: 1000 } as const;

/** What stands there, without what is marked as English. */
const saidIn = (page: Page, selector: string): Promise<string> =>
  page
    .locator(selector)
    .first()
    .evaluate((line) => {
      const copy = line.cloneNode(true) as Element;
      for (const english of copy.querySelectorAll('[lang="en"]')) english.remove();
      return (copy.textContent ?? '').replace(/\s+/g, ' ').trim();
    });
const hasFailed = (page: Page, selector: string): Promise<boolean> =>
  page
    .locator(selector)
    .first()
    .evaluate((line) => line.classList.contains('failed') || line.classList.contains('error'));

/** Done when nothing can be cancelled any more, and something was said. */
const byCancel =
  (root: string, isDone: (page: Page) => Promise<boolean>): PageVisit['outcome'] =>
  async (page) => {
    const line = `${root} [data-part="status"]`;
    if (await page.locator(`${root} [data-action="cancel"]`).first().isVisible()) return undefined;
    const said = await saidIn(page, line);
    if (said === '') return undefined;
    return { said, done: !(await hasFailed(page, line)) && (await isDone(page)) };
  };

/** Done when the line has words other than those that it has while at work. */
const byLine =
  (line: string, atWork: RegExp): PageVisit['outcome'] =>
  async (page) => {
    const said = await saidIn(page, line);
    if (said === '' || atWork.test(said)) return undefined;
    return { said, done: !(await hasFailed(page, line)) };
  };

const sqlConsole = '[data-sql-console]';

export const pageVisits: readonly PageVisit[] = [
  {
    name: 'the audit of one check',
    path: 'audit/',
    async act(page) {
      await page.selectOption('#run-check', 'rounding');
      await page.selectOption('#run-dataset', 'active-installations');
      await tried(page.click('[data-part="run"] [type="submit"]', quick));
    },
    async outcome(page) {
      const panel = '[data-part="run"]';
      const isOver = await page.locator(`${panel} [data-action="cancel"]`).first().isHidden();
      const status = await saidIn(page, `${panel} [data-part="status"]`);
      if (status === '' || !isOver) return undefined;
      const verdicts = await saidIn(page, '[data-part="verdicts"]');
      const done = await page.locator('[data-action="save"]').first().isVisible();
      return { said: `${status} ${verdicts}`, done };
    },
  },
  {
    name: 'a copy of one’s own, looked up in the log',
    path: 'audit/',
    act: (page) =>
      page.setInputFiles('#own-file', { name: 'own.csv', mimeType: 'text/csv', buffer: Buffer.from('a\n') }),
    outcome: async (page) => {
      const said = await saidIn(page, '[data-part="own-status"]');
      return said === '' ? undefined : { said, done: /own\.csv/.test(said) };
    },
  },
  {
    name: 'the log, kept and compared',
    path: 'audit/',
    act: async (page) => void (await tried(page.click('[data-action="remember"]', quick))),
    outcome: async (page) => {
      const said = await saidIn(page, '[data-part="memory-status"]');
      if (said === '') return undefined;
      return { said, done: !(await hasFailed(page, '[data-part="memory-status"]')) };
    },
  },
  {
    name: 'a query in the console',
    path: 'console/',
    async act(page) {
      await page
        .locator(`${sqlConsole} [data-sql]`)
        .first()
        .click(quick)
        .catch(() => undefined);
      await tried(page.click(`${sqlConsole} [type="submit"]`, quick));
    },
    outcome: byCancel(sqlConsole, (page) => page.locator(`${sqlConsole} [data-part="result"]`).isVisible()),
  },
  {
    name: 'the filters of a chart',
    path: 'explore/crashes-by-kind/',
    act: async (page) => {
      const select = page.locator('[data-part="filters"] select').first();
      const values = await select
        .locator('option')
        .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
      const chosen = await select.inputValue();
      await tried(select.selectOption(values.find((value) => value !== chosen) ?? '', quick));
    },
    outcome: byLine('[data-part="filter-status"]', /^$/),
  },
  {
    name: 'a query below a chart',
    path: 'explore/crashes-by-kind/',
    async act(page) {
      await tried(page.click('[data-part="query"] > summary', quick));
      await tried(page.click('[data-part="console"] [data-action="run"]', quick));
    },
    outcome: byCancel('[data-part="console"]', (page) =>
      page.locator('[data-part="console"] [data-part="result"]').isVisible(),
    ),
  },
  {
    name: 'a search',
    path: 'search/',
    async act(page) {
      await page.fill('#words', '');
      await page.fill('#words', 'Frist');
    },
    outcome: byLine('form.search [role="status"]', /geladen|Wort/),
  },
  {
    name: 'a report of one’s own',
    path: 'my-report/',
    act: async (page) => void (await tried(page.locator('[data-example]').first().click(quick))),
    async outcome(page) {
      const isShown = await page.locator('[data-part="result"]').isVisible();
      const said = await saidIn(page, 'form [data-part="status"]');
      if (isShown) return { said, done: true };
      return (await hasFailed(page, 'form [data-part="status"]')) ? { said, done: false } : undefined;
    },
  },
];
