import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast } from '../../src/model/look/contrast.ts';
import { tokenPairs } from '../../src/model/look/token-pairs.ts';
import { tokensIn } from '../../src/model/look/tokens-in.ts';

const css = readFileSync(new URL('../../src/styles/tokens.css', import.meta.url), 'utf8');

describe.each(['light', 'dark'] as const)('contrast in the %s scheme', (scheme) => {
  const tokens = tokensIn(css)[scheme];
  const value = (name: string) => {
    const found = tokens.get(name);
    if (found === undefined) throw new Error(`no token --${name}`);
    return found;
  };

  it.each(tokenPairs.flatMap(({ name, grounds, least }) => grounds.map((ground) => ({ name, ground, least }))))(
    '$name has $least:1 on $ground',
    ({ name, ground, least }) => {
      expect(contrast(value(name), value(ground))).toBeGreaterThanOrEqual(least);
    },
  );
});

describe('the sheets', () => {
  const sheets = [
    'base',
    'frame',
    'page',
    'parts',
    'facts',
    'cards',
    'figures',
    'forms',
    'pages',
    'catalogue',
    'record',
    'audit',
    'flow',
    'print',
  ];

  it.each([...sheets, 'fonts', 'noscript', 'card'])('%s.css names no colour of its own', (name) => {
    const sheet = readFileSync(new URL(`../../src/styles/${name}.css`, import.meta.url), 'utf8').replace(
      /\/\*[\s\S]*?\*\//g,
      '',
    );
    expect(sheet.match(/#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(|\boklch\(/gi) ?? []).toEqual([]);
  });

  it('use every property that is defined, and define every property that is used', () => {
    const used = new Set<string>();
    const texts = sheets.map((name) => readFileSync(new URL(`../../src/styles/${name}.css`, import.meta.url), 'utf8'));
    for (const text of texts) for (const [, property = ''] of text.matchAll(/var\(--([a-z0-9-]+)/g)) used.add(property);
    // A sheet may measure something of its own.
    const defined = new Set(
      [css, ...texts].flatMap((text) => [...text.matchAll(/--([a-z0-9-]+):/g)].map(([, property = '']) => property)),
    );
    expect([...used].filter((property) => !defined.has(property))).toEqual([]);
  });
});
