import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type Answers, parseAnswers } from '../../../../src/adopt/init/answers.ts';
import { newFolder } from '../../../../src/adopt/init/new-folder.ts';
import { nodeFiles } from '../../../../src/build/local/node-files.ts';
import { silentProgress } from '../../../../src/build/local/progress.ts';
import { prepare } from '../../../../src/build/prepare/prepare.ts';
import { openNodeEngine } from '../../../../src/engine/node.ts';
import type { Day } from '../../../../src/values/day.ts';
import { dayOfSite, hasRealTables, realFolder, type RealSite } from '../../../sites/assemble.ts';
import { bringInto, closeEngine, descriptorIn, folderWith, openEngine } from './bring-tables.ts';

afterAll(closeEngine);

const answersOf = (name: string): Answers => {
  const { answers } = parseAnswers(
    `name: ${name}
address: https://example.org/privacy/
website: https://example.org/
operator: The project
contact: mailto:privacy@example.org
default: "on"
language: en
host: other
switches:
  - { id: usage, title: Usage, sensitivity: technical, kept: P90D, sends: { language: de } }
`,
    'answers.yaml',
  );
  if (!answers) throw new Error('the answers are whole');
  return answers;
};

/** The rows of the last few periods that count at least 1000, so that nothing is left to hide. */
function newestRows(site: RealSite, table: string, period: string, count: string): string {
  const [head = '', ...rows] = readFileSync(join(realFolder, site, table), 'utf8')
    .trim()
    .split('\n');
  const at = (name: string) => head.split(',').indexOf(name);
  const periods = [...new Set(rows.map((row) => row.split(',')[at(period)] ?? ''))].sort().slice(-3);
  const kept = rows.filter((row) => {
    const cells = row.split(',');
    return (
      periods.includes(cells[at(period)] ?? '') &&
      Number(cells[at(count)]) >= 1000 &&
      cells.length === head.split(',').length
    );
  });
  return `${[head, ...kept].join('\n')}\n`;
}

const cases = [
  [
    'thunderbird',
    'P1W',
    [
      ['platforms.csv', 'week', 'installs'],
      ['locales.csv', 'week', 'installs'],
    ],
  ],
  [
    'jenkins',
    'P1M',
    [
      ['jenkins.csv', 'month', 'installs'],
      ['nodes.csv', 'month', 'nodes'],
    ],
  ],
] as const;

describe('tables that others published', () => {
  test.each(cases.filter(([site]) => hasRealTables(site)))(
    '%s: init and an import make a site without a problem',
    async (site, cadence, tables) => {
      const templates = { action: '', workflow: '', gitlab: '' };
      const files = await newFolder(answersOf(site), {
        today: '2020-01-01' as Day,
        tables: new Map(),
        templates,
        openEngine,
      });
      if (!('get' in files)) throw new Error(JSON.stringify(files));
      const folder = await folderWith(Object.fromEntries(files));
      const source = await folderWith(
        Object.fromEntries(tables.map(([name, period, count]) => [name, newestRows(site, name, period, count)])),
      );
      const paths = tables.map(([name]) => join(source, name));
      const answers = { minimumCount: '1000', keep: 'P10Y', sampleRate: '1', licence: 'CC0-1.0' };
      const { code, after } = await bringInto(folder, paths, answers);
      expect(code).toBe(0);
      expect(descriptorIn(after)).toMatchObject({ privacy: { cadence } });
      const { problems, ready, report } = await prepare({
        files: nodeFiles(folder),
        openEngine: openNodeEngine,
        progress: silentProgress,
        now: () => new Date(dayOfSite[site]),
      });
      expect(problems.filter(({ advice }) => !advice)).toEqual([]);
      expect(report?.findings.filter(({ status }) => status === 'fail').map(({ message }) => message)).toEqual([]);
      expect(ready?.model.charts['en']?.map(({ result }) => result.rows.length > 0)).toEqual([true, true]);
      expect((await bringInto(folder, paths)).changed).toEqual([]);
    },
    60_000,
  );
});
