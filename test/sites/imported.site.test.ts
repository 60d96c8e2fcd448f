import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SourceKind } from '../../src/adopt/imports/imported.ts';
import { sourceKinds } from '../../src/adopt/imports/kinds.ts';
import { parseAnswers } from '../../src/adopt/init/answers.ts';
import { newFolder } from '../../src/adopt/init/new-folder.ts';
import { searchIn } from '../../src/browser/search-index.ts';
import { importFields } from '../../src/build/cli/import-fields.ts';
import type { SearchDocument } from '../../src/build/publish/publish-search.ts';
import { openNodeEngine } from '../../src/engine/node.ts';
import type { Day } from '../../src/values/day.ts';
import { bringInto, closeEngine, filesOf } from '../adopt/imports/table/bring-tables.ts';
import { buildInto } from '../build-once.ts';
import { hasRealTables, realFolder } from './assemble.ts';

/** The day by which the site is judged: soon after the newest quarter of the tables. */
const today = '2025-12-15' as Day;

const answers = `name: Lantern
address: https://lantern.example/privacy/
website: https://lantern.example/
operator: The Lantern maintainers
contact: mailto:privacy@lantern.example
default: "off"
language: en
host: other
switches:
  - { id: app, title: The app, sensitivity: technical, kept: P10Y, sends: { locale: de } }
  - { id: command, title: The command, sensitivity: technical, kept: P10Y, sends: { shell: fish } }
  - { id: service, title: The service, sensitivity: technical, kept: P10Y, sends: { region: north } }
`;

/** What a small command counts, as Go's chart configuration has it. */
const goCharts = `title: Languages of projects
description: which languages people use Lantern for
counter: lantern/project:{go,rust,c,other}
type: partition
issue: https://lantern.example/issue/1
program: lantern.example/cmd/lantern
module: lantern.example
version: v1.4.0
---
title: How many files a project has
counter: lantern/files:{<10,10-100,100-1000,>=1000}
type: partition
issue: https://lantern.example/issue/2
program: lantern.example/cmd/lantern
module: lantern.example
---
title: Starts of Lantern
counter: lantern/starts
type: partition
issue: https://lantern.example/issue/3
program: lantern.example/cmd/lantern
module: lantern.example
---
title: Crashes of Lantern
description: stacks that ran when Lantern crashed
counter: crash/crash
type: stack
issue: https://lantern.example/issue/4
program: lantern.example/cmd/lantern
module: lantern.example
depth: 8
`;

/** What a small service sends, as semantic conventions have it. */
const conventions = `groups:
  - id: registry.lantern
    type: attribute_group
    display_name: Lantern Attributes
    brief: What the service says of itself.
    attributes:
      - id: lantern.backup.kind
        type:
          members:
            - { id: full, value: 'full', brief: Everything., stability: stable }
            - { id: part, value: 'part', brief: What changed., stability: stable }
        stability: stable
        brief: The kind of a backup.
        examples: ['full']
      - id: lantern.store
        type: string
        stability: development
        brief: The sort of place where backups are kept.
        examples: ['disk', 'bucket']
  - id: metric.lantern.backup.duration
    type: metric
    metric_name: lantern.backup.duration
    instrument: histogram
    unit: s
    stability: stable
    brief: How long a backup takes.
    attributes:
      - ref: lantern.backup.kind
        requirement_level: required
      - ref: lantern.store
  - id: metric.lantern.backups
    type: metric
    metric_name: lantern.backups
    instrument: counter
    unit: '{backup}'
    stability: stable
    brief: Backups that were made.
    attributes:
      - ref: lantern.backup.kind
  - id: event.lantern.failed
    type: event
    name: lantern.failed
    stability: development
    brief: A backup failed.
    attributes:
      - ref: lantern.store
        requirement_level: recommended
`;

const graph = join(realFolder, 'innovationgraph/2025-q3');
const tables = ['developers', 'organizations', 'git_pushes'] as const;

