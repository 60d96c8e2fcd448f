import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkInputOf } from '../../src/build/prepare/check-input.ts';
import { consentCheck } from '../../src/checks/consent.ts';
import { boundNothing } from '../../src/checks/suppression/bound-cells.ts';
import { formatProblems } from '../../src/problems/format-problem.ts';
import { readSite } from '../../src/source/read-site.ts';
import type { Site } from '../../src/source/site.ts';
import { toDay } from '../../src/values/day.ts';
import { judgePolicy, recordPolicy } from '../checks/policy/said.ts';
import { memoryFiles } from '../source/memory-files.ts';

const root = join(import.meta.dirname, 'opt-out');
const lantern: ReadonlyMap<string, string> = new Map(
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path.slice(root.length + 1), readFileSync(path, 'utf8')]),
);

type Edit = readonly [file: string, from: string, to: string];

/** The site of two products with texts replaced, each of which must stand there. */
function edited(...edits: readonly Edit[]): Map<string, string> {
  const site = new Map(lantern);
  for (const [file, from, to] of edits) {
    const text = site.get(file) ?? '';
    if (!text.includes(from)) throw new Error(`"${from}" does not stand in ${file}`);
    site.set(file, text.replace(from, to));
  }
  return site;
}

const descriptor = 'data/active-installations/datapackage.json';
const theme = 'content/dictionary/theme.md';
const reminders = 'content/categories/reminders.md';
const platform = 'content/dictionary/platform.md';

async function problemsOf(site: ReadonlyMap<string, string>): Promise<string> {
  const { problems } = await readSite(memoryFiles(site));
  return formatProblems(problems.filter(({ advice }) => !advice));
}

