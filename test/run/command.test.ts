import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

/** The test command, where nobody has a browser. */
const run = (...args: string[]) =>
  spawnSync(process.execPath, ['--no-warnings', 'test/run.ts', ...args], {
    encoding: 'utf8',
    env: { ...process.env, CHROME_PATH: '/no/such/browser' },
  });

test('a unit test is run without looking for a browser, and the last line counts', () => {
  const { status, stdout } = run('test/values/duration-of-days');
  expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^[1-9]\d* passed, 0 failed$/);
  expect(stdout).toMatch(/^unit +\d+ s$/m);
  expect(status).toBe(0);
}, 60_000);

test('a test that needs a browser says that there is none', () => {
  const { status, stderr } = run('test/serve.browser.test.ts');
  expect(stderr).toContain('CHROME_PATH is /no/such/browser, but there is no such file');
  expect(status).not.toBe(0);
}, 60_000);

test('words that fit no test are no success', () => {
  const { status, stdout } = run('test/no-such-test');
  expect(stdout).toMatch(/No test fits: test\/no-such-test\n\n0 passed, 0 failed\n$/);
  expect(status).toBe(1);
}, 60_000);
