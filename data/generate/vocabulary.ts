/** The closed lists of the published tables, in the order in which rows are sorted. */

export const platforms = ['windows', 'macos', 'linux', 'android'] as const;
export const channels = ['stable', 'beta'] as const;

/** The consent categories, in the order of the switches in the app. */
export const categories = ['basic-health', 'feature-use', 'performance', 'crash-reports', 'library-shape'] as const;
export type Category = (typeof categories)[number];

/** Languages of the menus with their share in per mille; every language that is not on the list is `other`. */
export const languageShares: Readonly<Record<string, number>> = {
  en: 334,
  de: 171,
  fr: 92,
  es: 74,
  'pt-BR': 49,
  it: 44,
  nl: 31,
  pl: 36,
  ru: 26,
  uk: 11,
  ja: 24,
  'zh-Hans': 21,
  ko: 9,
  tr: 12,
  cs: 13.5,
  sv: 11,
  fi: 6.4,
  hu: 7.1,
  ro: 5.2,
  el: 3.6,
  ca: 3.9,
  da: 5.6,
  nb: 4.4,
  hr: 1.5,
  sk: 2.1,
  bg: 1.2,
  lt: 0.8,
  et: 0.5,
  sl: 0.66,
  gl: 0.33,
  eu: 0.29,
  cy: 0.24,
  id: 1.6,
  vi: 1.2,
  fa: 0.85,
  ar: 1.9,
  he: 0.66,
  hi: 0.33,
  other: 5.1,
};
export const languages = Object.keys(languageShares);

/** Ways to start a feature. `other` holds those that are too small to stand alone. */
export const entryPoints = ['menu', 'toolbar', 'shortcut', 'touch', 'context-menu', 'automatic'] as const;

export const startupClasses = ['under 0.5 s', '0.5 to 1 s', '1 to 2 s', '2 to 4 s', 'over 4 s'] as const;
/** Seconds at which each class but the first begins. */
export const startupLimits = [0.5, 1, 2, 4] as const;

export const crashKinds = [
  'rendering',
  'out-of-memory',
  'file-access',
  'search-index',
  'read-aloud',
  'sync',
  'start-up',
  'other',
] as const;

export const libraryClasses = [
  'none',
  '1 to 10',
  '11 to 30',
  '31 to 100',
  '101 to 300',
  '301 to 1000',
  '1001 or more',
] as const;
/** Numbers of books at which each class but the first begins. */
export const libraryLimits = [1, 11, 31, 101, 301, 1001] as const;

/** The class a value falls into: how many limits it has reached. */
export function classOf(value: number, limits: readonly number[]): number {
  return limits.filter((limit) => value >= limit).length;
}
