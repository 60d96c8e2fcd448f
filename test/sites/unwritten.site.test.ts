import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { builtSite } from '../build-once.ts';
import { unwrittenSite } from './unwritten-site.ts';

const root = resolve(import.meta.dirname, '../..');
let folder: string;
beforeAll(async () => {
  // The log remembers what was written, which the checks say; it is no part of the question.
  folder = await builtSite('unwritten', root, ['--publish-failures'], {
    ...unwrittenSite(root),
    'content/_': null,
  });
}, 900_000);

/** What people and machines read; scripts know the marker to look for it. */
const isRead = (path: string) => /\.(?:html|svg|json|csv|md|txt|xml|ics|atom|sql)$/.test(path);

/** Where markers are left, with the words around them; those of a drawing may be broken into lines anywhere. */
function markersIn(path: string): string[] {
  const written = readFileSync(join(folder, path), 'utf8');
  const text = written.includes('<tspan') ? written.replaceAll(/<\/tspan>\s*<tspan[^>]*>/g, ' ') : written;
  const parts = text.split(':unwritten');
  return parts.slice(1).map((after, at) => `${path}: ${parts[at]?.slice(-60)}:unwritten${after.slice(0, 40)}`);
}

/** Texts as the log records them: an empty mark stands for one that is not written, so that writing it is no change. */
const records = ['policy.json', 'audit/input.json'];

describe('a site of which no text is written', () => {
  test('shows nobody how that is marked: on no page, in no drawing, in no file', () => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (path) => isRead(path) && statSync(join(folder, path)).isFile(),
    );
    expect(files.length).toBeGreaterThan(300);
    expect(files.filter((path) => !records.includes(path)).flatMap(markersIn)).toEqual([]);
  });

  test('keeps in its records that a text is open, without the hint for its author', () => {
    for (const path of records) {
      const text = readFileSync(join(folder, path), 'utf8');
      expect(text).toContain(':unwritten[]');
      expect(text).not.toMatch(/:unwritten\[[^\]]/);
    }
  });

  test('says it in words where it would stand', () => {
    const page = readFileSync(join(folder, 'retention/index.html'), 'utf8');
    expect(page).toContain('In a few words, what is to be said as then');
    expect(page).toMatch(/<tspan[^>]*>[^<]*not yet written/i);
  });
});
