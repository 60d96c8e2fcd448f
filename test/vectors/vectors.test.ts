import { expect, test } from 'vitest';
import { boundInNode } from '../../src/build/local/bound-in-node.ts';
import { openNodeEngine } from '../../src/engine/node.ts';
import { wrongOf } from './trials/trial.ts';
import { tryAll } from './trials/try-all.ts';
import { vectors } from './vectors.ts';

const engine = await openNodeEngine();
const trials = await tryAll(vectors, engine, boundInNode());
await engine.close();

test.each(Object.entries(trials))('every vector holds: %s', (_, list) => {
  expect(wrongOf(list)).toEqual([]);
  expect(list.length).toBeGreaterThan(2);
});

test('a wrong result is told from a right one', () => {
  const near = { name: 'near', got: 1.4, want: 1.5, within: 0.2 };
  const [far, none, other] = [
    { ...near, got: 1.2 },
    { ...near, got: undefined },
    { name: 'other', got: [1], want: [2] },
  ];
  expect(wrongOf([near, far, none, other])).toEqual([far, none, other]);
});
