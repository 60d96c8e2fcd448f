import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

export interface Typed {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Both, in the order in which they came. */
  readonly printed: string;
}

export interface TypeOptions {
  /** The folder with `content/` and `data/`. */
  readonly siteFolder: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** The environment without what Vitest puts into it (BASE_URL, MODE, …), which a command must not see. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const own = new Set(['BASE_URL', 'MODE', 'DEV', 'PROD', 'SSR', 'NODE_ENV', 'VITEST']);
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.has(name)));
}

/** Types `vitrine <words>` for a site, in a process of its own. */
export function typeCommand(words: readonly string[], { siteFolder, environment = {} }: TypeOptions): Promise<Typed> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ['--no-warnings', join(root, 'src/build/cli/main.ts'), ...words], {
      cwd: root,
      env: { ...cleanEnvironment(), SITE_DIR: siteFolder, ASTRO_TELEMETRY_DISABLED: '1', ...environment },
    });
    let [stdout, stderr, printed] = ['', '', ''];
    child.stdout.on('data', (data: Buffer) => {
      stdout += data.toString();
      printed += data.toString();
    });
    child.stderr.on('data', (data: Buffer) => {
      stderr += data.toString();
      printed += data.toString();
    });
    child.on('error', fail);
    child.on('close', (code) => done({ code, stdout, stderr, printed }));
  });
}

/** The same, for a command that must do it: gives what it printed, and throws where it failed. */
export async function typeWell(words: readonly string[], options: TypeOptions): Promise<string> {
  const { code, stdout, printed } = await typeCommand(words, options);
  if (code !== 0) throw new Error(`vitrine ${words.join(' ')} ended with ${code}:\n${printed}`);
  return stdout;
}
