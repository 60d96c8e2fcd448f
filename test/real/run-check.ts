import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import type { CheckId } from '../../src/schema/check-ids.ts';
import type { Finding, Status } from '../../src/checks/check.ts';

const root = resolve(import.meta.dirname, '../..');

export interface CheckRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `vitrine check` with options on a site's folder, in a process of its own. */
export function runCheck(siteFolder: string, options: readonly string[] = ['--json']): Promise<CheckRun> {
  return new Promise((done, fail) => {
    const {
      BASE_URL: _base,
      MODE: _mode,
      DEV: _dev,
      PROD: _prod,
      SSR: _ssr,
      NODE_ENV: _env,
      VITEST: _vitest,
      ...clean
    } = process.env;
    const child = spawn(process.execPath, ['--no-warnings', join(root, 'src/build/cli/main.ts'), 'check', ...options], {
      cwd: root,
      env: { ...clean, SITE_DIR: siteFolder },
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (data: Buffer) => (stdout += data.toString()));
    child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
    child.on('error', fail);
    child.on('close', (code) => done({ code, stdout, stderr }));
  });
}

export interface CheckJson {
  readonly problems: readonly { readonly code: string; readonly message: string; readonly advice?: true }[];
  readonly findings: readonly Finding[];
  readonly results: readonly {
    readonly check: CheckId;
    readonly dataset: string;
    readonly table?: string;
    readonly status: Status;
    readonly findings: number;
    readonly rows: number;
    readonly measures?: Readonly<Record<string, number>>;
    readonly seconds: number;
    readonly judgementSeconds: number;
  }[];
}

/** The exit code and what `--json` printed. Throws what else was printed where that is no JSON. */
export async function checkJson(
  siteFolder: string,
): Promise<CheckJson & { readonly code: number | null; readonly stderr: string }> {
  const { code, stdout, stderr } = await runCheck(siteFolder);
  if (!stdout.startsWith('{')) throw new Error(`no JSON, but: ${stdout}${stderr}`);
  return { code, stderr, ...(JSON.parse(stdout) as CheckJson) };
}
