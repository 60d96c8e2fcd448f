import { expect, test } from 'vitest';
import { allChecks } from '../../src/checks/all-checks.ts';
import { checkIds } from '../../src/schema/check-ids.ts';
import { readCases } from './read-cases.ts';

test('every check has cases, one of them an empty or kept one', async () => {
  const cases = await readCases();
  for (const id of checkIds)
    expect(
      cases.filter(({ check }) => check === id).map(({ name }) => name),
      id,
    ).toEqual(expect.arrayContaining([expect.stringMatching(/kept|empty/)]));
});

test('no two tasks of a check are about the same table', async () => {
  for (const { input, check: id, name } of await readCases()) {
    const tasks = allChecks.find((check) => check.id === id)?.plan(input) ?? [];
    const about = tasks.map(({ dataset, table }) => `${dataset}/${table ?? ''}`);
    expect(new Set(about).size, name).toBe(about.length);
  }
});
