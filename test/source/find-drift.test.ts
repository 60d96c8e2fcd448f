import { describe, expect, it } from 'vitest';
import { findDrift } from '../../src/source/find-drift.ts';
import { readSite } from '../../src/source/read-site.ts';
import type { Site } from '../../src/source/site.ts';
import { editedSite, replace } from '../sites/edited-site.ts';
import { memoryFiles } from './memory-files.ts';

const place = 'content/dictionary/platform.md';
/** The smallest site whose field `platform` has a permalink, held to a source file. */
async function drift(
  line: number,
  source: string | undefined,
  { key = 'platform', path = 'src/report.rs', more = '', status = '' } = {},
) {
  const edits = [
    replace(place, 'key: platform', `key: ${key}\ncode:\n  - path: ${path}\n    line: ${line}${more}${status}`),
    ...(key === 'platform' && status === '' ? [] : [replace('content/categories/usage.md', '\n  platform: linux', '')]),
  ];
  const { site, problems } = await readSite(memoryFiles(editedSite(edits)));
  if (!site) throw new Error(JSON.stringify(problems));
  const found = await findDrift(
    site as Pick<Site, 'content'>,
    memoryFiles(new Map(source === undefined ? [] : [['src/report.rs', source]])),
  );
  return found.problems.map(({ code, file, line: at, message, fix }) => ({
    at: `${file}:${at} ${code}`,
    message,
    fix,
  }));
}
const lines = (count: number, mention: number, text = '  report.set("platform", os());') =>
  Array.from({ length: count }, (_, index) => (index + 1 === mention ? text : `// line ${index + 1}`)).join('\n');

describe('permalinks of fields', () => {
  it.each([7, 8, 10, 12, 13])(
    'hold where the field is mentioned within three lines: line 10, mentioned on %i',
    async (mention) => {
      expect(await drift(10, lines(20, mention))).toEqual([]);
    },
  );

  it.each([6, 14])(
    'have drifted where it is mentioned further away, and the new line is given: %i',
    async (mention) => {
      expect(await drift(10, lines(20, mention))).toEqual([
        {
          at: `${place}:18 source/drift`,
          message: `Line 10 of src/report.rs does not mention "platform"; line ${mention} does.`,
          fix: `line: ${mention}`,
        },
      ]);
    },
  );

  it('name the nearest of several lines, and the commit that must move with it', async () => {
    const source = lines(30, 2).replace('// line 25', 'platform');
    expect(await drift(18, source, { more: '\n    commit: 9c41d7e\n' })).toMatchObject([
      {
        message: expect.stringContaining('line 25 does') as string,
        fix: 'line: 25, and the commit and address that show it',
      },
    ]);
  });

  it('are told where the file, or every mention of the field, is gone', async () => {
    expect(await drift(10, undefined)).toEqual([
      {
        at: `${place}:17 source/drift`,
        message: 'The source code has no file src/report.rs.',
        fix: 'write the path of the file that collects the field now, with its line',
      },
    ]);
    expect(await drift(10, lines(5, 0))).toMatchObject([
      { message: 'src/report.rs has 5 lines, and the permalink names line 10; no line of the file does.' },
    ]);
  });

  it('never leave the checkout', async () => {
    expect(await drift(1, 'platform', { path: '../src/report.rs' })).toMatchObject([
      { message: 'The source code has no file ../src/report.rs.' },
    ]);
  });

  it.each([
    ['perf.page_turn_class', 'self.page_turn_class = class;', true],
    ['perf.page_turn_class', 'let pageTurnClass = classOf(turns);', true],
    ['perf.page_turn_class', 'PAGE_TURN_CLASS,', true],
    ['perf.page_turn_class', 'page_turn_classes.push(x)', false],
    ['perf.page_turn_class', 'page turn class', false],
    ['use.os', 'is_host_os()', false],
    ['use.os', 'report.insert("use.os", os)', true],
  ])('%s is mentioned in %s: %s', async (key, text, isMentioned) => {
    expect((await drift(1, text, { key })).length === 0).toBe(isMentioned);
  });

  it('prefer the whole key to the name alone', async () => {
    expect(
      await drift(1, lines(20, 15, 'set("use.week", w)').replace('// line 1\n', 'let week = 1;\n'), {
        key: 'use.week',
      }),
    ).toMatchObject([{ fix: 'line: 15' }]);
  });
});

describe('a permalink with an address', () => {
  const url = 'https://git.example/app/src/commit/9c41d7e05b/src/report.rs#L10';
  const told = async (path: string, line: number, address = url) => {
    const code = `code:\n  - path: ${path}\n    line: ${line}\n    commit: 9c41d7e05b\n    url: ${address}`;
    const { problems } = await readSite(
      memoryFiles(editedSite([replace(place, 'key: platform', `key: platform\n${code}`)])),
    );
    return problems.map(({ line: at, message }) => `${at} ${message}`);
  };

  it('shows the place that it names', async () => {
    expect(await told('src/report.rs', 10)).toEqual([]);
    expect(await told('src/report.rs', 12, url.replace('#L10', '#L10-L14'))).toEqual([]);
    expect(await told('src/report.rs', 10, url.replace('#L10', ''))).toEqual([]);
    expect(await told('src/report.rs', 10, url.replace('9c41d7e05b', '9c41d7e'))).toEqual([]);
    expect(await told('a b/report.rs', 10, 'https://git.example/commit/9c41d7e05b/a%20b/report.rs#lines-10')).toEqual(
      [],
    );
  });

  it('is a problem where path, line or commit are others than those of its address', async () => {
    expect(await told('src/nowhere.rs', 999_999)).toEqual([
      `17 The path of this permalink is src/nowhere.rs, but its address shows another: ${url}`,
      `18 The line of this permalink is 999999, but its address shows another: ${url}`,
    ]);
    expect(await told('src/report.rs', 10, url.replace('9c41d7e05b', 'main'))).toEqual([
      `19 The commit of this permalink is 9c41d7e05b, but its address shows another: ${url.replace('9c41d7e05b', 'main')}`,
    ]);
  });
});
