import { describe, expect, test } from 'vitest';
import type { SiteModel } from '../../src/model/site-model.ts';
import { formatProblems } from '../../src/problems/format-problem.ts';
import { siteOf } from '../../src/site/site.ts';
import { readSite } from '../../src/source/read-site.ts';
import { type Edit, editedSite, replace, write } from '../sites/edited-site.ts';
import { memoryFiles } from './memory-files.ts';

const original = 'content/site.yaml';
const offered = replace(original, 'language: en\n', 'language: en\nlanguages: [en, de]\ntitle: Lantern privacy\n');
const read = (german: string, ...edits: readonly Edit[]) =>
  readSite(memoryFiles(editedSite([offered, write('content/_/de/site.yaml', german), ...edits])));
const told = async (german: string, ...edits: readonly Edit[]) => {
  const { site, problems } = await read(german, ...edits);
  return { site, text: formatProblems(problems.filter(({ code }) => code !== 'language/missing')) };
};

describe('the words of site.yaml in another language', () => {
  test('take commands from the original', async () => {
    const { site } = await read(
      'title: Lantern und Datenschutz\noptOut: { note: Für immer. }\n',
      replace(original, 'lantern telemetry off\n', 'lantern telemetry off\n  note: For good.\n'),
    );
    expect(site?.words).toEqual({
      de: { title: 'Lantern und Datenschutz', optOut: { command: 'lantern telemetry off', note: 'Für immer.' } },
    });
  });

  test('cannot say what the original does not say', async () => {
    const { site, text } = await told('title: Lantern\noptOut:\n  note: Für immer.\n');
    expect(site).toBeUndefined();
    expect(text).toContain(
      'content/_/de/site.yaml:3:3 reference/dangling\n  "note" translates nothing: content/site.yaml does not say it.',
    );
  });

  test('are words and nothing else', async () => {
    expect((await told('url: https://lantern.example/de/\n')).text).toContain(
      'content/_/de/site.yaml:1:1 schema/unknown-key',
    );
    expect((await told('optOut:\n  command: lantern aus\n')).text).toContain(
      'content/_/de/site.yaml:2:3 schema/unknown-key',
    );
  });

  test('give way to a list of another length, and say so', async () => {
    const earlier = replace(
      original,
      'lantern telemetry off\n',
      'lantern telemetry off\n  earlier:\n    - releases: before 2\n      note: By hand.\n',
    );
    const { site, text } = await told('optOut:\n  earlier:\n    - releases: vor 2\n    - releases: vor 1\n', earlier);
    expect(site?.words?.['de']?.optOut?.earlier).toEqual([{ releases: 'before 2', note: 'By hand.' }]);
    expect(text).toContain('content/_/de/site.yaml:2:3 language/stale (advice)');
  });

  test('are shown in their language, and what is not translated in its own', async () => {
    const { site } = await read('synthetic: Lantern ist erfunden.\n');
    const shown = (language: string) =>
      siteOf(
        {
          config: site?.config,
          words: site?.words,
          content: { en: site?.content, de: site?.content },
          relations: {},
          charts: {},
          datasets: [],
        } as unknown as SiteModel,
        language,
      );
    expect(shown('de')).toMatchObject({
      title: 'Lantern privacy',
      synthetic: { text: 'Lantern ist erfunden.', language: 'de', stillOn: '2026-09-10' },
      everythingOff: { howTo: { command: 'lantern telemetry off' }, language: 'en' },
    });
    expect(shown('en')).toMatchObject({
      title: 'Lantern privacy',
      synthetic: { text: expect.stringContaining('Lantern does not exist.'), language: 'en' },
    });
  });
});
