import { expect, test } from 'vitest';
import { policyRules } from '../../../src/checks/policy/policy-rules.ts';
import { privacySchema } from '../../../src/schema/data/privacy.ts';

/** Keys of a privacy block of which any change says something else, be it more or less. */
const neitherWeakerNorStronger = [
  ...['unit', 'contributors', 'totalsRoundedAlone', 'zeroAllowed', 'margins', 'columns', 'ratios', 'shares', 'window'],
  ...['releases', 'period', 'population'],
];

test('of every key of a privacy block a rule says which change weakens it, or this list that none does', () => {
  const ruled = policyRules.table.aspects.map(([path]) => path.split('/')[0] ?? '');
  expect([...new Set(ruled), ...neitherWeakerNorStronger].sort()).toEqual(Object.keys(privacySchema.shape).sort());
});
