import type { CheckId } from '../../src/schema/check-ids.ts';
import type { Finding, Status } from '../../src/checks/check.ts';
import { type Typed, typeCommand } from '../type-command.ts';

/** Types `vitrine check` with options for a site's folder. */
export const runCheck = (siteFolder: string, options: readonly string[] = ['--json']): Promise<Typed> =>
  typeCommand(['check', ...options], { siteFolder });

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

/** The exit code and what `--json` printed, by the day given. Throws what else was printed where that is no JSON. */
export async function checkJson(
  siteFolder: string,
  today?: string,
): Promise<CheckJson & { readonly code: number | null; readonly stderr: string }> {
  const { code, stdout, stderr } = await runCheck(siteFolder, [
    '--json',
    ...(today === undefined ? [] : ['--today', today]),
  ]);
  if (!stdout.startsWith('{')) throw new Error(`no JSON, but: ${stdout}${stderr}`);
  return { code, stderr, ...(JSON.parse(stdout) as CheckJson) };
}
