import { spawn } from 'node:child_process';
import { resolve as absolute } from 'node:path';

/** One program to run, of those that the project installs. */
export interface Step {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
}

const environment = {
  ASTRO_TELEMETRY_DISABLED: '1',
  NODE_OPTIONS: '--no-warnings',
  // A command that a test types loads the program anew: with what an earlier one compiled, in a third less time.
  NODE_COMPILE_CACHE: absolute('node_modules/.cache/compiled'),
};

export interface Outcome {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly seconds: number;
}

/**
 * Runs a program under a headline, and says how it ended and how long it took. Counts as one test. With `held`, for one
 * of several that run at the same time, everything is said when it has ended.
 */
export function runStep({ name, program, args }: Step, { held = false } = {}): Promise<Outcome> {
  const headline = `\n── ${name}\n`;
  if (!held) process.stdout.write(headline);
  let printed = '';
  const start = performance.now();
  return new Promise((resolve) => {
    const end = (ok: boolean) => {
      const seconds = (performance.now() - start) / 1000;
      if (held) process.stdout.write(headline + printed);
      process.stdout.write(`── ${name}: ${ok ? 'ok' : 'FAILED'} (${seconds.toFixed(0)} s)\n`);
      resolve({ name, passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0, seconds });
    };
    const child = spawn(`node_modules/.bin/${program}`, args, {
      stdio: held ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      env: { ...process.env, ...environment },
    });
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (printed += text));
    child.on('error', () => end(false));
    child.on('close', (code) => end(code === 0));
  });
}
