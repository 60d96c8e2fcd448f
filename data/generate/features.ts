import { entryPoints } from './vocabulary.ts';

type Way = 'page' | 'tool' | 'menu' | 'selection' | 'setting' | 'export' | 'typed';

/** Weights of the entry points by kind of feature, on a desktop and on Android. */
const ways: Readonly<
  Record<
    Way,
    readonly [
      desktop: Partial<Record<(typeof entryPoints)[number], number>>,
      android: Partial<Record<(typeof entryPoints)[number], number>>,
    ]
  >
> = {
  page: [
    { menu: 2, toolbar: 25, shortcut: 58, touch: 15 },
    { touch: 96, shortcut: 4 },
  ],
  tool: [
    { menu: 24, toolbar: 51, shortcut: 25 },
    { toolbar: 66, menu: 34 },
  ],
  menu: [{ menu: 72, shortcut: 28 }, { menu: 100 }],
  selection: [{ 'context-menu': 68, shortcut: 22, menu: 10 }, { 'context-menu': 100 }],
  setting: [
    { automatic: 55, menu: 27, toolbar: 18 },
    { automatic: 70, menu: 30 },
  ],
  export: [
    { toolbar: 66, menu: 34 },
    { toolbar: 66, menu: 34 },
  ],
  typed: [{ shortcut: 100 }, { shortcut: 100 }],
};

export interface Feature {
  readonly name: string;
  /** Share of the active installations that use it in a week, by platform (windows, macos, linux, android). */
  readonly rates: readonly number[];
  /** How often it is used in such a week, on average. */
  readonly meanUses: number;
  /** Weights of the entry points, on a desktop and on Android. */
  readonly ways: readonly [readonly number[], readonly number[]];
  /** The release line that brought it; absent for those that were always there. */
  readonly since?: string;
}

function feature(name: string, way: Way, rates: readonly number[], meanUses: number, since?: string): Feature {
  const [desktop, android] = ways[way].map((weights) => entryPoints.map((point) => weights[point] ?? 0)) as [
    number[],
    number[],
  ];
  return { name, rates, meanUses, ways: [desktop, android], ...(since === undefined ? {} : { since }) };
}

