import { readFile, readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { identifierKinds } from '../../../src/checks/identifiers/recognise.ts';
import { openNodeEngine } from '../../../src/engine/node.ts';
import { quoteText } from '../../../src/engine/sql.ts';

const cases = new URL('../cases/identifiers/', import.meta.url);

/** Every label in the cases of this check, and some of each kind that has a hint. */
async function labels(): Promise<string[]> {
  const paths = (await readdir(cases, { recursive: true })).filter((path) => path.endsWith('.csv'));
  const texts = await Promise.all(paths.map((path) => readFile(new URL(path, cases), 'utf8')));
  const known = [
    ...['Frau Meier', 'Dr. Ada Wong', 'info@presidio.site', 'user@xn--80ak6aa92e.com', 'a@b.c'],
    ...['Anna Schmidt Kalender', 'Anna Schmidt’s Calendar', 'Notes of Anna Schmidt', 'BÜRO von Peter Huber'],
    ...['Anna’s MacBook', 'Annas-iPhone', 'iPhone de Anna', 'Portátil de Ana', 'AnnasMac', 'PETER-PC', 'johns-mbp'],
    ...['Мария', 'автор: Мария!', '王伟', '佐藤', '김민준', 'فاطمة'],
  ];
  return [...new Set([...texts.flatMap((text) => text.split(/[,\n]/)), ...known])];
}

test('a hint finds every label in which its pattern finds something', async () => {
  const engine = await openNodeEngine();
  try {
    const rows = (await labels()).map((label) => `(${quoteText(label)})`).join(', ');
    await engine.query(`CREATE TABLE labels AS SELECT * FROM (VALUES ${rows}) AS t(label)`);
    const hinted = identifierKinds.flatMap(({ id, hint, pattern }) =>
      hint === undefined ? [] : [{ id, hint, pattern }],
    );
    expect(hinted.length).toBeGreaterThan(4);
    for (const { id, hint, pattern } of hinted) {
      const [found] = (
        await engine.query(
          `SELECT count(*) FILTER (found), count(*) FILTER (found AND NOT hinted) FROM (SELECT regexp_matches(label, ${quoteText(pattern)}) AS found, regexp_matches(label, ${quoteText(hint)}) AS hinted FROM labels)`,
        )
      ).rows;
      expect([id, Number(found?.[0]) > 0, Number(found?.[1])]).toEqual([id, true, 0]);
    }
  } finally {
    await engine.close();
  }
});
