import { describe, expect, test } from 'vitest';
import { gleanKind } from '../../../src/adopt/imports/glean/read-glean.ts';
import { isUnreadable } from '../../../src/adopt/imports/imported.ts';
import { type ImportPlan, type ImportRequest, planImport } from '../../../src/adopt/imports/plan-import.ts';
import { readImportState } from '../../../src/adopt/imports/import-state.ts';
import { readSite } from '../../../src/source/read-site.ts';
import type { Day } from '../../../src/values/day.ts';
import { type Edit, editedSite, write } from '../../sites/edited-site.ts';
import { memoryFiles } from '../../source/memory-files.ts';

const metric = (name: string, description: string, more = '') => `  ${name}:
    type: labeled_counter
    description: |
      ${description.replaceAll('\n', '\n      ')}
    bugs: [https://bugs.example/1]
    data_reviews: [https://bugs.example/2]
    data_sensitivity: [technical]
    notification_emails: [team@example.org]
    expires: never
${more}`;
const twoMetrics = `search:
${metric('engine', 'Which engine.\nAs set.\n\nSecond paragraph.', '    labels: [a, b]\n')}
${metric('count', 'How many searches.', '    send_in_pings: [daily]\n')}`;

const second = `---
title: Second
order: 2
summary: Once a day.
sensitivity: interaction
purposes: [to know]
consentVersion: 1
noticeVersion: 1
since: 2026-05-01
retention: reports
recipients: [us]
optOut:
  command: x
whenOff: Nothing.
example:
  day: 2
dialog:
  title: T?
  text: Text.
---
`;
const ofDay = `---
kind: collected
title: Day
summary: The day.
type: integer
key: day
category: second
sensitivity: technical
why: To know.
---
`;
const twoSwitches: Edit[] = [write('content/categories/second.md', second), write('content/dictionary/day.md', ofDay)];

type Site = Map<string, string | Uint8Array>;

/** Imports over a site in memory; the plan is carried out there. */
async function bring(
  site: Site,
  metrics: string,
  { answers = {}, today = '2026-09-10' }: { answers?: ImportRequest['answers']; today?: string } = {},
) {
  const imported = gleanKind.read(new Map([['metrics.yaml', metrics]]));
  if (isUnreadable(imported)) throw new Error('unreadable');
  const { state } = await readImportState(memoryFiles(site));
  const texts = new Map([...site].flatMap(([path, text]) => (typeof text === 'string' ? [[path, text]] : [])));
  const request = { kind: 'glean', name: 'app', paths: ['metrics.yaml'], state, texts, answers, today: today as Day };
  const plan = planImport(imported, request);
  if ('changes' in plan) for (const { path, text } of plan.changes) site.set(path, text);
  return plan;
}

async function brought(...given: Parameters<typeof bring>): Promise<ImportPlan> {
  const plan = await bring(...given);
  if (!('changes' in plan)) throw new Error(plan.map(({ message }) => message).join('\n'));
  return plan;
}

const paths = ({ changes }: ImportPlan) => changes.map(({ path }) => path);
const engine = 'content/dictionary/app/search-engine.md';
const sheet = 'content/imports/app.csv';
const edit = (site: Site, path: string, replaced: string, by: string) => {
  const text = String(site.get(path));
  expect(text.split(replaced)).toHaveLength(2);
  site.set(
    path,
    text.replace(replaced, () => by),
  );
};

