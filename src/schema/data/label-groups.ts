/** What a label can point to, as a reason in `allow` names it. No reason allows keys and bank accounts. */
export const labelGroups = [
  'person',
  'device',
  'host',
  'email',
  'network',
  'phone',
  'number',
  'random',
  'path',
  'place',
  'web',
  'text',
] as const;
export type LabelGroup = (typeof labelGroups)[number];
