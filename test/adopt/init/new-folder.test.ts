import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { isHost } from '../../../src/model/hosting/hosts.ts';
import { type Answers, initHosts, parseAnswers } from '../../../src/adopt/init/answers.ts';
import { answersTemplate } from '../../../src/adopt/init/answers-template.ts';
import { type HostTemplates, buildFilesOf, templatePaths } from '../../../src/adopt/init/build-files.ts';
import { newFolder } from '../../../src/adopt/init/new-folder.ts';
import { prepareContent } from '../../../src/build/prepare/prepare-content.ts';
import { addressesOf } from '../../../src/model/addresses.ts';
import type { Problem } from '../../../src/problems/problem.ts';
import { parseYaml } from '../../../src/source/parse-yaml.ts';
import { readSite } from '../../../src/source/read-site.ts';
import type { Day } from '../../../src/values/day.ts';
import { unwrittenIn } from '../../../src/values/unwritten.ts';
import { publishSchemas } from '../../../src/build/publish/publish-schemas.ts';
import { adopterWith } from '../../build/release/adopter.ts';
import { claims } from '../../sites/consent-claims.ts';
import { memoryFiles } from '../../source/memory-files.ts';
import { closeEngine, openEngine } from '../imports/table/bring-tables.ts';

afterAll(closeEngine);

const today = '2026-11-28' as Day;
const csv = 'month,platform,version,installations\n2026-10,linux,2.0,120\n2026-10,linux,2.1,180\n2026-10,mac,2.1,90\n';
const tables = new Map([
  ['a.csv', new TextEncoder().encode(csv)],
  ['b.csv', new TextEncoder().encode('quarter,opened\n2026-Q3,4\n')],
]);

const templates: HostTemplates = {
  action: readFileSync(templatePaths.action, 'utf8'),
  workflow: readFileSync(templatePaths.workflow, 'utf8'),
  gitlab: readFileSync(templatePaths.gitlab, 'utf8'),
};

const oneSwitch = {
  id: 'usage',
  title: 'Usage',
  sensitivity: 'technical',
  kept: 'P90D',
  sends: {
    version: '2.1',
    platform: 'linux',
    'os.name': 'x',
    runs: 3,
    on: true,
    tags: ['a'],
    deep: { a: 1, list: [{ b: 1 }, { c: 2 }] },
  },
} as unknown as Answers['switches'][number];
const switches = [
  oneSwitch,
  { ...oneSwitch, id: 'crashes', title: 'Crashes', sends: { version: '2.1', stack: 'a' }, sensitivity: 'interaction' },
  { ...oneSwitch, id: 'survey', title: 'Survey', sends: { Answer: 'yes' }, kept: { forever: 'It is small.' } },
] as Answers['switches'];
const tableA = {
  id: 'versions',
  title: 'Versions',
  file: 'a.csv',
  switch: 'usage',
  licence: 'CC0-1.0',
  period: 'month',
  contributors: 'installations',
  minimumCount: 10,
  sampleRate: 1,
  every: 'P1M',
  kept: 'P2Y',
  releases: 'partition',
} as NonNullable<Answers['tables']>[number];
const tableB = {
  ...tableA,
  id: 'opened',
  file: 'b.csv',
  period: 'quarter',
  contributors: 'none',
  every: 'P3M',
} as typeof tableA;

/** The switches, of which the last one stands otherwise than the site. */
const mixed = (standing: 'off' | 'on') =>
  switches.map((one, at) => (at === switches.length - 1 ? { ...one, default: standing } : one));

const answers = (more: Partial<Answers> = {}): Answers => ({
  name: 'Lantern',
  address: 'https://lantern.example/privacy',
  website: 'https://lantern.example/',
  operator: 'The Lantern maintainers',
  contact: 'mailto:privacy@lantern.example',
  default: 'off',
  language: 'en',
  host: 'other',
  switches: [oneSwitch],
  ...more,
});

