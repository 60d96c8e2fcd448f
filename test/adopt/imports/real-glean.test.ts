import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sourceKinds } from '../../../src/adopt/imports/kinds.ts';
import type { SourceKind } from '../../../src/adopt/imports/imported.ts';
import { importFields } from '../../../src/build/cli/import-fields.ts';
import { nodeFiles } from '../../../src/build/local/node-files.ts';
import { silentProgress } from '../../../src/build/local/progress.ts';
import { prepare } from '../../../src/build/prepare/prepare.ts';
import { openNodeEngine } from '../../../src/engine/node.ts';
import type { Day } from '../../../src/values/day.ts';
import { realFolder } from '../../sites/assemble.ts';
import { filesOf, newSite } from './table/bring-tables.ts';

const registry = join(realFolder, 'glean');

test.skipIf(!existsSync(registry))(
  "Glean's own registry becomes a site: each metric an entry, an author's paragraph survives, the same again changes nothing",
  async () => {
    const folder = await newSite();
    const bring = async (category?: string) => {
      const before = await filesOf(folder);
      const asked = {
        kind: 'glean',
        paths: [registry],
        name: 'glean',
        answers: category === undefined ? {} : { category },
        isDry: false,
      };
      const ports = { siteFolder: folder, today: '2026-08-04' as Day, print: () => undefined };
      const code = await importFields(sourceKinds['glean'] as SourceKind, asked, ports);
      const after = await filesOf(folder);
      return { code, changed: [...after].flatMap(([path, text]) => (before.get(path) === text ? [] : [path])) };
    };
    const first = await bring('usage');
    expect(first.code).toBe(0);
    expect(await bring()).toEqual({ code: 0, changed: [] });
    const path = first.changed.find((one) => one.startsWith('content/dictionary/')) ?? '';
    const text = await readFile(join(folder, path), 'utf8');
    await writeFile(join(folder, path), `${text}\nA paragraph of our own.\n`);
    expect(await bring()).toEqual({ code: 0, changed: [] });
    expect(await readFile(join(folder, path), 'utf8')).toContain('A paragraph of our own.');

    const { problems, ready } = await prepare({
      files: nodeFiles(folder),
      openEngine: openNodeEngine,
      progress: silentProgress,
      now: () => new Date('2026-08-04'),
    });
    expect(problems.filter(({ advice }) => !advice)).toEqual([]);
    const metrics = [...(await readFile(join(registry, 'metrics.yaml'), 'utf8')).matchAll(/^ {2}[a-z_]+:$/gm)].length;
    const entries = first.changed.filter((one) => one.startsWith('content/dictionary/'));
    expect(entries.length).toBeGreaterThanOrEqual(metrics);
    expect(ready === undefined).toBe(false);
  },
  60_000,
);
