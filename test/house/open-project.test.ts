import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const yaml = (path: string) => parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
const filesOf = (folder: string) => readdirSync(folder).map((name) => `${folder}/${name}`);

test('the changelog has the version of the package, its date, and a place for what comes next', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const headings = [...readFileSync('CHANGELOG.md', 'utf8').matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
  expect(headings[0]).toBe('[Unreleased]');
  expect(headings[1]).toMatch(new RegExp(`^\\[${version.replaceAll('.', '\\.')}\\] - \\d{4}-\\d{2}-\\d{2}$`));
});

test('workflows may read the repository and nothing else, and name the version of every action', () => {
  for (const path of filesOf('.github/workflows')) {
    expect(yaml(path)['permissions'], path).toEqual({ contents: 'read' });
    const uses = [...readFileSync(path, 'utf8').matchAll(/\buses: (\S+)/g)].map(([, action]) => action ?? '');
    expect(uses.length, path).toBeGreaterThan(1);
    expect(
      uses.filter((action) => !/^actions\/[a-z-]+@v\d+$/.test(action)),
      path,
    ).toEqual([]);
  }
});

test('workflows run the commands of the README', () => {
  const workflow = readFileSync('.github/workflows/test.yml', 'utf8');
  for (const command of ['npm ci', 'npm test']) {
    expect(readFileSync('README.md', 'utf8')).toContain(command);
    expect(workflow).toContain(`- run: ${command}\n`);
  }
});

interface Question {
  readonly type: string;
  readonly id?: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

test('forms for issues are such as GitHub takes', () => {
  const forms = filesOf('.github/ISSUE_TEMPLATE').filter((path) => !path.endsWith('/config.yml'));
  expect(forms.length).toBeGreaterThan(2);
  for (const path of forms) {
    const { name, description, body } = yaml(path) as { name: string; description: string; body: Question[] };
    expect([typeof name, typeof description], path).toEqual(['string', 'string']);
    const asked = body.filter(({ type }) => type !== 'markdown');
    expect(asked.map(({ type }) => type).filter((type) => !['input', 'textarea'].includes(type))).toEqual([]);
    expect(asked.filter(({ attributes }) => typeof attributes['label'] !== 'string')).toEqual([]);
    const ids = asked.map(({ id }) => id);
    expect(new Set(ids).size, path).toBe(asked.length);
    expect(ids).not.toContain(undefined);
  }
});

test('a pull request is asked for its privacy impact', () => {
  const template = readFileSync('.github/PULL_REQUEST_TEMPLATE.md', 'utf8');
  const impact = template.split(/^## /m).find((part) => part.startsWith('Privacy impact')) ?? '';
  for (const words of ['fields', 'consent', 'thresholds', 'budget', 'retention', 'another origin'])
    expect(impact.toLowerCase()).toContain(words);
});
