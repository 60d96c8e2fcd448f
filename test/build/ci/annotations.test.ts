import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import type { CheckReport } from '../../../src/audit/report.ts';
import { annotationsOf, pathInRepository } from '../../../src/build/ci/annotations.ts';
import { annotationFormats } from '../../../src/build/ci/formats.ts';
import type { Problem } from '../../../src/problems/problem.ts';
import { readWorkflowCommands } from './read-github.ts';
import { sarifRules } from './sarif-rules.ts';

const problem: Problem = {
  code: 'schema/unknown-key',
  file: 'content/categories/a, b: 100%.md',
  line: 5,
  column: 3,
  message: '"x" is not a key here.\n::error file=a::injected\r\nAllowed: 50%, %0A.',
  fix: 'write  y: 1',
};
const advice: Problem = {
  ...problem,
  code: 'reading/level',
  file: 'content/site.yaml',
  line: 0,
  column: 0,
  advice: true,
};
const finding = {
  check: 'minimum-count',
  status: 'fail',
  dataset: 'installs',
  table: 'installs',
  file: 'installs/2026-08.csv',
  line: 7,
  row: 'month=2026-08, platform=linux',
  message: 'A count is 9 days below 10.',
  observed: '9',
  allowed: 'at least 10',
} as const;
const report = {
  findings: [
    finding,
    { ...finding, check: 'rounding', status: 'review', waiver: 'old-rows' },
    { ...finding, check: 'freshness', status: 'review', file: undefined, line: undefined, row: undefined },
    { ...finding, check: 'budget', dataset: 'site', file: undefined, line: undefined },
    { ...finding, check: 'sampling', status: 'not-checkable' },
  ],
  results: [
    {
      check: 'minimum-count',
      dataset: 'installs',
      table: 'installs',
      outcome: { findings: [finding], findingCount: 412 },
    },
  ],
} as unknown as CheckReport;

const pathOf = pathInRepository('/home/x/repository/docs/privacy', '/home/x/repository');
const annotations = await annotationsOf({ problems: [advice, problem], report, pathOf });
const tool = { version: '1.2.3' };

test('each problem and finding stands on its file and line in the repository, the worst first', () => {
  expect(annotations.map(({ level, rule, path, line }) => `${level} ${rule} ${path}:${line}`)).toEqual([
    'error schema/unknown-key docs/privacy/content/categories/a, b: 100%.md:5',
    'error check/budget docs/privacy/content/site.yaml:1',
    'error check/minimum-count docs/privacy/data/installs/2026-08.csv:7',
    'warning check/freshness docs/privacy/data/installs/datapackage.json:1',
    'notice reading/level docs/privacy/content/site.yaml:1',
    'notice check/rounding docs/privacy/data/installs/2026-08.csv:7',
    'notice check/minimum-count docs/privacy/data/installs/datapackage.json:1',
  ]);
  expect(annotations[2]?.message).toBe(
    'A count is 9 days below 10.\nWhere: installs, month=2026-08, platform=linux\nFound: 9; allowed: at least 10',
  );
  expect(annotations.at(-1)?.message).toBe(
    '411 more findings of minimum-count in installs were counted and not listed.',
  );
});

test('GitHub reads each back as it was, and no text of a file becomes a command', () => {
  const commands = readWorkflowCommands(annotationFormats.github(annotations));
  expect(commands.map(({ name, properties: { file, line }, message }) => ({ name, file, line, message }))).toEqual(
    annotations.map(({ level, path, line, message }) => ({ name: level, file: path, line: String(line), message })),
  );
  expect(commands[0]?.properties).toMatchObject({ col: '3', title: 'schema/unknown-key' });
});

test('GitLab gets one issue each, with a severity and a fingerprint of its own', () => {
  const issues = JSON.parse(annotationFormats.gitlab(annotations)) as Record<string, unknown>[];
  expect(issues).toHaveLength(annotations.length);
  expect(issues[2]).toEqual({
    description: annotations[2]?.message,
    check_name: 'check/minimum-count',
    fingerprint: annotations[2]?.fingerprint,
    severity: 'blocker',
    location: { path: 'docs/privacy/data/installs/2026-08.csv', lines: { begin: 7 } },
  });
  expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
  expect(new Set(issues.map(({ severity }) => severity))).toEqual(new Set(['blocker', 'major', 'info']));
});

test('SARIF keeps the rules of its schema, and says which rule, which file and who accepted it', () => {
  const log = JSON.parse(annotationFormats.sarif(annotations, tool)) as {
    runs: { tool: { driver: { rules: { id: string }[] } }; results: Record<string, unknown>[] }[];
  };
  const ajv = new Ajv();
  addFormats(ajv);
  const isValid = ajv.compile(sarifRules);
  expect(isValid(log), JSON.stringify(isValid.errors)).toBe(true);
  const {
    results,
    tool: { driver },
  } = log.runs[0]!;
  for (const { ruleId, ruleIndex } of results) expect(driver.rules[ruleIndex as number]?.id).toBe(ruleId);
  expect(results[0]).toMatchObject({
    level: 'error',
    locations: [
      {
        physicalLocation: {
          artifactLocation: {
            uri: 'docs/privacy/content/categories/a%2C%20b%3A%20100%25.md',
            uriBaseId: '%SRCROOT%',
          },
          region: { startLine: 5, startColumn: 3 },
        },
      },
    ],
  });
  expect(results.filter((result) => 'suppressions' in result)).toMatchObject([
    { ruleId: 'check/rounding', suppressions: [{ kind: 'external' }] },
  ]);
});

test('a fingerprint stays where lines, days and counts move, and is another for another thing', async () => {
  const moved = {
    ...report,
    findings: [{ ...finding, line: 12, message: 'A count is 10 days below 10.' }],
    results: [],
  } as unknown as CheckReport;
  const later = await annotationsOf({ problems: [{ ...problem, line: 9 }], report: moved, pathOf });
  const of = (all: typeof annotations, rule: string) => all.find((one) => one.rule === rule)?.fingerprint;
  for (const rule of ['check/minimum-count', 'schema/unknown-key']) expect(of(later, rule)).toBe(of(annotations, rule));
  const twice = await annotationsOf({ problems: [problem, { ...problem, line: 8 }], pathOf });
  expect(twice[0]?.fingerprint).not.toBe(twice[1]?.fingerprint);
});

test('nothing wrong is an empty list in every format', () => {
  expect(annotationFormats.github([])).toBe('');
  expect(JSON.parse(annotationFormats.gitlab([]))).toEqual([]);
  expect(JSON.parse(annotationFormats.sarif([], tool))).toMatchObject({ runs: [{ results: [] }] });
});

test('a file outside of the repository keeps its whole path', () => {
  expect(pathInRepository('/home/y', '/home/x')('content/site.yaml')).toBe('/home/y/content/site.yaml');
  expect(pathInRepository('/home/x', '/home/x')('content/site.yaml')).toBe('content/site.yaml');
});
