import { describe, expect, test } from 'vitest';
import { formatProblems } from '../../src/problems/format-problem.ts';
import { findExpiredFields } from '../../src/source/find-expired-fields.ts';
import { readSite } from '../../src/source/read-site.ts';
import type { Day } from '../../src/values/day.ts';
import { editedSite, replace } from '../sites/edited-site.ts';
import { memoryFiles } from './memory-files.ts';

const file = 'content/dictionary/version.md';

async function told(today: string, lines: string): Promise<string> {
  const { readable } = await readSite(
    memoryFiles(editedSite([replace(file, 'sensitivity: ', `${lines}\nsensitivity: `)])),
  );
  return formatProblems(findExpiredFields(readable ?? expect.unreachable(), today as Day));
}

describe('the last day of a field', () => {
  test('that has passed is a problem, with its use and both ways out', async () => {
    expect(await told('2026-11-01', 'use: To know which versions to support.\nuntil: 2026-10-31'))
      .toMatchInlineSnapshot(`
      "content/dictionary/version.md:11:8 field/expired
        "version" was to be collected until 2026-10-31, and is still collected on 2026-11-01. It was wanted for this: To know which versions to support.
        Fix: take it out of the app and write  status: removed  and  removed: 2026-11-01;  or, where it is still needed, write  until: 2027-11-01  and a note in content/changes/ that says why"
    `);
  });

  test('that is near is advice, up to the day itself', async () => {
    expect(await told('2026-10-31', 'until: 2026-10-31')).toContain('field/expired (advice)');
    expect(await told('2026-10-01', 'until: 2026-10-31')).toContain('within 30 days of 2026-10-01');
    expect(await told('2026-09-30', 'until: 2026-10-31')).toBe('');
  });

  test('says nothing of a field that was removed', async () => {
    expect(await told('2026-11-01', 'until: 2026-10-31\nstatus: removed\nremoved: 2026-10-31')).toBe('');
  });
});
