import { defineConfig } from 'vitest/config';

/** Time zone and language are fixed, so that a test means the same everywhere. */
process.env['TZ'] = 'UTC';
process.env['LC_ALL'] = 'C.UTF-8';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'test/.output/**'],
    testTimeout: 30_000,
    hookTimeout: 240_000,
    maxWorkers: 2,
    // A missing snapshot in CI is a failure, never written silently.
    update: false,
  },
});