describe('an import', () => {
  test('writes a file a field, its worksheet and its record, and the site is right', async () => {
    const site = editedSite([]);
    const plan = await brought(site, twoMetrics);
    expect(paths(plan)).toEqual([engine, 'content/dictionary/app/search-count.md', 'content/imports/app.yaml', sheet]);
    expect(site.get(engine)).toMatchSnapshot();
    expect(site.get(sheet)).toMatchSnapshot();
    expect((await readSite(memoryFiles(site))).problems.filter(({ advice }) => !advice)).toEqual([]);
  });

  test('changes nothing the second time', async () => {
    const site = editedSite([]);
    await brought(site, twoMetrics);
    expect(paths(await brought(site, twoMetrics))).toEqual([]);
  });

  test("leaves an author's words, paragraphs and keys when the source changes around them", async () => {
    const site = editedSite([]);
    await brought(site, twoMetrics);
    edit(site, engine, 'why: :unwritten[Why the project collects it]', '# Asked by the design team.\nwhy: To choose.');
    edit(site, engine, 'Which engine.\nAs set.', 'An engine of the list.');
    edit(site, engine, 'Second paragraph.', 'Second paragraph.\n\nOf our own.');
    edit(site, engine, 'type: object\n', 'type: object\nuse: To drop engines that nobody uses.\n');
    // What is no longer open.
    expect(paths(await brought(site, twoMetrics))).toEqual([sheet]);
    expect(paths(await brought(site, twoMetrics))).toEqual([]);

    const changed = twoMetrics
      .replace('labels: [a, b]', 'labels: [a, b, c]')
      .replace('Second paragraph.', 'New words.');
    const plan = await brought(site, changed);
    expect(paths(plan)).toEqual([engine, 'content/imports/app.yaml']);
    const text = String(site.get(engine));
    for (const kept of [
      '# Asked by the design team.\nwhy: To choose.',
      'An engine of the list.',
      'Of our own.',
      'use: To drop',
    ])
      expect(text).toContain(kept);
    expect(text).toContain('  - value: c\n');
    expect(text).toContain('New words.');
    expect(text).not.toContain('Second paragraph.');
    expect(text).not.toContain('As set.');
    expect(paths(await brought(site, changed))).toEqual([]);
  });

  test('tells where the source changed what an author had changed, once', async () => {
    const site = editedSite([]);
    await brought(site, twoMetrics);
    edit(site, engine, 'summary: Which engine.', 'summary: The engine.');
    const changed = twoMetrics.replace('Which engine.\n      As set.', 'The engine that is set.\n      As set.');
    const plan = await brought(site, changed);
    expect(plan.outcomes.flatMap(({ kept }) => kept)).toEqual(['summary']);
    expect(String(site.get(engine))).toContain('summary: The engine.\n');
    expect((await brought(site, changed)).outcomes.flatMap(({ kept }) => kept)).toEqual([]);
  });

  test('finds a file again that was moved to another folder, and one that an author had written alone', async () => {
    const site = editedSite([]);
    await brought(site, twoMetrics);
    site.set('content/dictionary/search/engine-used.md', String(site.get(engine)));
    site.delete(engine);
    site.delete('content/imports/app.yaml');
    expect(paths(await brought(site, twoMetrics))).toEqual(['content/imports/app.yaml']);
    expect(String(site.get('content/imports/app.yaml'))).toContain('content/dictionary/search/engine-used.md');
  });

  test('writes what is missing, and only that, into a file without a record', async () => {
    const site = editedSite([
      write('content/dictionary/mine.md', ofDay.replace('key: day', 'key: search.engine').replace('second', 'usage')),
    ]);
    const reference = editedSite([]);
    for (const one of [site, reference]) await brought(one, twoMetrics.replace('labeled_counter', 'counter'));
    expect(site.get('content/dictionary/mine.md')).toBe(
      ofDay
        .replace('key: day', 'key: search.engine')
        .replace('second', 'usage')
        .replace('type: integer\n', 'type: integer\nvalues:\n  - value: a\n  - value: b\nminimum: 0\n')
        .concat(String(reference.get(engine)).split('---\n').at(-1) ?? ''),
    );
  });

  test('gives a key whose id is taken another one, and keeps it', async () => {
    const site = editedSite([]);
    const plan = await brought(site, `${twoMetrics}\nversion:\n${metric('', 'Empty.')}`.replace('\n  :\n', '\n  _:\n'));
    expect(plan.lines).toEqual([
      'The id "version" of version._ belongs to content/dictionary/version.md already; it is called "app-version".',
    ]);
    expect(site.has('content/dictionary/app/app-version.md')).toBe(true);
  });
});

describe('a field that is gone from the source', () => {
  const one = twoMetrics.slice(0, twoMetrics.indexOf('  count:'));

  test('stays, is listed, and is removed on the day that is answered', async () => {
    const site = editedSite([]);
    await brought(site, twoMetrics);
    const before = site.get('content/dictionary/app/search-count.md');
    const plan = await brought(site, one);
    expect(plan.gone.map(({ key, path }) => [key, path])).toEqual([
      ['search.count', 'content/dictionary/app/search-count.md'],
    ]);
    expect(site.get('content/dictionary/app/search-count.md')).toBe(before);
    expect(paths(await brought(site, one))).toEqual([]);

    edit(site, sheet, '\nsearch.count,,,,,,,,,,,', '\nsearch.count,,,,,,,,,2026-08-31,,');
    await brought(site, one);
    expect(site.get('content/dictionary/app/search-count.md')).toBe(
      String(before).replace('\n---\n', '\nstatus: removed\nremoved: 2026-08-31\n---\n'),
    );
    expect(paths(await brought(site, one))).toEqual([]);
    expect((await readSite(memoryFiles(site))).problems.filter(({ advice }) => !advice)).toEqual([]);
  });

  test('is told to be renamed where a new one is described alike', async () => {
    const site = editedSite([]);
    await brought(site, twoMetrics);
    expect((await brought(site, twoMetrics.replace('  count:', '  number:'))).gone).toMatchObject([
      { key: 'search.count', renamedTo: 'search.number' },
    ]);
  });

  test('by its own date is removed since the day after, once that has passed', async () => {
    const expires = twoMetrics.replace('expires: never', 'expires: 2026-09-01');
    const [early, late] = [editedSite([]), editedSite([])];
    await brought(early, expires, { today: '2026-08-31' });
    await brought(late, expires, { today: '2026-09-01' });
    expect(String(early.get(engine))).toContain('until: 2026-08-31\n');
    expect(String(early.get(engine))).not.toContain('removed');
    expect(String(late.get(engine))).toContain('status: removed\nremoved: 2026-09-01\n');
  });
});

