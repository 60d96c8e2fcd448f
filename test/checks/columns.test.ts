import { boundNothing } from '../../src/checks/suppression/bound-cells.ts';
import { expect, test } from 'vitest';
import { columnsCheck } from '../../src/checks/columns.ts';
import { buildCase } from './case.ts';
import { formatOutcome } from './format-outcome.ts';

test('columns that only the files or only the descriptor have', async () => {
  const { input } = await buildCase('columns/header', {}, {});
  const [task] = columnsCheck.plan(input);
  if (task === undefined) throw new Error('no task');
  const header = {
    columns: [{ name: 'name', type: 'VARCHAR' }],
    rows: [['month'], ['user'], ['installations'], ['_file'], ['_period'], ['_line']],
  };
  const outcome = await task.judge({ header }, async () => undefined, boundNothing);
  expect(formatOutcome(task, outcome)).toMatchInlineSnapshot(`
    "columns installs/installs: fail; findings: 2; rows examined: 0
      Note: The names and entries of 3 columns were compared; no row needs to be read for that.
      fail installs/datapackage.json [installs | user]
        The column "user" is published, but the descriptor does not declare it.
        Observed: user
        Allowed: month, platform, installations
        Fix: declare "user" in data/installs/datapackage.json, or remove it from the files
      fail installs/datapackage.json [installs | platform]
        The descriptor declares the column "platform", but it is not published.
        Observed: month, user, installations
        Allowed: month, platform, installations
        Fix: remove "platform" from data/installs/datapackage.json, or publish it"
  `);
});
