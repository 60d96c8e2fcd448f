import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { fontMetrics } from '../../../../src/build/prepare/look/fallback-metrics.ts';
import { judgeLook, lookLimits } from '../../../../src/build/prepare/look/judge-look.ts';
import { readTokens } from '../../../../src/build/prepare/look/read-tokens.ts';
import type { LookConfig } from '../../../../src/schema/content/look.ts';
import type { SiteConfig } from '../../../../src/schema/content/site.ts';

const fontFile = createRequire(import.meta.url).resolve(
  '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
);
const font = new Uint8Array(readFileSync(fontFile));
const svg = (inner: string, root = 'viewBox="0 0 48 32"') =>
  new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg" ${root}>${inner}</svg>`);
/** Noise that no compression makes smaller, as a drawing. */
const heavy = (bytes: number) => {
  let state = 1;
  const digits = Array.from({ length: bytes }, () => {
    state = (state * 48271) % 2147483647;
    return String.fromCharCode(97 + (state % 26));
  });
  return svg(`<desc>${digits.join('')}</desc>`);
};
/** The head of a PNG of a size; what follows does not matter here. */
const png = (width: number, height: number) => {
  const bytes = new Uint8Array(64);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  new DataView(bytes.buffer).setUint32(16, width);
  new DataView(bytes.buffer).setUint32(20, height);
  return bytes;
};

async function judged(look: LookConfig | undefined, files: Readonly<Record<string, Uint8Array>> = {}) {
  const config = { ...(look ? { look } : {}) } as SiteConfig;
  const configAt = (path: readonly PropertyKey[]) => ({ file: path.join('.'), line: 1, column: 1 });
  return judgeLook(
    { config, configAt },
    {
      files: { list: () => Promise.resolve([]), read: (path) => Promise.resolve(files[path]) },
      publicFiles: Object.keys(files),
      tokens: readTokens(),
    },
  );
}
const told = async (...given: Parameters<typeof judged>) =>
  (await judged(...given)).problems.map(({ code, file, advice }) => `${code} ${file}${advice ? ' (advice)' : ''}`);

test('a site without a look has none', async () => {
  expect(await judged(undefined)).toEqual({ look: {}, problems: [] });
});

describe('an accent', () => {
  test('that cannot be read is refused with what it has, what it needs and what to paste', async () => {
    const { problems } = await judged({ accent: '#ff8800' });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: 'look/contrast', file: 'look.accent' });
    expect(problems[0]?.message).toContain('2.22:1 on the page');
    expect(problems[0]?.message).toContain('needed: 4.5:1');
    const [, nearest = ''] = /accent: "(#[0-9a-f]{6})"/.exec(problems[0]?.fix ?? '') ?? [];
    expect(await told({ accent: nearest })).toEqual([]);
  });

  test('is judged in each scheme, at its own place', async () => {
    expect(await told({ accent: { light: '#ff8800', dark: '#003355' } })).toEqual([
      'look/contrast look.accent.light',
      'look/contrast look.accent.dark',
    ]);
    expect(await told({ accent: { light: '#7a1f4b', dark: '#003355' } })).toEqual(['look/contrast look.accent.dark']);
  });

  test('of one colour has another for the dark scheme', async () => {
    const { look } = await judged({ accent: '#7a1f4b' });
    expect(look.tokens?.light['accent']).toBe('#7a1f4b');
    expect(look.tokens?.dark['accent']).not.toBe('#7a1f4b');
  });
});

describe('a logo', () => {
  const path = 'public/logo.svg';

  test('has its own size, in both schemes', async () => {
    const files = { [path]: svg(''), 'public/dark.png': png(300, 100) };
    const { look, problems } = await judged({ logo: { light: '/logo.svg', dark: '/dark.png' } }, files);
    expect(problems).toEqual([]);
    expect(look.logo).toEqual({
      light: { path: 'logo.svg', width: 48, height: 32 },
      dark: { path: 'dark.png', width: 300, height: 100 },
      onCards: true,
    });
  });

  test.each([
    ['that is not there', undefined, ['look/file look.logo']],
    ['without a size', svg('', ''), ['look/file look.logo']],
    ['of width and height', svg('', 'width="40" height="20px"'), []],
    ['that is too wide', svg('', 'viewBox="0 0 900 100"'), ['look/file look.logo']],
    ['too heavy for a card', heavy(lookLimits.logoOnCards * 2), ['look/weight look.logo (advice)']],
    ['too heavy for a page', heavy(lookLimits.logo * 2), ['look/weight look.logo', 'look/weight look.logo (advice)']],
  ])('%s', async (_name, bytes, problems) => {
    expect(await told({ logo: '/logo.svg' }, bytes ? { [path]: bytes } : {})).toEqual(problems);
  });

  test('that is no PNG is told so; a name that is nearly right is suggested', async () => {
    expect(await told({ favicon: '/x.png' }, { 'public/x.png': svg('') })).toEqual(['look/file look.favicon']);
    const { problems } = await judged({ logo: '/lgo.svg' }, { [path]: svg('') });
    expect(problems[0]?.fix).toContain('write  /logo.svg');
  });
});

describe('fonts', () => {
  test('of the system need no file', async () => {
    expect(await judged({ fonts: { text: 'system' } })).toEqual({ look: { fonts: { text: {} } }, problems: [] });
  });

  test('are measured, so that the face of the system takes the same room', async () => {
    const { look } = await judged({ fonts: { headings: '/a.woff2' } }, { 'public/a.woff2': font });
    // fonts.css has 99.05, 99.34 and 31.9 for this face, from a whole paragraph.
    const { sizeAdjust = 0, ascent = 0, descent = 0 } = look.fonts?.headings?.fallback ?? {};
    expect(Math.abs(sizeAdjust - 99.05)).toBeLessThan(1);
    expect(Math.abs(ascent - 99.34)).toBeLessThan(1);
    expect(Math.abs(descent - 31.9)).toBeLessThan(0.5);
    expect(look.fonts?.headings?.weights).toEqual({ from: 200, to: 800 });
  });

  test('that are missing, no font or too heavy', async () => {
    expect(await told({ fonts: { text: '/a.woff2' } })).toEqual(['look/file look.fonts.text']);
    expect(await told({ fonts: { text: '/a.woff2' } }, { 'public/a.woff2': svg('') })).toEqual([
      'look/file look.fonts.text',
    ]);
    const padded = (size: number) => ({ 'public/a.woff2': new Uint8Array([...font, ...new Uint8Array(size)]) });
    expect(fontMetrics(padded(1)['public/a.woff2']!)).toBeDefined();
    expect(await told({ fonts: { text: '/a.woff2' } }, padded(lookLimits.fontAdvised))).toEqual([
      'look/weight look.fonts.text (advice)',
    ]);
    expect(await told({ fonts: { text: '/a.woff2' } }, padded(lookLimits.font))).toEqual([
      'look/weight look.fonts.text',
    ]);
  });
});
