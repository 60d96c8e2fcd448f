import { describe, expect, it } from 'vitest';
import { readSite } from '../../src/source/read-site.ts';
import { type Edit, editedSite, replace } from '../sites/edited-site.ts';
import { memoryFiles } from './memory-files.ts';

const usage = 'content/categories/usage.md';
const platform = 'content/dictionary/platform.md';
const vocabulary = `values:
  - value: windows
    meaning: Microsoft Windows
  - value: macos
    meaning: Apple macOS
  - value: linux
    meaning: any Linux
`;

async function told(...edits: Edit[]): Promise<string[]> {
  const { problems } = await readSite(memoryFiles(editedSite(edits)));
  return problems
    .filter(({ advice }) => !advice)
    .map(({ code, file, line, column, message, fix }) => `${file}:${line}:${column} ${code}\n${message}\n${fix}`);
}

describe('the example of a switch', () => {
  it('holds only values that their fields allow', async () => {
    expect(await told(replace(usage, '  platform: linux', '  platform: my laptop in Berlin'))).toEqual([
      `${usage}:17:13 payload/value\n"platform" is "my laptop in Berlin", but the field "platform" allows only "windows", "macos", "linux".\nwrite one of them; or, where the app sends it, change  values  in ${platform}`,
    ]);
  });

  it('is a report, and not empty', async () => {
    const example = 'example:\n  month: 2026-08\n  platform: linux\n  version: "2.1"';
    expect(await told(replace(usage, example, 'example: {}'))).toEqual([
      `${usage}:15:10 schema/wrong-value\nThe example of "usage" is empty, but pages show it as a report that is really sent.\nwrite a report of the app, such as\nexample:\n  month: "2026-08"\n  platform: "linux"\n  version: "2.1"`,
    ]);
  });

  it('holds numbers within the bounds of their field, and every fault is told', async () => {
    const counted = replace(platform, 'type: string', 'type: integer\nunit: starts\nminimum: 0');
    const open = replace(platform, vocabulary, '');
    const own = replace(platform, 'example: linux', 'example: 3');
    const said = await told(counted, open, own, replace(usage, '  platform: linux', '  platform: -3.7'));
    expect(said).toEqual([
      `${usage}:17:13 payload/value\n"platform" is -3.7, but the field "platform" is a whole number.\nwrite a value that it allows; or, where the app sends it, change  type  in ${platform}`,
    ]);
    const below = await told(counted, open, own, replace(usage, '  platform: linux', '  platform: -3'));
    expect(below[0]).toContain('"platform" is -3, but the field "platform" is at least 0.');
    const withUnit = await told(counted, open, own, replace(usage, '  platform: linux', '  platform: 3 starts'));
    expect(withUnit[0]).toContain(
      'is "3 starts", but the field "platform" is a whole number without its unit (starts).',
    );
  });
});

describe('a field', () => {
  it('has an example and words that it allows itself', async () => {
    const said = await told(
      replace(platform, 'example: linux', 'example: Linux'),
      replace(platform, 'value: macos', 'value: 7'),
    );
    expect(said.map((line) => line.split('\n')[1])).toEqual([
      'Value 2 of "values" is 7, but the field "platform" is a text.',
      'The example is "Linux", but the field "platform" allows only "windows", 7, "linux".',
    ]);
  });

  it('has bounds that leave a number, and only rules that its type has', async () => {
    const said = await told(
      replace(platform, 'type: string', "type: boolean\nminimum: 4\nmaximum: 2\npattern: 'a'"),
      replace(platform, vocabulary, ''),
      replace(platform, 'example: linux', 'example: true'),
      replace(usage, '  platform: linux', '  platform: true'),
    );
    expect(said.map((line) => line.split('\n')[1])).toEqual([
      '"minimum" is said of a field of the type "boolean", which has no such value.',
      '"maximum" is said of a field of the type "boolean", which has no such value.',
      '"pattern" is said of a field of the type "boolean", which has no such value.',
      '"minimum" is 4, and "maximum" is 2: no number lies between them.',
    ]);
  });

  it('has a pattern that can be read everywhere', async () => {
    const said = await told(replace(platform, 'type: string', "type: string\npattern: '(?=l)linux'"));
    expect(said[0]).toContain('without look-around and back-references');
  });
});