async function filesOf(given: Answers): Promise<ReadonlyMap<string, string>> {
  const files = await newFolder(given, { today, tables, templates, openEngine });
  if (!('get' in files)) throw new Error(JSON.stringify(files));
  return files;
}

const sets: readonly (readonly [string, Answers])[] = [
  ['opt-in', answers()],
  ['opt-out', answers({ default: 'on' })],
  ['opt-out, in Arabic, with tables', answers({ default: 'on', language: 'ar', switches, tables: [tableA, tableB] })],
  ['opt-out with a switch that is off', answers({ default: 'on', switches: mixed('off') })],
  ['opt-in with a switch that is on', answers({ switches: mixed('on') })],
  ['three switches', answers({ switches })],
  ['two tables', answers({ tables: [tableA, tableB] })],
  ['in German', answers({ language: 'de', tables: [tableA] })],
  ['in two languages', answers({ languages: ['en', 'de'] })],
  ...initHosts.map((host) => [`for ${host}`, answers({ host, address: 'http://localhost:8080/' })] as const),
];

describe('a new folder has no problem, and work left', () => {
  test.each(sets)('%s', async (_, given) => {
    const files = await filesOf(given);
    const { site, problems } = await readSite(memoryFiles(files));
    expect(problems.filter(({ advice }) => !advice)).toEqual([]);
    const codes = new Set(problems.map(({ code }) => code));
    expect([...codes].filter((code) => code !== 'text/unwritten' && code !== 'language/missing')).toEqual([]);
    expect(codes).toContain('text/unwritten');
    expect(site && prepareContent(site, addressesOf(site.config.url, site.config.language)).problems).toEqual([]);
  });
});

describe('what a switch is before anybody has answered', () => {
  const dialogs = (files: ReadonlyMap<string, string>) =>
    ['usage', 'crashes', 'survey'].map((id) => {
      const text = files.get(`content/categories/${id}.md`) ?? '';
      return [/^default: (.*)$/m.exec(text)?.[1], text.includes('notice that the app shows')];
    });

  test('is said once by the site, and by a switch that differs', async () => {
    expect(dialogs(await filesOf(answers({ default: 'on', switches: mixed('off') })))).toEqual([
      [undefined, true],
      [undefined, true],
      ['off', false],
    ]);
    expect(dialogs(await filesOf(answers({ switches: mixed('on') })))).toEqual([
      [undefined, false],
      [undefined, false],
      ['on', true],
    ]);
  });

  test.each(['en', 'de', 'ar'] as const)(
    'no file of an opt-out project speaks of a yes or a question: %s',
    async (language) => {
      const all: ReadonlyMap<string, string>[] = [];
      for (const host of initHosts)
        all.push(await filesOf(answers({ default: 'on', switches, tables: [tableA], language, host })));
      const found = all.flatMap((files) =>
        [...files].flatMap(([path, text]) =>
          [claims.en, claims[language]].flatMap(
            (claim) =>
              claim.exec(text.replace(/consent(?:Version|\.json)/g, ''))?.map((words) => `${path}: ${words}`) ?? [],
          ),
        ),
      );
      expect(found).toEqual([]);
      expect((await filesOf(answers({ default: 'on' }))).get('README.md')).toContain('tells people with these words');
      expect((await filesOf(answers({ switches: mixed('on') }))).get('README.md')).toContain(
        'asks with these words, or tells',
      );
    },
  );
});