describe('a site of several products', () => {
  test('is right as it is', async () => {
    expect(await problemsOf(lantern)).toBe('');
  });

  test('names a product that is none, with the ones there are', async () => {
    expect(
      await problemsOf(
        edited(
          [theme, 'products: [desktop]', 'products: [desktop, phone]'],
          [reminders, 'products: desktop', 'products: dektop'],
          [descriptor, '"category": "usage",', '"category": "usage",\n    "products": ["web"],'],
        ),
      ),
    ).toMatchInlineSnapshot(`
      "content/categories/reminders.md:10:11 reference/dangling
        "dektop" refers to nothing: there is no content/products/dektop.md.
        Fix: write  desktop  or create content/products/dektop.md

      content/dictionary/theme.md:15:21 reference/dangling
        "phone" refers to nothing: there is no content/products/phone.md.
        Fix: create content/products/phone.md, or write one of command-line, desktop

      data/active-installations/datapackage.json:26:18 reference/dangling
        "web" refers to nothing: there is no content/products/web.md.
        Fix: create content/products/web.md, or write one of command-line, desktop"
    `);
  });

  test('says where a field, a table or a column is of a product that does not have it', async () => {
    expect(
      await problemsOf(
        edited(
          ['content/dictionary/reminders.md', 'sensitivity:', 'products: [desktop, command-line]\nsensitivity:'],
          [platform, 'sensitivity:', 'products: desktop\nsensitivity:'],
          [descriptor, '"category": "usage",', '"category": "usage",\n    "products": "command-line",'],
        ),
      ),
    ).toMatchInlineSnapshot(`
      "content/dictionary/reminders.md:10:21 reference/conflict
        The field "reminders" is said to be sent by "command-line", which does not have the category "reminders".
        Fix: write one of desktop, or add command-line to the products of content/categories/reminders.md

      data/active-installations/datapackage.json:14:21 reference/conflict
        The table "installations" counts reports of "command-line", but the field "platform" of its column "platform" is sent by "desktop" alone.
        Fix: write  "products": ["desktop"]  in the privacy block, or add "command-line" to the products of the field"
    `);
  });

  test('says where a switch is in a product that sends nothing of it, and where a product has no switch', async () => {
    const site = edited(
      [reminders, 'products: desktop\n', ''],
      ['content/dictionary/reminders.md', 'sensitivity:', 'products: desktop\nsensitivity:'],
      ['content/categories/usage.md', 'retention:', 'products: [command-line, desktop]\nretention:'],
    );
    site.set('content/products/phone.md', '---\ntitle: Phone\norder: 3\nsummary: An app.\n---\n');
    expect(await problemsOf(site)).toMatchInlineSnapshot(`
      "content/categories/reminders.md:2:1 reference/orphan
        The category "reminders" holds for the products "command-line" and "phone", but no field of it is sent by those.
        Fix: write  products: desktop  here, or add "command-line" and "phone" to the products of a field of the category"
    `);
    site.set(reminders, (lantern.get(reminders) ?? '').replace('products: desktop', 'products: [desktop]'));
    expect(await problemsOf(site)).toMatchInlineSnapshot(`
      "content/products/phone.md:2:1 reference/orphan
        The product "phone" has no switch: every category names other products.
        Fix: write  products: [command-line, desktop, phone]  in content/categories/usage.md, if it has that switch, or remove content/products/phone.md"
    `);
  });

  test('has payloads of its products, which are held to the fields that those send', async () => {
    const version = (number: number, from: string, added: string) =>
      `  - version: ${number}\n    from: ${from}\n    first: ${number}.0.0\n    added: [${added}]\n`;
    const payload = (product: string, category: string, ...versions: readonly string[]): [string, string] => [
      `content/payloads/of-${product}.md`,
      `---\ntitle: Report\norder: 1\nsummary: One report.\ncategories: [${category}]\nproducts: ${product}\n` +
        `versions:\n${versions.join('')}---\n`,
    ];
    const withPayloads = (...payloads: readonly [string, string][]) => problemsOf(new Map([...lantern, ...payloads]));
    const both = version(1, '2026-05-01', 'month, platform, version');
    const themed = version(2, '2026-08-01', 'theme');
    expect(await withPayloads(payload('command-line', 'usage', both), payload('desktop', 'usage', both, themed))).toBe(
      '',
    );
    // A field that only another product sends is neither missed in this one's payloads nor allowed in them.
    expect(await withPayloads(payload('command-line', 'usage', both))).toBe('');
    expect(await withPayloads(payload('command-line', 'usage', both, themed), payload('desktop', 'usage', both)))
      .toMatchInlineSnapshot(`
      "content/dictionary/theme.md:12:8 reference/orphan
        "theme" is sent since 2026-08-01, but no version adds it.
        Fix: write  added: [theme]  in content/payloads/of-desktop.md

      content/payloads/of-command-line.md:15:13 reference/conflict
        "theme" is sent by desktop, and this payload by command-line.
        Fix: remove it here, or correct "products" here or there"
    `);
    const reminded = version(1, '2026-08-01', 'reminders');
    expect(await withPayloads(payload('command-line', 'reminders', reminded))).toMatchInlineSnapshot(`
      "content/payloads/of-command-line.md:6:11 reference/conflict
        The payload is said to be sent by "command-line", which does not have the category "reminders".
        Fix: write one of desktop, or add command-line to the products of content/categories/reminders.md"
    `);
  });
});

/** What the check of consent says of the site with some texts replaced. */
async function consentOf(...edits: readonly Edit[]): Promise<string[]> {
  const { site, problems } = await readSite(memoryFiles(edited(...edits)));
  if (!site) throw new Error(formatProblems(problems.filter(({ advice }) => !advice)));
  const input = await checkInputOf(site, { today: toDay('2026-09-10') });
  const outcome = await consentCheck.plan(input)[0]?.judge({}, async () => undefined, boundNothing);
  return (outcome?.findings ?? []).map(({ status, message, fix }) => `${status}: ${message} ${fix ?? ''}`);
}

