/** The checks, in the order in which they are shown. */
export const checkIds = [
  'columns',
  'types',
  'minimum-count',
  'rounding',
  'suppression',
  'differencing',
  'derived',
  'groups',
  'identifiers',
  'retention',
  'freshness',
  'budget',
  'sampling',
  'consent',
  'policy',
  'integrity',
  'log',
] as const;
export type CheckId = (typeof checkIds)[number];
