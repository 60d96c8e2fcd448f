import { link, mkdir, readFile, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';

type Random = (limit: number) => number;

export interface Ground {
  readonly folder: string;
  /** A file beside the folder that nobody may read. */
  readonly secret: string;
}

const pick = <T>(random: Random, items: readonly T[]): T => items[random(items.length)] as T;

/** Bytes of a file changed; the file itself stays. */
type Change = (bytes: Uint8Array, random: Random) => Uint8Array | string;
const splice = (bytes: Uint8Array, at: number, length: number, put: Uint8Array) =>
  Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + length)]);
const textually =
  (change: (text: string, random: Random) => string): Change =>
  (bytes, random) =>
    change(Buffer.from(bytes).toString('utf8'), random);
const atPlace =
  (put: (random: Random) => string): Change =>
  (bytes, random) =>
    splice(bytes, random(bytes.length + 1), 0, Buffer.from(put(random)));

/** Words that mean something to one parser or another. */
const strange = [
  ...[
    '__proto__',
    'constructor',
    'null',
    '~',
    '[]',
    '{}',
    '""',
    '-1',
    '1e999',
    '0x10',
    'NaN',
    '.inf',
    '9007199254740993',
  ],
  ...[
    '*a',
    '&a b',
    '!!binary x',
    '<<: *a',
    '\u2028',
    '\u202E',
    '\u0000',
    '\uFEFF',
    '😀',
    '../../secret',
    '::chart{id=x}',
  ],
  ...[
    '9999-12-31',
    '0000-00-00',
    '=1+1',
    '<script>alert(1)</script>',
    ':parameter[x]{y}',
    '[^1]',
    '|',
    '---',
    '```',
    '\r',
  ],
];
const nests = [
  '[',
  '{',
  '{"a":',
  '- ',
  '? ',
  '> ',
  '>',
  '* ',
  '*a ',
  '_a ',
  '![',
  '**',
  '1. ',
  '(',
  '<b>',
  ':a[',
  '~~a ',
  '`',
  '$',
  '[^',
];

const changes: Readonly<Record<string, Change>> = {
  'flip-a-bit': (bytes, random) => {
    const turned = Uint8Array.from(bytes);
    if (turned.length > 0) turned[random(turned.length)]! ^= 1 << random(8);
    return turned;
  },
  cut: (bytes, random) => bytes.subarray(0, random(bytes.length + 1)),
  'cut-begin': (bytes, random) => bytes.subarray(random(bytes.length + 1)),
  empty: () => '',
  'take-out': (bytes, random) => splice(bytes, random(bytes.length + 1), random(40), Buffer.alloc(0)),
  zeros: (bytes, random) => splice(bytes, random(bytes.length + 1), 8, Buffer.alloc(8)),
  noise: (bytes, random) =>
    splice(bytes, random(bytes.length + 1), random(20), Buffer.from(Array.from({ length: 20 }, () => random(256)))),
  'strange-word': atPlace((random) => pick(random, strange)),
  'strange-line': atPlace((random) => `\n${pick(random, strange)}\n`),
  'deep-nest': atPlace((random) => pick(random, nests).repeat(10 ** (1 + random(4)))),
  'deep-line': atPlace((random) => `\n${pick(random, nests).repeat(10 ** (1 + random(4)))}\n`),
  'only-a-nest': (_, random) => pick(random, nests).repeat(10 ** (1 + random(5))),
  'long-line': atPlace((random) => pick(random, ['x', ' ', '\n', ',', '"', '#']).repeat(100_000)),
  'utf-16': textually((text) => `\uFEFF${text.split('').join('\0')}`),
  'windows-lines': textually((text) => text.replaceAll('\n', '\r\n')),
  'lines-shuffled': textually((text, random) =>
    text
      .split('\n')
      .map((line) => [random(1 << 30), line] as const)
      .sort(([a], [b]) => a - b)
      .map(([, line]) => line)
      .join('\n'),
  ),
  'line-twice': textually((text, random) => {
    const lines = text.split('\n');
    const at = random(lines.length);
    return lines.toSpliced(at, 0, lines[at] ?? '').join('\n');
  }),
  'line-gone': textually((text, random) => {
    const lines = text.split('\n');
    return lines.toSpliced(random(lines.length), 1).join('\n');
  }),
  'value-changed': textually((text, random) => {
    const values = [...text.matchAll(/(?<=[:,[] *)"[^"]*"|(?<=: )[^\n]+|(?<=[,\n])[^,\n]+/g)];
    if (values.length === 0) return text;
    const { index, 0: value } = pick(random, values);
    return (
      text.slice(0, index) +
      pick(random, [...strange, '"x"', '[[1]]', 'x'.repeat(5000)]) +
      text.slice(index + value.length)
    );
  }),
};

/** What lies in the place of a file changed. */
type Move = (path: string, all: readonly string[], ground: Ground, random: Random) => Promise<void>;
const moves: Readonly<Record<string, Move>> = {
  gone: (path) => rm(path),
  'a-folder': async (path) => {
    await rm(path);
    await mkdir(path);
  },
  'a-folder-with-itself': async (path) => {
    const bytes = await readFile(path);
    await rm(path);
    await mkdir(path);
    await writeFile(join(path, path.split(sep).at(-1) ?? ''), bytes);
  },
  'link-to-itself': async (path) => {
    await rm(path);
    await symlink(path, path);
  },
  'link-out': async (path, _, { secret }) => {
    await rm(path);
    await symlink(secret, path);
  },
  'link-to-nothing': async (path) => {
    await rm(path);
    await symlink(`${path}-gone`, path);
  },
  'link-to-the-folder': async (path, _, { folder }) => {
    await rm(path);
    await symlink(folder, path);
  },
  'link-to-another': async (path, all, _, random) => {
    await rm(path);
    await symlink(pick(random, all), path);
  },
  'hard-link': async (path, all, _, random) => {
    const other = pick(random, all);
    if (other === path) return;
    await rm(path);
    await link(other, path);
  },
  'bytes-of-another': async (path, all, _, random) => writeFile(path, await readFile(pick(random, all))),
  renamed: async (path, _, __, random) => {
    const name = path.split(sep).at(-1) ?? '';
    const to = pick(random, [
      `${name}.md`,
      `${name} copy`,
      'index.md',
      'Ä.md',
      '_.md',
      `${'x'.repeat(200)}.md`,
      '-.csv',
    ]);
    await rename(path, path.slice(0, -name.length) + to);
  },
  'parent-out': async (path, _, { folder, secret }) => {
    const parent = path.slice(0, path.lastIndexOf(sep));
    if (parent === folder) return;
    await rm(parent, { recursive: true });
    await symlink(secret.slice(0, secret.lastIndexOf(sep)), parent);
  },
  'parent-a-file': async (path) => {
    const parent = path.slice(0, path.lastIndexOf(sep));
    await rm(parent, { recursive: true });
    await writeFile(parent, 'no folder');
  },
};

const kinds = [...Object.keys(changes), ...Object.keys(moves)];

/** Changes one file of a folder as the numbers say. Gives what was done, in words. */
export async function mutate(ground: Ground, random: Random): Promise<string> {
  const found = await readdir(ground.folder, { recursive: true, withFileTypes: true });
  const all = found
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const path = pick(random, all);
  const kind = pick(random, kinds);
  const change = changes[kind];
  if (change) await writeFile(path, change(await readFile(path), random));
  else await moves[kind]?.(path, all, ground, random);
  return `${kind} ${path.slice(ground.folder.length + 1)}`;
}