describe('consent, where a project has several products', () => {
  test('covers what is recorded', async () => {
    expect(await consentOf()).toEqual([]);
  });

  test('is wider where a further product sends a field, has a switch, or shows its reports to somebody else', async () => {
    expect(await consentOf([theme, 'products: [desktop]', 'products: [desktop, command-line]'])).toMatchInlineSnapshot(`
      [
        "fail: The category "usage" covers more than its version 1 did: the field theme is sent by command-line too. consentVersion: 2",
      ]
    `);
    expect(await consentOf([reminders, 'products: desktop', 'products: [desktop, command-line]']))
      .toMatchInlineSnapshot(`
      [
        "fail: The category "reminders" covers more than its version 1 did: it is sent by command-line too. consentVersion: 2",
      ]
    `);
    expect(
      await consentOf([
        'content/products/desktop.md',
        '[the maintainer of Lantern Desktop]',
        '[the maintainer of Lantern Desktop, a host]',
      ]),
    ).toMatchInlineSnapshot(`
      [
        "fail: The category "usage" covers more than its version 1 did: a new recipient: “a host”. consentVersion: 2",
        "fail: The category "reminders" covers more than its version 1 did: a new recipient: “a host”. consentVersion: 2",
      ]
    `);
  });

  test('is not wider where a product sends less', async () => {
    expect(await consentOf([platform, 'sensitivity:', 'products: desktop\nsensitivity:'])).toMatchInlineSnapshot(`
      [
        "review: The log does not record yet what the category "usage" covers now: the field platform is no longer sent by command-line. vitrine release --policy",
      ]
    `);
  });
});

/** What the check of the policy says after the site recorded all that it says, and then said something else. */
async function policyOf(change: (site: Site) => Site): Promise<string[]> {
  const { site } = await readSite(memoryFiles(lantern));
  if (!site) throw new Error('the site has problems');
  const { findings } = await judgePolicy(change(await recordPolicy(site, toDay('2026-09-05'))));
  return findings.map(
    ({ status, message, observed, allowed }) => `${status}: ${message} ${observed ?? ''} / ${allowed ?? ''}`,
  );
}
const withData = (site: Site, kind: 'dictionary' | 'categories', id: string, over: object): Site => ({
  ...site,
  content: {
    ...site.content,
    [kind]: site.content[kind].map((entry) =>
      entry.id === id ? { ...entry, data: { ...entry.data, ...over } } : entry,
    ),
  },
});

describe('the recorded policy, where a project has several products', () => {
  test('needs a note where a field is sent by a further product, named or not', async () => {
    expect(await policyOf((site) => withData(site, 'dictionary', 'theme', { products: ['desktop', 'command-line'] })))
      .toMatchInlineSnapshot(`
      [
        "fail: The log recorded the field "theme" on 2026-09-05. Now it says something else or less, and no note in content/changes/ tells of it: products: was nothing, is command-line. products: command-line / products: nothing",
      ]
    `);
    expect(await policyOf((site) => withData(site, 'dictionary', 'theme', { products: undefined })))
      .toMatchInlineSnapshot(`
      [
        "fail: The log recorded the field "theme" on 2026-09-05. Now it says something else or less, and no note in content/changes/ tells of it: products: was desktop, is gone. products: nothing / products: desktop",
      ]
    `);
  });

  test('needs a note for a product that is new, and none where a switch has one less', async () => {
    const added = await policyOf((site) => {
      const [product] = site.content.products;
      const products = product ? [...site.content.products, { ...product, id: 'phone' }] : [];
      return { ...site, content: { ...site.content, products } };
    });
    expect(added).toMatchInlineSnapshot(`
      [
        "fail: The log recorded the product "phone" on 2026-09-05. Now it says something else or less, and no note in content/changes/ tells of it: new: Lantern. Lantern / nothing",
      ]
    `);
    expect(await policyOf((site) => withData(site, 'categories', 'usage', { products: ['desktop'] })))
      .toMatchInlineSnapshot(`
      [
        "review: The log does not record yet what the site says now; its last record is of 2026-09-05. What differs: the category "usage". products: desktop / products: nothing",
      ]
    `);
  });
});
