import { describe, expect, it } from 'vitest';
import { readSite } from '../../src/source/read-site.ts';
import { type Edit, editedSite, replace, write } from '../sites/edited-site.ts';
import { memoryFiles } from './memory-files.ts';

const read = (...edits: readonly Edit[]) => readSite(memoryFiles(editedSite(edits)));
const field = (key: string, more = '') =>
  `---\nkind: collected\n${more}title: The ${key}\nsummary: What ${key} it is.\nkey: '${key}'\ncategory: usage\nsensitivity: technical\ntype: integer\nexample: 3\nwhy: To know.\nsince: 2026-05-01\nunpublished: true\n---\n`;
const ids = async (...edits: readonly Edit[]) => {
  const { site, problems } = await read(...edits);
  expect(problems.filter(({ advice }) => !advice)).toEqual([]);
  return site?.content.dictionary.map(({ id }) => id);
};
const speed = write('content/dictionary/perf/platform.md', field('speed'));
const folders = replace('content/site.yaml', 'language: en\n', 'language: en\nfieldIds: folders\n');

describe('files of one name in different folders', () => {
  it('have their folders in their ids where site.yaml says so, and others keep theirs', async () => {
    expect(await ids(speed, folders)).toEqual(['installations', 'month', 'perf-platform', 'platform', 'version']);
  });

  it('or one of them has an id of its own', async () => {
    const own = write('content/dictionary/perf/platform.md', field('speed', 'id: speed\n'));
    expect(await ids(own)).toContain('speed');
    expect(await ids(own, folders)).toContain('speed');
  });

  it('are told apart in translations too, by the place of the file', async () => {
    const { site, problems } = await read(
      write('content/dictionary/perf/platform.md', field('speed', 'id: speed\n')),
      replace('content/site.yaml', 'language: en\n', 'language: en\nlanguages: [en, de]\n'),
      write('content/_/de/dictionary/perf/platform.md', '---\ntitle: Tempo\n---\n'),
    );
    expect(problems.filter(({ code }) => code.startsWith('file/') || code === 'reference/orphan')).toEqual([]);
    expect((site?.translations['de'] ?? { dictionary: [] }).dictionary.map(({ id, data }) => [id, data.title])).toEqual(
      site ? [['speed', 'Tempo']] : [],
    );
  });

  it('still clash where folders and name give the id of another', async () => {
    const { problems } = await read(folders, speed, write('content/dictionary/perf-platform.md', field('other')));
    expect(problems.map(({ code, fix }) => [code, fix])).toEqual([
      [
        'file/duplicate',
        'give one of the two files another name, or write  id: perf-platform-2  in the front matter of this one',
      ],
    ]);
  });
});

describe('a nested example', () => {
  const nested = [
    write('content/dictionary/memory.md', field('device.memory')),
    write('content/dictionary/count.md', field('events[].count')),
  ];
  const example = (text: string) =>
    replace('content/categories/usage.md', '  platform: linux\n', `  platform: linux\n${text}`);

  it('holds what fields name by their paths', async () => {
    expect(
      await ids(...nested, example('  device: { memory: 4 }\n  events:\n    - count: 1\n    - count: 2\n')),
    ).toContain('memory');
  });

  it('is told where a value within it is wrong or unknown', async () => {
    const { problems } = await read(
      ...nested,
      example('  device:\n    memory: four\n    model: X1\n  events:\n    - count: 1\n'),
    );
    expect(problems.map(({ code, line, message }) => [code, line, message.slice(0, 40)])).toEqual([
      ['payload/value', 19, expect.stringContaining('"device.memory"')],
      ['reference/dangling', 20, expect.stringContaining('"device.model"')],
    ]);
  });
});

it('a field that several switches send is in the example of each', async () => {
  const other =
    '---\ntitle: Crashes\norder: 2\nsummary: That it crashed.\nsensitivity: technical\npurposes: [to mend]\nconsentVersion: 1\nnoticeVersion: 1\nsince: 2026-05-01\nretention: reports\nrecipients: [the two maintainers]\noptOut: { command: lantern crashes off }\nwhenOff: Nothing.\nexample: { version: "2.1" }\ndialog: { title: Crashes, text: That it crashed. }\n---\n';
  const both = replace('content/dictionary/version.md', 'category: usage', 'category: [usage, crashes]');
  expect(await ids(both, write('content/categories/crashes.md', other))).toContain('version');
});
