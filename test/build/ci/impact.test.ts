import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { codeSpan } from '../../../src/build/ci/code-span.ts';
import { formatFirstImpact, formatImpact } from '../../../src/build/ci/format-impact.ts';
import { impactOf } from '../../../src/build/ci/impact.ts';
import { readSiteState } from '../../../src/build/ci/site-state.ts';
import { runCommand } from '../../../src/build/cli/run-command.ts';
import { commitOf, gitFiles } from '../../../src/build/local/git-files.ts';
import type { Files } from '../../../src/source/files.ts';
import { type Edit, editedSite, remove, replace, write } from '../../sites/edited-site.ts';

function filesWith(edits: readonly Edit[]): Files {
  const site = editedSite(edits);
  return {
    list: async (folder) => [...site.keys()].filter((path) => path.startsWith(`${folder}/`)).sort(),
    read: async (path) => {
      const content = site.get(path);
      return typeof content === 'string' ? new TextEncoder().encode(content) : content;
    },
  };
}
async function stateOf(edits: readonly Edit[]) {
  const { state } = await readSiteState(filesWith(edits), () => new Date('2026-09-10'));
  if (!state) throw new Error('nothing can be read');
  return state;
}
const before = await stateOf([]);
const impact = async (...edits: Edit[]) => formatImpact(impactOf(before, await stateOf(edits)), 'main');

const usage = 'content/categories/usage.md';
const table = 'data/active-installations/datapackage.json';
const newField = write(
  'content/dictionary/locale.md',
  '---\nkind: collected\ntitle: Language\nsummary: The language of the interface.\ntype: string\nexample: de\nsince: 2026-09-01\nkey: locale\ncategory: usage\nsensitivity: personal\nwhy: To translate what is used.\n---\n\nNo region.\n',
);

test('with no change it says so', async () => {
  expect(await impact()).toBe(
    "## What this change means for people's privacy\n\nNothing. Compared with `main`. Nothing that the site says, and nothing that a category covers, differs.\n",
  );
});

test('what grows is named as wider, once, and asks for a new consent version where there is none', async () => {
  const grown = await impact(newField, replace(usage, 'the two maintainers', 'the two maintainers, a hosting company'));
  expect(grown).toContain(
    '- The category `usage`. **It covers more than people agreed to, and its consent version is still 1.**',
  );
  expect(grown).toContain('  - **wider:** `the field locale (locale) is new`');
  expect(grown).toMatch(/\*\*wider:\*\* `.*hosting company.*`/);
  expect(grown).not.toContain('The field `locale`');
  const asked = await impact(newField, replace(usage, 'consentVersion: 1', 'consentVersion: 2'));
  expect(asked).toContain('Its consent version goes from 1 to 2: people are asked again.');
  expect(asked).not.toContain('still 1');
});

/** Each kind of change that a reviewer must not overlook, and the line that tells it. */
const cases: Readonly<Record<string, { edits: Edit[]; section: string; line: string | RegExp }>> = {
  'a lower threshold': {
    edits: [replace(table, '"minimumCount": 10', '"minimumCount": 5')],
    section: 'What people agree to',
    line: '**wider:** `groups in installations have 5 or more contributors, before 10 or more`',
  },
  'higher sensitivity': {
    edits: [replace('content/dictionary/platform.md', 'sensitivity: technical', 'sensitivity: personal')],
    section: 'What people agree to',
    line: /\*\*wider:\*\* `.*platform.*personal.*`/,
  },
  'longer retention': {
    edits: [replace('content/retention/reports.md', 'keep: P60D', 'keep: P90D')],
    section: 'Said less, or weaker',
    line: 'kept in `raw-store` for: was `P60D`, is `P90D`',
  },
  'a longer life of what is published': {
    edits: [replace(table, '"keep": "P2Y"', '"keep": "P5Y"')],
    section: 'Said less, or weaker',
    line: 'kept for: was `P2Y`, is `P5Y`',
  },
  'a promise taken back': {
    edits: [remove('content/charter/groups-of-ten.md')],
    section: 'Said less, or weaker',
    line: 'The promise `groups-of-ten` – **no new note in `content/changes/` tells of it**',
  },
  'a promise with less evidence': {
    edits: [
      replace(
        'content/charter/groups-of-ten.md',
        '  - kind: checked\n    checks: [minimum-count]\n',
        '  - kind: stated\n    by: the maintainers\n    because: Nobody can see it.\n',
      ),
    ],
    section: 'Said less, or weaker',
    line: 'evidence: was `checked`, is `stated`',
  },
  'a field removed': {
    edits: [
      replace(
        'content/dictionary/platform.md',
        'since: 2026-05-01',
        'since: 2026-05-01\nremoved: 2026-09-01\nstatus: removed',
      ),
    ],
    section: 'What people agree to',
    line: '`the field platform (platform) is no longer sent`',
  },
  'a budget that was not there': {
    edits: [
      replace(
        'content/site.yaml',
        'asOf:',
        'budget:\n  unit: installation\n  epsilon: 2\n  delta: 0\n  window: P1Y\nasOf:',
      ),
    ],
    section: 'Said more, or stronger',
    line: 'privacy budget, epsilon: was `nothing`, is `2`',
  },
};