/** The package as it is published, of some of its tables: all of them take the checks minutes. */
function packageOf(): Record<string, string> {
  const whole = JSON.parse(readFileSync(join(graph, 'datapackage.json'), 'utf8')) as {
    resources: { name: string; path: string }[];
  };
  const resources = whole.resources.filter(({ name }) => tables.some((table) => table === name));
  return {
    'graph/datapackage.json': JSON.stringify({ ...whole, resources }, null, 2),
    ...Object.fromEntries(
      resources.map(({ name, path }) => [`graph/${path}`, readFileSync(join(graph, `${name}.csv`), 'utf8')]),
    ),
  };
}

const keysOf = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, ...found]) => found.filter(Boolean).join('.'));
/** Names of metrics in a registry of Glean, read by its indents alone. */
function metricsOf(registry: string): string[] {
  let category = '';
  return registry.split('\n').flatMap((line) => {
    const [, indent = '', name = ''] = /^( {0,2})([a-z][\w.]*):\s*$/.exec(line) ?? [];
    if (name !== '' && indent === '') category = name;
    return name !== '' && indent === '  ' ? [`${category}.${name}`] : [];
  });
}

let work: string;
let site: string;
let out: string;
/** Which files an import changed, by its first word; and when the same was asked again. */
const changed: Record<string, { readonly first: readonly string[]; readonly again: readonly string[] }> = {};

