import type { Category } from '../../../src/schema/content/category.ts';

/** What the examples said before they were brought up to date in October 2026. */
export const summerExamples: Readonly<Record<string, Category['example']>> = {
  'basic-health': {
    'health.installation_id': '7ac2508de91bf436',
    'health.month': '2026-07',
    'health.app_version': '4.8.0',
  },
  'feature-use': { 'use.installation_id': '21f98ad60cb7e534', 'use.week': '2026-08-24', 'use.app_version': '4.8.1' },
  performance: { 'perf.installation_id': 'f85b31c9e07da264', 'perf.week': '2026-08-24', 'perf.app_version': '4.8.1' },
  'crash-reports': {
    'crash.installation_id': 'c6e7243f0d9ab185',
    'crash.day': '2026-08-19',
    'crash.app_version': '4.8.1',
  },
  'library-shape': { 'library.installation_id': '43d0e8b9f2a71c65', 'library.month': '2025-09' },
};

/** What they said before the last change of all four. */
export const earlierExamples: Readonly<Record<string, Category['example']>> = {
  'basic-health': {
    'health.installation_id': '04e9bd5f7a61c832',
    'health.month': '2025-05',
    'health.app_version': '4.1.3',
  },
  'feature-use': { 'use.installation_id': '5cd8217e0b93fa46', 'use.week': '2026-03-30', 'use.app_version': '4.6.1' },
  performance: { 'perf.installation_id': 'd2761c0f94ab58e3', 'perf.week': '2026-07-20', 'perf.app_version': '4.8.0' },
  'crash-reports': {
    'crash.installation_id': '39b8f0e6d1475ac2',
    'crash.day': '2026-05-19',
    'crash.app_version': '4.7.0',
  },
};