test.each(Object.entries(cases))('%s', async (_, { edits, section, line }) => {
  const parts = (await impact(...edits)).split(/^### /m);
  const part = parts.find((one) => one.startsWith(section)) ?? parts.join('### ');
  if (typeof line === 'string') expect(part).toContain(line);
  else expect(part).toMatch(line);
  expect(part.startsWith(section)).toBe(true);
});

test('a note that is new with the change tells of it', async () => {
  const note = write(
    'content/changes/keep.md',
    '---\ntitle: Kept longer\ndate: 2026-09-10\nmeaning: Reports are kept for 90 days.\nchanges:\n  - type: retention\n    schedule: reports\n---\n',
  );
  const told = await impact(replace('content/retention/reports.md', 'keep: P60D', 'keep: P90D'), note);
  expect(told).toContain('- The schedule `reports`\n');
  expect(told).toContain('was `P60D`, is `P90D`');
});

test('no text of a site becomes a link, a name that is called, a picture, HTML or a line of its own', async () => {
  const evil = '@everyone ![x](https://e.example/p.png) <img src=x> `` ` [a](b)\u202E #1 /close';
  const text = await impact(
    replace('content/dictionary/platform.md', 'why: To know where to test.', `why: ${JSON.stringify(evil)}`),
    replace('content/charter/off-by-default.md', 'order: 1', 'order: 1\n'),
  );
  expect(text).toContain('@everyone');
  // Without its code, nothing of it is left.
  const outside = text.replace(/(?<!`)(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, '');
  expect(outside).not.toMatch(/@|!\[|<|e\.example|#1|\u202E|\/close/);
});

test('a text is one line of code that nothing in it ends', () => {
  expect(codeSpan('a')).toBe('`a`');
  expect(codeSpan('a`b')).toBe('`` a`b ``');
  expect(codeSpan('``')).toBe('``` `` ```');
  expect(codeSpan('a\n\n- b\u202Ec')).toBe('`a - b c`');
  expect(codeSpan(' \n ')).toBe('–');
  expect(codeSpan('x'.repeat(500)).length).toBeLessThan(250);
});

test('what cannot be read is not called gone', async () => {
  const text = await impact(replace('content/charter/groups-of-ten.md', 'title:', 'titel:'));
  expect(text).not.toContain('The promise');
  expect(text).toContain(
    '1 file has problems. What could not be read is not compared: `content/charter/groups-of-ten.md`.',
  );
});

const folder = mkdtempSync(join(tmpdir(), 'vitrine-impact-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('the command compares with a branch, says where it has no site, and refuses one that there is not', async () => {
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], {
      stdio: 'pipe',
    });
  const siteFolder = join(folder, 'docs', 'privacy');
  mkdirSync(siteFolder, { recursive: true });
  git('init', '-q', '-b', 'main');
  git('commit', '-q', '--allow-empty', '-m', 'empty');
  git('tag', 'empty');
  for (const [path, content] of editedSite([])) {
    mkdirSync(dirname(join(siteFolder, path)), { recursive: true });
    writeFileSync(join(siteFolder, path), content);
  }
  git('add', '-A');
  git('commit', '-q', '-m', 'site');
  const site = editedSite([replace(table, '"keep": "P2Y"', '"keep": "P5Y"')]);
  writeFileSync(join(siteFolder, table), site.get(table) ?? '');

  const base = await gitFiles(await commitOf('main', siteFolder, '--base'), siteFolder);
  expect(await base.list('content')).toEqual(
    [...editedSite([]).keys()].filter((path) => path.startsWith('content/')).sort(),
  );
  const asked = async (...words: string[]) => {
    let [out, err] = ['', ''];
    const code = await runCommand(['impact', ...words], {
      caller: 'vitrine',
      environment: { SITE_DIR: siteFolder },
      write: (text) => (out += text),
      writeError: (text) => (err += text),
    });
    return { code, out, err };
  };
  expect(await asked('--base', 'main')).toMatchObject({
    code: 0,
    out: expect.stringContaining('was `P2Y`, is `P5Y`') as string,
  });
  expect(await asked('--base', 'empty')).toEqual({ code: 0, out: formatFirstImpact('empty'), err: '' });
  expect((await asked('--base', 'nowhere')).code).toBe(2);
  expect((await asked()).err).toBe('Compared with what? Name a branch:  vitrine impact --base main\n');
});