describe('what only a person knows', () => {
  test('is asked first where a site has several switches; nothing else is written then', async () => {
    const site = editedSite(twoSwitches);
    const plan = await brought(site, twoMetrics);
    expect(paths(plan)).toEqual([sheet]);
    expect(plan.lacking).toEqual([{ column: 'category', keys: ['search.engine', 'search.count'] }]);
  });

  test('is answered for all, for what one ping sends, or for one field; the nearest counts', async () => {
    const site = editedSite(twoSwitches);
    await brought(site, twoMetrics, { answers: { category: 'usage', why: 'To know.' } });
    edit(site, sheet, '\n* daily,', '\n* daily,second usage');
    edit(site, sheet, '\nsearch.engine,,,,,', '\nsearch.engine,,,,,To choose.');
    await brought(site, twoMetrics);
    expect(String(site.get(engine))).toContain('category: usage\nsensitivity: technical\nwhy: To choose.\n');
    expect(String(site.get('content/dictionary/app/search-count.md'))).toContain(
      'category:\n  - second\n  - usage\nsensitivity: technical\nwhy: To know.\n',
    );
  });

  test('may be that a ping is a switch of its own, which is begun with all that is to be written', async () => {
    const site = editedSite([]);
    await brought(site, twoMetrics);
    edit(site, sheet, '\n* daily,', '\n* daily,new daily-report');
    expect((await brought(site, twoMetrics)).lacking).toEqual([{ column: 'since', keys: ['new daily-report'] }]);
    // The row that begins the switch says what it still needs.
    expect(String(site.get(sheet))).toMatch(/^\* daily,new daily-report,+since,/m);
    edit(site, sheet, 'new daily-report,,,,,,', 'new daily-report,,,,,,2026-08-01');
    await brought(site, twoMetrics);
    expect(site.get('content/categories/daily-report.md')).toMatchSnapshot();
    expect((await readSite(memoryFiles(site))).problems.filter(({ advice }) => !advice)).toEqual([]);
    expect(paths(await brought(site, twoMetrics))).toEqual([]);
  });

  test('makes the example of a switch that it begins from those of the fields, until somebody writes another', async () => {
    const site = editedSite([]);
    const path = 'content/categories/second.md';
    const answers = { category: 'new second', since: '2026-08-01', sensitivity: 'technical' };
    await brought(site, twoMetrics, { answers });
    expect(String(site.get(path))).toContain('\nexample: {}\n');
    edit(site, sheet, '\nsearch.count,,,,,,,,,,,', '\nsearch.count,,,,,,,,,,,{"a":3}');
    await brought(site, twoMetrics);
    expect(String(site.get(path))).toContain('\nexample:\n  search:\n    count:\n      a: 3\n');
    expect((await readSite(memoryFiles(site))).problems.filter(({ advice }) => !advice)).toEqual([]);
    expect(paths(await brought(site, twoMetrics))).toEqual([]);
    const own = String(site.get(path)).replace(/a: 3/, 'a: 4');
    site.set(path, own);
    edit(site, sheet, '"{""a"":3}"', '"{""a"":5}"');
    await brought(site, twoMetrics);
    expect(site.get(path)).toBe(own);
  });

  test('that is no answer is a problem at its cell, with every way out; nothing is written', async () => {
    const site = editedSite([]);
    await brought(site, twoMetrics);
    edit(site, sheet, '\nsearch.engine,,', '\nsearch.engine,usge,tecnical');
    edit(site, sheet, '\nsearch.count,,,,,,,', '\nsearch.count,,,,,,,31.8.26');
    site.set(sheet, `${String(site.get(sheet))}search.cout,usage,,,,,,,,,,,,,,,\n`);
    const before = new Map(site);
    expect(await bring(site, twoMetrics)).toEqual([
      {
        code: 'schema/wrong-value',
        file: sheet,
        line: 5,
        column: 15,
        message: 'There is no category "usge". Categories: usage. More than one are written with a space between.',
        fix: 'write  usage  or  new usge, which begins content/categories/usge.md',
      },
      expect.objectContaining({ line: 5, fix: 'write  technical' }) as unknown,
      expect.objectContaining({ line: 6, fix: 'write it as  2026-10-08' }) as unknown,
      expect.objectContaining({
        code: 'reference/dangling',
        line: 7,
        fix: 'write  search.count  or remove the row',
      }) as unknown,
    ]);
    expect(site).toEqual(before);
  });
});
