import { defineConfig } from 'vitest/config';

/** Time zone and language are fixed, so that a test means the same everywhere. */
process.env['TZ'] = 'UTC';
process.env['LC_ALL'] = 'C.UTF-8';

const no = ['**/node_modules/**', 'test/.output/**'];
const sites = 'test/**/*.site.test.ts';
const browsers = 'test/**/*.browser.test.ts';
const project = (name: string, include: string, more: { exclude?: readonly string[]; isolate?: boolean } = {}) => ({
  extends: true,
  test: { name, include: [include], ...more, exclude: [...no, ...(more.exclude ?? [])] },
});

/**
 * Three projects by file name: what needs a built site, what needs a browser (and mostly a site), and all the rest. A
 * process runs many files of the rest, with the modules that the first of them loaded: a test that puts something in the
 * place of a global takes it away again.
 */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    projects: [
      project('unit', 'test/**/*.test.ts', { exclude: [sites, browsers], isolate: false }),
      project('site', sites),
      project('browser', browsers),
    ],
    testTimeout: 30_000,
    hookTimeout: 240_000,
    maxWorkers: 2,
    // A missing snapshot in CI is a failure, never written silently.
    update: false,
  },
});
