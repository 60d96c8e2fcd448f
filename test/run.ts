import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { findBrowser } from './find-browser.ts';

/**
 * The whole test command: types, lint, a browser, then every test. Ends with one line "N passed, N failed", in which
 * types and lint count as one test each; the exit code is non-zero when anything failed or no test ran.
 */
const bin = 'node_modules/.bin';
const report = 'test/.output/results.json';
const only = process.argv.slice(2);

function run(name: string, command: string, args: readonly string[]): Promise<boolean> {
  process.stdout.write(`\n── ${name}\n`);
  const start = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: 'inherit',
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_OPTIONS: '--no-warnings' },
    });
    child.on('error', () => resolve(false));
    child.on('close', (code) => {
      process.stdout.write(
        `── ${name}: ${code === 0 ? 'ok' : 'FAILED'} (${((performance.now() - start) / 1000).toFixed(0)} s)\n`,
      );
      resolve(code === 0);
    });
  });
}

const steps: boolean[] = [];
if (only.length === 0) {
  // Astro's check writes the types of pages first and then looks at .ts and .astro files alike.
  steps.push(
    await run('types', `${bin}/astro`, ['check', '--minimumFailingSeverity', 'error', '--minimumSeverity', 'error']),
  );
  steps.push(
    await run('lint', `${bin}/eslint`, [
      '-c',
      'test/eslint.config.mjs',
      '--max-warnings',
      '0',
      'src',
      'test',
      'data/generate',
      'astro.config.mjs',
    ]),
  );
}
process.env['CHROME_PATH'] = await findBrowser((line) => process.stdout.write(`${line}\n`));
await mkdir('test/.output', { recursive: true });
await rm(report, { force: true });
await run('tests', `${bin}/vitest`, [
  'run',
  '--config',
  'test/vitest.config.ts',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...only,
]);

interface Results {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}
const results = JSON.parse(await readFile(report, 'utf8').catch(() => 'null')) as Results | null;
// A file that fails before its first test (a syntax error, a failed hook) counts as one failed test.
const brokenFiles =
  results?.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length ?? 1;
const passed = (results?.numPassedTests ?? 0) + steps.filter(Boolean).length;
const failed = (results?.numFailedTests ?? 0) + brokenFiles + steps.filter((ok) => !ok).length;
const skipped = results?.numPendingTests ?? 0;
process.stdout.write(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
process.exitCode = failed > 0 || (results?.numPassedTests ?? 0) === 0 ? 1 : 0;
