import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generate } from '../../data/generate/generate.ts';
import { data } from './published.ts';

const folder = mkdtempSync(join(tmpdir(), 'generated-'));
beforeAll(() => generate({ folder }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fingerprints = (root: string) =>
  Object.fromEntries(
    readdirSync(folder)
      .sort()
      .flatMap((dataset) =>
        readdirSync(join(root, dataset))
          .filter((name) => /\.(csv|parquet)$/.test(name))
          .sort()
          .map((name) => [
            `${dataset}/${name}`,
            createHash('sha256')
              .update(readFileSync(join(root, dataset, name)))
              .digest('hex'),
          ]),
      ),
  );

test('the generator makes the committed tables, byte by byte', () => {
  const made = fingerprints(folder);
  expect(Object.keys(made)).toHaveLength(7 * 14);
  expect(fingerprints(data)).toEqual(made);
});
