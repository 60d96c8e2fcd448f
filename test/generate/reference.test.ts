import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { reference } from '../../data/generate/reference/reference.ts';
import { schemaTable } from '../../data/generate/reference/schema-table.ts';

test('the reference that is committed is what the code gives: npm run generate -- --reference', () => {
  for (const [path, text] of reference()) expect(existsSync(path) && readFileSync(path, 'utf8'), path).toBe(text);
});

test('every page of the entrance is there', () => {
  const entrance = reference().get('content/learn/adopt.md') ?? '';
  const linked = [...entrance.matchAll(/\]\(\/learn\/([a-z-]+)\/\)/g)].map(([, id]) => `content/learn/${id}.md`);
  expect(linked.length).toBeGreaterThan(10);
  for (const path of linked) expect(existsSync(path), path).toBe(true);
});

test('a table tells each key with its alternatives, and which of several forms asks for it', () => {
  const table = schemaTable({
    oneOf: [
      {
        properties: { kind: { const: 'a' }, list: { type: 'array', items: { enum: ['x', 'y'] } } },
        required: ['kind', 'list'],
      },
      { properties: { kind: { const: 'b', description: 'b | c' } }, required: ['kind'] },
    ],
  });
  expect(table.split('\n').slice(2)).toEqual([
    '| `kind` (needed) | *`a`; or `b`*. b \\| c |',
    '| `list` (needed in one form) | *a list: `x`, `y`* |',
  ]);
  expect(schemaTable({ type: 'string' })).toBe('');
});
