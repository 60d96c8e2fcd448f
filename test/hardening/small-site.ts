import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

const texts: Readonly<Record<string, string>> = {
  'content/faq/why.md':
    '---\ntitle: Why is anything counted?\norder: 1\n---\nSo that we **know** what to mend.\n\n- one\n  - two\n\n> A quote with a [link](/charter/).\n',
  'content/charts/installations.md': `---
title: Installations
order: 1
question: How many installations are there?
dataset: active-installations
mark: line
x: { column: month, label: Month }
y: { column: installations, label: Installations }
period: month
---

\`\`\`sql
SELECT month, sum(installations)::BIGINT AS installations FROM installations GROUP BY month ORDER BY month
\`\`\`

How many there are.
`,
  'content/_/de/faq/why.md': '---\ntitle: Warum wird gezählt?\n---\nDamit wir **wissen**, was zu tun ist.\n',
  'public/files/notes.txt': 'Notes.\n',
  'public/files/drawing.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0"/></svg>\n',
};

const august = 'data/active-installations/2026-08';

/** Writes a site with a file of every kind into an empty folder: texts, a translation, a log, CSV and Parquet. */
export async function writeSmallSite(folder: string): Promise<void> {
  await cp(join(import.meta.dirname, '../sites/opt-out'), folder, { recursive: true });
  for (const [path, text] of Object.entries(texts)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  await connection.run(
    `COPY (SELECT month, platform, installations::BIGINT AS installations FROM read_csv('${join(folder, august)}.csv', types = {month: VARCHAR})) TO '${join(folder, august)}.parquet' (FORMAT parquet)`,
  );
  connection.closeSync();
  instance.closeSync();
  await rm(join(folder, `${august}.csv`));
  const descriptor = join(folder, 'data/active-installations/datapackage.json');
  await writeFile(descriptor, (await readFile(descriptor, 'utf8')).replace('2026-08.csv', '2026-08.parquet'));
}
