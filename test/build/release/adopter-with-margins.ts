import { type Edit, replace, write } from '../../sites/edited-site.ts';

const descriptor = 'data/active-installations/datapackage.json';

/** The smallest site with a total row, a marker, and counts rounded to 5 that add up. */
export const withTotals: readonly Edit[] = [
  replace(descriptor, '["windows", "macos", "linux"]', '["windows", "macos", "linux", "bsd", "all"]'),
  replace(descriptor, '"primaryKey"', '"missingValues": ["", "*"],\n        "primaryKey"'),
  replace(
    descriptor,
    '"minimumCount": 10,',
    '"minimumCount": 10,\n    "roundTo": 5,\n    "totalsRoundedAlone": false,\n    "suppressed": "*",\n    "margins": [{ "column": "platform", "total": "all" }],',
  ),
  write(
    'data/active-installations/2026-07.csv',
    'month,platform,installations\n2026-07,windows,310\n2026-07,macos,120\n2026-07,linux,845\n2026-07,bsd,0\n2026-07,all,1275\n',
  ),
  write(
    'data/active-installations/2026-08.csv',
    'month,platform,installations\n2026-08,windows,330\n2026-08,macos,120\n2026-08,linux,870\n2026-08,bsd,15\n2026-08,all,1335\n',
  ),
];