test('site.yaml names the schema that the folder README says how to write', async () => {
  const files = await filesOf(answers());
  expect(files.get('content/site.yaml')).toMatch(/^# yaml-language-server: \$schema=\.\.\/schemas\/site\.json\n/);
  expect(publishSchemas().map(({ path }) => path)).toContain('schemas/site.json');
  expect(files.get('README.md')).toContain('npx vitrine schemas ');
});

test('it says nothing that was not answered: every other text is a marker', async () => {
  const files = await filesOf(answers());
  const category = files.get('content/categories/usage.md') ?? '';
  expect(category).toMatchInlineSnapshot(`
    "---
    title: Usage
    order: 1
    summary: :unwritten[What this switch sends, in one sentence]
    sensitivity: technical
    purposes:
      - :unwritten[Why it is collected]
    consentVersion: 1
    noticeVersion: 1
    since: 2026-11-28
    retention: usage
    recipients:
      - :unwritten[Who receives it, or can see it]
    optOut:
      note: :unwritten[How this is turned off]
    whenOff: :unwritten[What happens in the app when this is off]
    example:
      version: "2.1"
      platform: linux
      os.name: x
      runs: 3
      on: true
      tags:
        - a
      deep:
        a: 1
        list:
          - b: 1
          - c: 2
    dialog:
      title: :unwritten[The question the app asks]
      text: :unwritten[What the app says about it, in two or three short sentences]
    ---
    "
  `);
  expect(files.get('content/retention/usage.md')).toMatchInlineSnapshot(`
    "---
    title: "How long it is kept: Usage"
    order: 1
    summary: :unwritten[How long it is kept, in one sentence]
    startsWith: :unwritten[From when the time counts]
    stages:
      - place: raw-store
        what: :unwritten[What is kept there]
        keep: P90D
        then: :unwritten[What happens at the end of this time]
    ---
    "
  `);
  expect([...files.keys()].filter((path) => path.startsWith('content/charter/'))).toEqual([]);
  const described = await filesOf(answers({ description: 'A lamp.' }));
  expect(unwrittenIn(described.get('content/site.yaml') ?? '')).toEqual(['How everything is turned off']);
});

test('a key that several switches send is one field of all of them, as revealing as the most revealing', async () => {
  const files = await filesOf(answers({ switches }));
  expect(files.get('content/dictionary/version.md')).toContain(
    'category:\n  - usage\n  - crashes\nsensitivity: interaction\n',
  );
  expect([...files.keys()].filter((path) => path.startsWith('content/dictionary/'))).toContain(
    'content/dictionary/os-name.md',
  );
  expect(files.get('content/dictionary/deep-list-b.md')).toContain('key: deep.list[].b\n');
});

test('a table is described from its rows and waits for its first release', async () => {
  const files = await filesOf(answers({ tables: [tableA, tableB] }));
  const text = files.get('data/versions/datapackage.json') ?? '';
  const { resources } = JSON.parse(text) as {
    resources: { path: unknown; schema: { fields: object[]; primaryKey: string[] } }[];
  };
  expect(resources[0]?.path).toEqual([]);
  expect(resources[0]?.schema.primaryKey).toEqual(['month', 'platform', 'version']);
  // A version is sent as a text; that it looks like a number here makes it none.
  expect(resources[0]?.schema.fields).toContainEqual({
    name: 'version',
    type: 'string',
    constraints: { enum: ['2.0', '2.1'] },
  });
});

/** What is wrong with the one table of the answers. */
async function faultsOf(table: Partial<typeof tableA>, text: string): Promise<readonly Problem[]> {
  const told = await newFolder(answers({ tables: [{ ...tableA, ...table }] }), {
    today,
    tables: new Map([[tableA.file, new TextEncoder().encode(text)]]),
    templates,
    openEngine,
  });
  return 'get' in told ? [] : told;
}

test('what cannot be read from a table is told, and nothing is made up in its place', async () => {
  expect(await faultsOf({}, csv)).toEqual([]);
  const told = [
    ...(await faultsOf({ contributors: 'platform' }, csv)),
    ...(await faultsOf({}, 'month,platform,version,installations\n')),
    ...(await faultsOf({}, `${csv}2026-10,"mac,3.0,90\n`)),
    ...(await faultsOf({}, '')),
    ...(await faultsOf({}, csv.replace('platform', 'the platform'))),
  ];
  expect(told.map(({ code, line, message }) => `${line} ${code} ${message}`)).toMatchInlineSnapshot(`
    [
      "1 table/value The column "platform" of the table "versions" is to count who is behind a row, but does not hold whole numbers from 0 on.",
      "1 table/value The table "versions" has no rows, so nothing tells what its columns hold.",
      "5 table/structure A quote is opened here and never closed.",
      "1 table/structure The file is empty.",
      "1 table/header The column "the platform" must have a name of letters, digits and underscores that begins with no digit.",
    ]
  `);
});

test('columns of one name share an entry of the dictionary, and one that is sent describes its column', async () => {
  const twice = { ...tableA, id: 'versions-again' };
  const files = await filesOf(answers({ tables: [tableA, twice] }));
  const ofColumns = [...files.keys()].filter((path) => /^content\/dictionary\/.*\//.test(path));
  expect(ofColumns).toEqual(['content/dictionary/versions/month.md', 'content/dictionary/versions/installations.md']);
  expect(files.get('content/dictionary/versions/month.md')).toContain('kind: published\n');
});

test('the first release of a table that was begun is followed by the next: no column closes with its first period', async () => {
  const adopter = await adopterWith(await filesOf(answers({ tables: [tableB] })));
  onTestFinished(() => adopter.leave());
  const released = async (dataset: string, file: string, text: string) =>
    adopter.type([dataset, await adopter.write(file, text), '--date', '2027-02-01']);
  expect(await released('opened', '2026-Q3.csv', 'quarter,opened\n2026-Q3,4\n')).toContain('exit code 0');
  expect(await released('opened', '2026-Q4.csv', 'quarter,opened\n2026-Q4,5\n')).toContain('exit code 0');
});

test('a table without the named columns is told with those it has', async () => {
  const told = await newFolder(answers({ tables: [{ ...tableA, period: 'Month', contributors: 'users' }] }), {
    today,
    tables,
    templates,
    openEngine,
  });
  expect(told).toEqual([
    expect.objectContaining({
      code: 'table/header',
      message:
        'The table "versions" has no column "Month", "users". Its columns: month, platform, version, installations.',
    }),
  ]);
});

test('the same answers give the same bytes', async () => {
  const given = answers({ switches, tables: [tableA] });
  expect([...(await filesOf(given))]).toEqual([...(await filesOf(given))]);
});

describe('what makes a host build', () => {
  const own = async (host: Answers['host']) => {
    const files = await filesOf(answers({ host, address: 'https://lantern.example/privacy' }));
    return new Map([...files].filter(([path]) => /\.(?:yml|toml)$/.test(path)));
  };

  test.each(initHosts)('%s: can be read', async (host) => {
    const files = await own(host);
    expect(files.size).toBe({ 'github-pages': 2, 'gitlab-pages': 2, netlify: 1, cloudflare: 1, other: 0 }[host]);
    for (const [file, text] of files)
      if (file.endsWith('.yml')) expect(parseYaml(text, { file, syntaxCode: 'yaml/syntax' }).problems).toEqual([]);
  });

  test('GitHub: the example of a workflow, with the copy of the action that lies beside it', async () => {
    const files = await own('github-pages');
    const workflow = files.get('.github/workflows/privacy.yml') ?? '';
    expect(files.get('.github/actions/vitrine/action.yml')).toBe(templates.action);
    const uses = [...workflow.matchAll(/uses: (\S+)/g)].map(([, name]) => name);
    expect(uses.filter((name) => name === './.github/actions/vitrine')).toHaveLength(2);
    expect(
      uses.filter((name) => !/^(?:actions\/checkout@v\d+|\.\/\.github\/actions\/vitrine)$/.test(name ?? '')),
    ).toEqual([]);
    expect(workflow).toContain('previous: https://lantern.example/privacy/\n');
    expect(workflow).not.toMatch(/OWNER|TAG|example\.org/);
    // What is asked of the runner is as it stands in the example.
    const rest = (text: string) =>
      text.split('\n').filter((line) => !/uses:|previous:|^#|address of your site/.test(line));
    expect(rest(workflow)).toEqual(rest(templates.workflow));
  });

  test('a template without the place to fill is told, not written', () => {
    const changed = { ...templates, workflow: templates.workflow.replaceAll('@TAG', '@v1') };
    expect(() => buildFilesOf(answers({ host: 'github-pages' }), changed)).toThrow('The template has no');
  });

  test('GitLab: the template, and what it must know', async () => {
    const files = await own('gitlab-pages');
    expect(files.get('.gitlab/vitrine.yml')).toBe(templates.gitlab);
    const value = parse(files.get('.gitlab-ci.yml') ?? '') as { variables: object };
    expect(Object.keys(value.variables).filter((name) => !templates.gitlab.includes(`  ${name}: ''`))).toEqual([]);
    expect(value).toEqual({
      include: [{ local: '/.gitlab/vitrine.yml' }],
      variables: { VITRINE_PREVIOUS: 'https://lantern.example/privacy/' },
    });
  });

  test.each(['netlify', 'cloudflare'] as const)('%s: pages that work at any path, with its headers', async (host) => {
    expect([...(await own(host)).values()].join()).toContain(`npx vitrine build --host ${host}`);
    expect(isHost(host)).toBe(true);
  });
});

test('the folder names no path of the computer on which it was begun', async () => {
  const file = '/home/somebody/exports/a.csv';
  const files = await newFolder(answers({ tables: [{ ...tableA, file }] }), {
    today,
    tables: new Map([[file, new TextEncoder().encode(csv)]]),
    templates,
    openEngine,
  });
  expect('get' in files && [...files.values()].filter((text) => text.includes('somebody'))).toEqual([]);
  expect('get' in files && files.get('README.md')).toContain('npx vitrine release versions path/to/a.csv');
});

describe('answers', () => {
  test('the template to fill in is whole, with its optional lines and without', () => {
    const { answers: read, problems } = parseAnswers(answersTemplate, 'answers.yaml');
    expect(problems).toEqual([]);
    expect(read?.switches[0]?.sends).toEqual({ version: '2.1', platform: 'linux' });
    const all = answersTemplate.replace(/^(\s*)# (?=\s*(?:[a-zA-Z]+:|- id))/gm, '$1');
    const whole = parseAnswers(all.replace(/^# (?:Answers|Write|Lines).*$/gm, ''), 'answers.yaml');
    expect(whole.problems).toEqual([]);
    expect(whole.answers?.tables).toHaveLength(1);
  });

  test('all that is wrong is told at once, each at its place', () => {
    const written =
      'name: X\naddress: example.org\ndefault: maybe\nswitches:\n  - id: A b\n    sends: {}\n    kept: soon\nhots: x\n';
    const told = parseAnswers(written, 'a.yaml').problems.map(
      ({ line, message }) => `${line} ${message.split(/[:,]/)[0] ?? ''}`,
    );
    expect(told).toMatchInlineSnapshot(`
      [
        "2 "address" is "example.org"",
        "1 "website" is missing",
        "1 "operator" is missing",
        "1 "contact" is missing",
        "3 "default" is "maybe"",
        "1 "language" is missing",
        "5 "switches[0].id" is "A b"",
        "5 "switches[0].title" is missing",
        "5 "switches[0].sensitivity" is missing",
        "7 "switches[0].kept" is the text "soon"",
        "6 "switches[0].sends" is {}",
        "8 "hots" is not a key here. Allowed",
      ]
    `);
  });

  test('ids that stand twice, switches that nobody answered, languages without words', () => {
    const text = JSON.stringify(
      answers({ switches: [oneSwitch, oneSwitch], tables: [{ ...tableA, switch: 'none' }], language: 'fr' }),
    );
    expect(parseAnswers(text, 'a.yaml').problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'schema/wrong-value The interface has no words in "fr". There are: en, de, ar.',
      'file/duplicate Two of "switches" have the id "usage".',
      'reference/dangling There is no switch "none". There are: usage, usage.',
    ]);
  });
});