async function write(files: Iterable<readonly [path: string, text: string]>, folder: string): Promise<void> {
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

async function bringFields(kind: string, path: string, category?: string): Promise<string[]> {
  const before = await filesOf(site);
  const said: string[] = [];
  const code = await importFields(
    sourceKinds[kind] as SourceKind,
    {
      kind,
      paths: [path],
      name: kind,
      answers: category === undefined ? {} : { category, sensitivity: 'technical' },
      isDry: false,
    },
    { siteFolder: site, today, print: (line) => void said.push(line) },
  );
  expect([code, code === 0 ? '' : said.join('\n')]).toEqual([0, '']);
  return [...(await filesOf(site))].filter(([file, text]) => before.get(file) !== text).map(([file]) => file);
}

const isThere = hasRealTables('innovation-graph') && existsSync(join(realFolder, 'glean'));

describe.skipIf(!isThere)('what a project has, imported into a site of its own and built', () => {
  beforeAll(async () => {
    work = await mkdtemp(join(tmpdir(), 'vitrine-imported-'));
    site = join(work, 'site');
    out = join(work, 'out');
    const { answers: given } = parseAnswers(answers, 'answers.yaml');
    if (!given) throw new Error('the answers are whole');
    const templates = { action: '', workflow: '', gitlab: '' };
    const begun = await newFolder(given, { today, tables: new Map(), templates, openEngine: openNodeEngine });
    if (!('get' in begun)) throw new Error(JSON.stringify(begun));
    await write(begun, site);
    await write(Object.entries({ 'go/config.txt': goCharts, 'otel/lantern.yaml': conventions, ...packageOf() }), work);
    for (const [kind, path, category] of [
      ['glean', join(realFolder, 'glean'), 'app'],
      ['go-telemetry', join(work, 'go'), 'command'],
      ['otel', join(work, 'otel'), 'service'],
    ] as const)
      changed[kind] = { first: await bringFields(kind, path, category), again: await bringFields(kind, path) };
    const asked = { minimumCount: '100', keep: 'P10Y', licence: 'CC0-1.0', sampleRate: '1', category: 'service' };
    const descriptor = [join(work, 'graph/datapackage.json')];
    // Which column counts contributors is answered in the sheet: pushes are events, and developers are found.
    const first = await bringInto(site, descriptor, asked, 'datapackage');
    expect(first.changed).toEqual(['content/imports/use.csv']);
    const sheet = join(site, 'content/imports/use.csv');
    await writeFile(
      sheet,
      (await readFile(sheet, 'utf8'))
        .replace(/^\* git-pushes,,,,/m, '* git-pushes,,,none,')
        .replace(/^\* organizations,,,,/m, '* organizations,,,organizations,'),
    );
    const second = await bringInto(site, descriptor, {}, 'datapackage');
    expect(second.code).toBe(0);
    const again = await bringInto(site, descriptor, {}, 'datapackage');
    changed['datapackage'] = { first: second.changed, again: again.changed };
    await closeEngine();
    await buildInto(out, site, ['--today', today]);
  }, 600_000);
  afterAll(() => rm(work, { recursive: true, force: true }));

  const page = (path: string) =>
    parseHTML(readFileSync(join(out, path, 'index.html'), 'utf8')).document.querySelector('main');
  const documents = () => JSON.parse(readFileSync(join(out, 'search/en.json'), 'utf8')) as SearchDocument[];
  /** By the key of a field as the source has it: the address of its page. */
  const addresses = () =>
    new Map(
      (
        JSON.parse(readFileSync(join(out, 'dictionary.json'), 'utf8')) as {
          fields: { id: string; key?: string }[];
        }
      ).fields.map(({ id, key }) => [key ?? id, `dictionary/${id}/`]),
    );

  const sources = {
    glean: () => metricsOf(readFileSync(join(realFolder, 'glean/metrics.yaml'), 'utf8')),
    'go-telemetry': () => keysOf(goCharts, /^counter: ([^:\n]+)/gm),
    otel: () => keysOf(conventions, /^ {4,6}(?:- id|metric_name): (lantern\.[\w.]+)/gm),
    datapackage: () => [...tables, 'iso2_code', 'year', 'quarter'],
  } as const;
  const atLeast = { glean: 60, 'go-telemetry': 4, otel: 4, datapackage: 6 } as const;

  test.each(Object.keys(sources) as (keyof typeof sources)[])(
    '%s: each thing has a page, which search finds by its name; the same again changes nothing',
    (kind) => {
      const names = sources[kind]();
      expect(names.length).toBeGreaterThanOrEqual(atLeast[kind]);
      const [known, all] = [addresses(), documents()];
      const search = searchIn(all);
      const lost = names.filter((name) => {
        const url = known.get(name) ?? known.get(name.replaceAll('_', '-'));
        if (url === undefined || !existsSync(join(out, url, 'index.html'))) return true;
        const found = search.search(name).slice(0, 50);
        return !found.some(({ id }) => all[id as number]?.url === url);
      });
      expect(lost).toEqual([]);
      expect(changed[kind]?.first.length).toBeGreaterThanOrEqual(names.length);
      expect(changed[kind]?.again).toEqual([]);
    },
  );

  test('an event without a body is found at what it sends', () => {
    const all = documents();
    expect(
      searchIn(all)
        .search('lantern.failed')
        .map(({ id }) => all[id as number]?.url),
    ).toContain('dictionary/lantern-store/');
    expect(page('dictionary/lantern-store')?.textContent).toContain('event.lantern.failed');
  });

  test('each card weighs at most 15 kB with its style sheet, compressed, and names what the switch sends', () => {
    const sheet = gzipSync(readFileSync(join(out, 'opt-in/card-1.css'))).length;
    for (const category of ['app', 'command', 'service']) {
      const card = readFileSync(join(out, 'opt-in', category, 'index.html'));
      expect(sheet + gzipSync(card).length, category).toBeLessThan(15_000);
    }
    expect(page('opt-in/command')?.textContent).toContain('Languages of projects');
  });

  test('published tables are there byte for byte, with charts', () => {
    const built = readdirSync(join(out, 'data/use'), { recursive: true, encoding: 'utf8' });
    for (const name of tables) {
      const path = built.find((one) => one.endsWith(`${name.replaceAll('_', '-')}.csv`)) ?? '';
      expect(readFileSync(join(out, 'data/use', path)).equals(readFileSync(join(graph, `${name}.csv`)))).toBe(true);
    }
    expect(page('explore')?.textContent).toContain('developers');
  });

  test("an author's paragraph survives the next import", async () => {
    const path = changed['glean']?.first.find((one) => one.startsWith('content/dictionary/')) ?? '';
    const text = await readFile(join(site, path), 'utf8');
    await writeFile(join(site, path), `${text}\nA paragraph of our own.\n`);
    expect(await bringFields('glean', join(realFolder, 'glean'))).toEqual([]);
    expect(await readFile(join(site, path), 'utf8')).toContain('A paragraph of our own.');
  });
});
