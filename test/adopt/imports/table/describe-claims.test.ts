import { expect, test } from 'vitest';
import { nothingDeclared } from '../../../../src/adopt/imports/table/declared.ts';
import { describeClaims } from '../../../../src/adopt/imports/table/describe-proposal.ts';
import type { Proposal } from '../../../../src/adopt/imports/table/propose-table.ts';

const path = 'data/use/datapackage.json';
const hiding = [{ resource: 'use', contributors: { name: 'installs', marker: '<10' } }] as unknown as Proposal[];

test('an empty list of methods is told with file, key and value, and with what speaks against it', () => {
  expect(describeClaims(path, hiding, nothingDeclared, [])[0]).toMatch(
    /^data\/use\/datapackage\.json: "privacy" has {2}"method": \[\], {2}that no method was applied, although "<10" hides numbers: /,
  );
  expect(describeClaims(path, [], nothingDeclared, undefined)[0]).toContain('Where one was');
  expect(describeClaims(path, hiding, nothingDeclared, ['suppression'])).toEqual([
    `${path}: "margins" names only totals that come out in the numbers. Add the others where there are any.`,
  ]);
});
