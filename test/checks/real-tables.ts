import { existsSync } from 'node:fs';
import type { CheckInput } from '../../src/checks/check-input.ts';
import { type TableShape, loadTables } from '../../src/engine/load-tables.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { type CasePieces, buildCase } from './case.ts';
import { shapesOf } from './run-case.ts';

const root = process.env['VITRINE_REAL'] ?? new URL('../../../shared/real', import.meta.url).pathname;

/** Whether tables that real projects published lie beside this project; tests of them are skipped by name where not. */
export function hasReal(project: string): boolean {
  return existsSync(`${root}/${project}`);
}

const month = { name: 'month', type: 'yearmonth' };
const count = (name: string) => ({ name, type: 'integer' });
const label = (name: string) => ({ name, type: 'string' });

function table(dataset: string, name: string, columns: readonly object[], privacy: object) {
  const keys = columns
    .map((column) => (column as { name: string }).name)
    .filter((column) => column !== (privacy as { contributors?: unknown }).contributors);
  return { dataset, resource: name, columns, primaryKey: keys, files: [`${dataset}/${name}.csv`], privacy };
}

const jenkins = { contributors: 'installs', minimumCount: 10, keep: { forever: 'History.' } };
const thunderbird = { ...jenkins, period: 'week', cadence: 'P1W' };
const quarterly = {
  minimumCount: 100,
  period: { year: 'year', quarter: 'quarter' },
  cadence: 'P3M',
  releases: 'snapshot',
  keep: { forever: 'History.' },
};
const place = [label('iso2_code'), { name: 'year', type: 'year' }, { name: 'quarter', type: 'integer' }];
const innovation = (name: string, counted: string, extra: readonly object[] = []) =>
  table('innovationgraph/2025-q3', name, [count(counted), ...extra, ...place], { ...quarterly, contributors: counted });

/** Pieces of a check's input for the tables of each project, with the columns in the order of their files. */
export const realProjects: Readonly<Record<string, CasePieces>> = {
  jenkins: {
    today: '2024-07-20',
    tables: [
      table('jenkins', 'plugins', [month, label('plugin'), count('installs')], jenkins),
      table('jenkins', 'jenkins', [month, label('version'), count('installs')], jenkins),
      table('jenkins', 'nodes', [month, label('os'), count('nodes')], { ...jenkins, contributors: 'nodes' }),
    ],
  },
  thunderbird: {
    today: '2025-08-01',
    tables: [
      table(
        'thunderbird',
        'locales',
        [{ name: 'week', type: 'date' }, label('locale'), count('installs')],
        thunderbird,
      ),
      table(
        'thunderbird',
        'platforms',
        [{ name: 'week', type: 'date' }, label('platform'), count('installs')],
        thunderbird,
      ),
      table(
        'thunderbird',
        'version-uptake',
        [label('release_line'), { name: 'day', type: 'date' }, label('version'), count('installs')],
        { ...thunderbird, period: 'day', cadence: 'P1D' },
      ),
    ],
  },
  innovationgraph: {
    today: '2026-01-20',
    tables: [
      innovation('developers', 'developers'),
      innovation('organizations', 'organizations'),
      innovation('repositories', 'repositories'),
      innovation('git_pushes', 'git_pushes'),
      innovation('licenses', 'num_pushers', [label('spdx_license')]),
      innovation('topics', 'num_pushers', [label('topic')]),
      table(
        'innovationgraph/2025-q3',
        'economy_collaborators',
        [
          count('weight'),
          label('source'),
          label('destination'),
          { name: 'year', type: 'year' },
          { name: 'quarter', type: 'integer' },
        ],
        {
          ...quarterly,
          contributors: { none: 'A weight between two economies is published, not a number of people.' },
        },
      ),
    ],
  },
};

/** The check's input for a project, and its files by path. */
export async function realInput(
  project: string,
): Promise<{ input: CheckInput; shapes: TableShape[]; pathOf: (name: string) => string }> {
  const { input } = await buildCase(project, realProjects[project] ?? {}, {});
  return { input, shapes: shapesOf(input), pathOf: (name) => `${root}/${name}` };
}

/** Loads the tables of a project into an engine. */
export async function loadReal(project: string, engine: Engine): Promise<CheckInput> {
  const { input, shapes, pathOf } = await realInput(project);
  await loadTables(engine, shapes, async (name) => pathOf(name));
  return input;
}