/** The closed list of features, in the order of the dictionary. */
export const features: readonly Feature[] = [
  feature('open-book', 'tool', [0.97, 0.97, 0.97, 0.98], 6),
  feature('open-recent', 'tool', [0.55, 0.52, 0.53, 0.64], 5),
  feature('turn-page', 'page', [0.78, 0.74, 0.75, 0.95], 150),
  feature('continuous-scroll', 'page', [0.46, 0.52, 0.5, 0.24], 30),
  feature('auto-scroll', 'tool', [0.016, 0.015, 0.02, 0.035], 4),
  feature('two-page-view', 'tool', [0.17, 0.21, 0.16, 0.02], 5),
  feature('full-screen', 'page', [0.38, 0.35, 0.36, 0.12], 7),
  feature('zoom', 'page', [0.49, 0.44, 0.5, 0.41], 14),
  feature('picture-view', 'page', [0.13, 0.14, 0.12, 0.16], 4),
  feature('rotate-page', 'tool', [0.05, 0.04, 0.05, 0.03], 3),
  feature('crop-margins', 'tool', [0.09, 0.06, 0.13, 0.14], 3),
  feature('go-to-page', 'page', [0.22, 0.18, 0.24, 0.07], 6),
  feature('go-back', 'page', [0.34, 0.33, 0.38, 0.26], 7),
  feature('page-thumbnails', 'tool', [0.15, 0.17, 0.15, 0.06], 3),
  feature('table-of-contents', 'tool', [0.47, 0.45, 0.49, 0.36], 5),
  feature('follow-link', 'page', [0.31, 0.33, 0.35, 0.17], 6),
  feature('show-footnote', 'page', [0.16, 0.17, 0.18, 0.14], 9),
  feature('search-in-book', 'tool', [0.34, 0.36, 0.41, 0.15], 6),
  feature('bookmark', 'tool', [0.29, 0.27, 0.24, 0.31], 5),
  feature('highlight', 'selection', [0.24, 0.3, 0.25, 0.22], 15),
  feature('note', 'selection', [0.13, 0.18, 0.15, 0.08], 7),
  feature('export-notes', 'export', [0.035, 0.05, 0.05, 0.012], 2),
  feature('copy-text', 'selection', [0.26, 0.28, 0.31, 0.09], 6),
  feature('share-quote', 'selection', [0.02, 0.045, 0.012, 0.07], 3),
  feature('dictionary', 'selection', [0.14, 0.19, 0.13, 0.21], 12),
  feature('translate', 'selection', [0.05, 0.06, 0.05, 0.09], 6, '4.4'),
  feature('read-aloud', 'tool', [0.06, 0.07, 0.04, 0.13], 8),
  feature('reading-ruler', 'tool', [0.018, 0.017, 0.016, 0.021], 5, '4.2'),
  feature('text-size', 'page', [0.33, 0.31, 0.32, 0.37], 4),
  feature('typeface', 'menu', [0.08, 0.08, 0.1, 0.09], 2),
  feature('line-spacing', 'menu', [0.05, 0.05, 0.07, 0.07], 2),
  feature('page-margins', 'menu', [0.07, 0.06, 0.08, 0.11], 2),
  feature('hyphenation', 'menu', [0.025, 0.022, 0.03, 0.028], 2),
  feature('dark-theme', 'setting', [0.37, 0.41, 0.5, 0.48], 5),
  feature('sepia-theme', 'setting', [0.15, 0.13, 0.12, 0.22], 4),
  feature('brightness', 'page', [0, 0, 0, 0.34], 7),
  feature('volume-keys', 'page', [0, 0, 0, 0.15], 110),
  feature('keyboard-navigation', 'page', [0.12, 0.11, 0.21, 0], 40),
  feature('fill-form', 'tool', [0.06, 0.05, 0.04, 0.012], 3),
  feature('print', 'menu', [0.09, 0.07, 0.05, 0.004], 3),
  feature('add-book', 'tool', [0.32, 0.31, 0.31, 0.27], 3),
  feature('add-folder', 'menu', [0.05, 0.05, 0.08, 0.03], 2),
  feature('remove-book', 'selection', [0.11, 0.1, 0.1, 0.12], 3),
  feature('mark-as-read', 'selection', [0.16, 0.17, 0.18, 0.19], 3),
  feature('edit-details', 'selection', [0.07, 0.08, 0.11, 0.02], 5),
  feature('collections', 'tool', [0.14, 0.16, 0.17, 0.1], 4),
  feature('cover-view', 'tool', [0.36, 0.42, 0.31, 0.33], 5),
  feature('sort-library', 'tool', [0.18, 0.17, 0.18, 0.12], 3),
  feature('filter-library', 'tool', [0.14, 0.14, 0.17, 0.08], 4),
  feature('search-library', 'tool', [0.27, 0.28, 0.31, 0.2], 5),
  feature('convert-format', 'menu', [0.03, 0.03, 0.06, 0.006], 3),
  feature('catalogue-feed', 'menu', [0.05, 0.05, 0.09, 0.08], 4),
  feature('sync-position', 'setting', [0.19, 0.24, 0.17, 0.29], 20),
  feature('sync-library', 'setting', [0.08, 0.1, 0.09, 0.1], 5),
  feature('statistics', 'menu', [0.05, 0.06, 0.05, 0.09], 2),
  feature('plugins', 'menu', [0.03, 0.025, 0.08, 0], 5),
  feature('settings', 'menu', [0.21, 0.2, 0.26, 0.22], 2),
  feature('command-line', 'typed', [0.006, 0.012, 0.07, 0], 6),
];
