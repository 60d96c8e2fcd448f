import { describe, expect, test } from 'vitest';
import { formatProblems } from '../../src/problems/format-problem.ts';
import { readSite } from '../../src/source/read-site.ts';
import { editedSite, replace, write } from '../sites/edited-site.ts';
import { memoryFiles } from './memory-files.ts';

const offered = replace('content/site.yaml', 'language: en\n', 'language: en\nlanguages: [en, fr]\n');
const file = 'content/_/fr/interface.yaml';
const read = (french: string) => readSite(memoryFiles(editedSite([offered, write(file, french)])));
const told = async (french: string) => {
  const { problems } = await read(french);
  return formatProblems(problems.filter((problem) => problem.file === file));
};

describe('the words of the interface in a language of the site', () => {
  test('are taken as they are written', async () => {
    const { site } = await read('frame:\n  search: Rechercher\n');
    expect(site?.interface).toEqual({ fr: { frame: { search: 'Rechercher' } } });
  });

  test('are all judged at once, each fault with its place and the corrected text', async () => {
    expect(
      await told(
        [
          'frame:',
          '  serach: Rechercher',
          '  asOf: "Au {date}"',
          '  permalink: Lien',
          '  search: ""',
          'evidence:',
          '  checkedBy: "{count, plural, one {une} }"',
          '  statedBy: "{name, plural, one {un} other {plusieurs}}"',
          'overview: Vue',
          'charter:',
          '  title: 3',
          '',
        ].join('\n'),
      ),
    ).toMatchSnapshot();
  });

  test('may leave a value out on purpose', async () => {
    expect(await told('frame:\n  asOf: "Aujourd’hui{day, select, other {}}"\n')).toBe('');
  });

  test('may count a parameter that English counts, and only that', async () => {
    expect(await told('overview:\n  switches: "{count, number} interrupteurs"\n')).toBe('');
    expect(await told('frame:\n  asOf: "{day, number}"\n')).toContain('cannot be counted');
  });

  test('that are missing are listed, as advice', async () => {
    const { problems, site } = await read('frame:\n  search: Rechercher\n');
    expect(site).toBeDefined();
    const [advice] = problems.filter(({ message }) => message.includes('words of the interface'));
    expect(advice?.advice).toBe(true);
    expect(advice?.message).toMatch(/^\d+ words of the interface are missing in "fr".* frame \d+/);
    expect(advice?.fix).toBe(`write siteTitle and the others into ${file}:  vitrine words fr  adds them to translate`);
  });

  test('that hold a fault are there all the same: nothing says that the language has none', async () => {
    const { problems, site } = await read('frame:\n  asOf: "Au {date}"\n');
    expect(site).toBeUndefined();
    expect(problems.filter((problem) => !problem.advice).map((problem) => problem.file)).toEqual([file]);
  });

  test('must be there for a language that is not shipped: its pages are never silently English', async () => {
    const { problems, site } = await readSite(memoryFiles(editedSite([offered])));
    expect(site).toBeUndefined();
    expect(formatProblems(problems.filter(({ advice }) => !advice))).toMatchSnapshot();
  });
});
