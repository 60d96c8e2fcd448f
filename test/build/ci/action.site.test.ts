import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { editedSite, replace } from '../../sites/edited-site.ts';
import { readWorkflowCommands } from './read-github.ts';
import { type Context, Runner, evaluate } from './run-step.ts';

interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly if?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
}
interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}
const folder = '.github/actions/vitrine';
const action = parse(readFileSync(`${folder}/action.yml`, 'utf8')) as Action;
const gitlab = parse(readFileSync('.gitlab/vitrine.yml', 'utf8')) as Record<
  string,
  { before_script?: string[]; script?: string[]; variables?: Record<string, string> }
>;

const top = realpathSync(mkdtempSync(join(tmpdir(), 'vitrine-action-')));
const workspace = join(top, 'work');
const bin = join(top, 'bin');
const git = (...args: string[]) =>
  execFileSync('git', ['-C', workspace, '-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], {
    stdio: 'pipe',
    encoding: 'utf8',
  }).trim();

function writeSite(edits: Parameters<typeof editedSite>[0]): void {
  for (const [path, content] of editedSite(edits)) {
    const file = join(workspace, 'privacy', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

function writeProgram(path: string, script: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
}

let base = '';
beforeAll(() => {
  mkdirSync(workspace);
  git('init', '-q', '-b', 'main');
  writeSite([]);
  git('add', '-A');
  git('commit', '-q', '-m', 'site');
  base = git('rev-parse', 'HEAD');
  // What npm would fetch is in this checkout already.
  writeProgram(join(bin, 'npm'), `echo "npm $*" >> ${join(top, 'npm.log')}`);
  process.env['PATH'] = `${bin}${delimiter}${process.env['PATH'] ?? ''}`;
});
afterAll(() => rmSync(top, { recursive: true }));

/** Runs the steps that are scripts, in order, until one fails; `inputs` differ from the defaults. */
function runAction(runner: Runner, inputs: Readonly<Record<string, string>>) {
  const context: Context = {
    'github.event.pull_request.base.sha': '',
    'github.token': 'none',
    'github.action_path': resolve(folder),
  };
  const given = Object.fromEntries(
    Object.entries(action.inputs).map(([name, { default: value }]) => [
      `inputs.${name}`,
      inputs[name] ?? evaluate(value, context),
    ]),
  );
  const done: Record<string, ReturnType<Runner['run']>> = {};
  for (const { name = '', run, env = {}, if: condition = '' } of action.runs.steps) {
    const isAsked =
      !(condition.includes('inputs.base') && given['inputs.base'] === '') &&
      !(condition.includes('inputs.build') && given['inputs.build'] !== 'true') &&
      !condition.includes('inputs.comment');
    if (run === undefined || !isAsked) continue;
    const values = Object.fromEntries(
      Object.entries(env).map(([key, text]) => [key, evaluate(text, { ...context, ...given })]),
    );
    const result = runner.run(run, values);
    done[name] = result;
    if (result.code !== 0) break;
  }
  return done;
}

test('the action pins what it uses, names a shell for each script, and puts no expression into one', () => {
  expect(action.runs.using).toBe('composite');
  for (const { uses, run, shell } of action.runs.steps) {
    if (uses !== undefined) expect(uses).toMatch(/^actions\/[a-z-]+@v\d+$/);
    if (run !== undefined) expect([shell, run.includes('${{')]).toEqual(['bash', false]);
  }
  for (const { value } of Object.values(action.outputs)) {
    const [, id, output] = /steps\.([a-z]+)\.outputs\.([a-z]+)/.exec(value) ?? [];
    expect(action.runs.steps.find((step) => step.id === id)?.run, value).toContain(`${output}`);
  }
});

test('the example of a workflow uses inputs that there are, and asks for no more than it needs', () => {
  const example = parse(readFileSync(`${folder}/example-workflow.yml`, 'utf8')) as {
    permissions: unknown;
    jobs: Record<string, { permissions: Record<string, string>; steps: { uses: string; with?: object }[] }>;
  };
  expect(example.permissions).toEqual({ contents: 'read' });
  const uses = Object.values(example.jobs).flatMap(({ steps }) => steps);
  for (const { uses: name, with: given = {} } of uses)
    if (name.includes('/vitrine@')) expect(Object.keys(given).filter((input) => !(input in action.inputs))).toEqual([]);
  expect(example.jobs['publish']?.permissions).toEqual({ contents: 'read', pages: 'write', 'id-token': 'write' });
});

test('a change is annotated and its impact told, and nothing is built while it has a problem', () => {
  writeSite([
    replace('content/retention/reports.md', 'keep: P60D', 'keep: P90D'),
    replace('data/active-installations/2026-08.csv', 'macos,118', 'macos,3'),
  ]);
  const runner = new Runner(join(top, 'change'), workspace);
  const done = runAction(runner, { site: 'privacy', base });
  expect(Object.entries(done).map(([name, { code }]) => `${name} ${code}`)).toEqual([
    'Get Vitrine 0',
    'Impact 0',
    'Check 1',
  ]);
  const { impact = '', broken } = runner.outputs();
  expect(broken).toBe('true');
  expect(impact).toContain('was `P60D`, is `P90D`');
  expect(runner.summary()).toContain('was `P60D`, is `P90D`');
  const places = readWorkflowCommands(done['Check']?.stdout ?? '').map(({ name, properties }) => [
    name,
    properties['file'],
    properties['line'],
  ]);
  expect(places).toContainEqual(['error', 'privacy/data/active-installations/2026-08.csv', '3']);
}, 240_000);

test('the scheduled run shows a late release as broken', () => {
  writeSite([replace('content/site.yaml', 'asOf: 2026-09-10', 'asOf: 2027-03-10')]);
  const runner = new Runner(join(top, 'scheduled'), workspace);
  const plain = runAction(runner, { site: 'privacy', build: 'false' });
  expect(plain['Check']?.code).toBe(1);
  const done = runAction(runner, { site: 'privacy', 'publish-failures': 'true', out: 'site' });
  expect([done['Check']?.code, done['Build']?.code]).toEqual([0, 0]);
  expect(readFileSync(join(workspace, 'site/checks.json'), 'utf8')).toContain('freshness');
  expect(readFileSync(join(workspace, 'site/audit/index.html'), 'utf8')).toContain('href="../data/');
  expect(existsSync(join(workspace, 'site/.nojekyll'))).toBe(true);
  expect(runner.outputs()).toMatchObject({ folder: 'site', broken: 'true' });
  // Between these two lines nothing is a command.
  expect(done['Build']?.stdout).toMatch(/^::stop-commands::([0-9a-f]{32})\n[\s\S]*::\1::\n$/);
}, 480_000);

const scriptOf = (name: string) => action.runs.steps.find((step) => step.name === name)?.run ?? '';

test('the comment is written once, and then rewritten', () => {
  const runner = new Runner(join(top, 'comment'), workspace);
  const log = join(top, 'gh.log');
  const write = (id: string) => {
    writeProgram(join(bin, 'gh'), `case "$*" in *--jq*) echo '${id}';; *) echo "$*" >> ${log};; esac`);
    return runner.run(scriptOf('Comment'), { GH_TOKEN: 'x', NUMBER: '7', GITHUB_REPOSITORY: 'a/b' }).code;
  };
  expect(write('')).toBe(0);
  expect(existsSync(log)).toBe(false);
  const file = join(runner.folder, 'temp/vitrine-impact.md');
  writeFileSync(file, '## What this change means\n');
  expect([write(''), write('99')]).toEqual([0, 0]);
  expect(readFileSync(log, 'utf8').trim().split('\n')).toEqual([
    `api --silent --method POST repos/a/b/issues/7/comments --field body=@${file}`,
    `api --silent --method PATCH repos/a/b/issues/comments/99 --field body=@${file}`,
  ]);
});

test('a copy of the action takes what the package of the site has locked', () => {
  const runner = new Runner(join(top, 'copy'), workspace);
  const given = { PACKAGE: '', SITE: 'privacy', ENGINE: join(workspace, 'privacy') };
  writeProgram(join(workspace, 'privacy/node_modules/.bin/vitrine'), 'echo locked');
  expect(runner.run(scriptOf('Get Vitrine'), given).code).toBe(0);
  expect(runner.run('vitrine check').stdout).toBe('locked\n');
  expect(readFileSync(join(top, 'npm.log'), 'utf8')).toContain(
    `npm ci --no-audit --no-fund --prefix ${join(workspace, 'privacy')}\n`,
  );
  rmSync(join(workspace, 'privacy/node_modules'), { recursive: true });
});

test('before the first deployment nothing is compared with the published log; after it, the log is', () => {
  const runner = new Runner(join(top, 'previous'), workspace);
  const log = join(top, 'check.log');
  writeProgram(join(bin, 'vitrine'), `echo "$*" >> ${log}`);
  for (const status of ['404', '200']) {
    writeProgram(join(bin, 'curl'), `echo ${status}`);
    const given = { PREVIOUS: 'https://a.example/p/', PUBLISH_FAILURES: 'false', SITE_DIR: 'privacy' };
    expect(runner.run(scriptOf('Check'), given).code).toBe(0);
  }
  rmSync(join(bin, 'curl'));
  rmSync(join(bin, 'vitrine'));
  expect(readFileSync(log, 'utf8').trim().split('\n')).toEqual([
    'check --format github',
    'check --format github --previous https://a.example/p/',
  ]);
});

test('an own package is asked for where one is named', () => {
  const runner = new Runner(join(top, 'package'), workspace);
  runAction(runner, { site: 'privacy', package: 'vitrine@9.9.9', build: 'false' });
  expect(readFileSync(join(top, 'npm.log'), 'utf8')).toMatch(/npm install .* -- vitrine@9\.9\.9\n/);
}, 60_000);

test('the template for GitLab checks a change, writes the report and the impact, and builds on its branch', () => {
  writeSite([replace('content/retention/reports.md', 'keep: P60D', 'keep: P90D')]);
  const own = join(workspace, '.vitrine-package/node_modules/.bin');
  // Built once above is enough: here it is written down what would be built.
  writeProgram(
    join(own, 'vitrine'),
    `if [ "$1" = build ]; then echo "$*" >> ${join(top, 'built.log')}; exit 0; fi\nexec node ${resolve('src/build/cli/main.ts')} "$@"`,
  );
  const runner = new Runner(join(top, 'gitlab'), workspace);
  const run = (job: string, more: Readonly<Record<string, string>>) => {
    const script = [...(gitlab['.vitrine']?.before_script ?? []), ...(gitlab[job]?.script ?? [])].join('\n');
    const variables = gitlab['variables'] as unknown as Record<string, string>;
    return runner.run(script, { ...variables, VITRINE_PACKAGE: 'vitrine', VITRINE_SITE: 'privacy', ...more });
  };
  const checked = run('vitrine-check', { CI_MERGE_REQUEST_DIFF_BASE_SHA: base });
  expect(checked.code, checked.stderr).toBe(0);
  expect(readFileSync(join(workspace, 'vitrine-impact.md'), 'utf8')).toContain('was `P60D`, is `P90D`');
  const issues = JSON.parse(readFileSync(join(workspace, 'gl-code-quality-report.json'), 'utf8')) as {
    location: { path: string };
  }[];
  expect(issues.map(({ location }) => location.path)).toContain('privacy/content/categories/usage.md');
  expect(run('pages', { CI_PIPELINE_SOURCE: 'schedule' }).code).toBe(0);
  expect(run('pages', { CI_PIPELINE_SOURCE: 'push' }).code).toBe(0);
  expect(readFileSync(join(top, 'built.log'), 'utf8').trim().split('\n')).toEqual([
    'build --outDir vitrine-site --publish-failures',
    'build --outDir vitrine-site',
  ]);
  expect(run('pages', { VITRINE_PACKAGE: '' })).toMatchObject({
    code: 1,
    stdout: 'Set VITRINE_PACKAGE to what npm installs, or commit package.json with its lock file.\n',
  });
  writeFileSync(join(workspace, 'privacy/package-lock.json'), '{}');
  expect(run('pages', { VITRINE_PACKAGE: '', CI_PIPELINE_SOURCE: 'schedule' }).code).toBe(0);
  expect(readFileSync(join(top, 'npm.log'), 'utf8')).toContain('npm ci --no-audit --no-fund --prefix privacy\n');
}, 240_000);
