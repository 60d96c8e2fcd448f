import type { StatementKey, WholePolicy } from '../../checks/policy/whole-policy.ts';
import { fingerprint, formatCanonicalJson } from '../../log/canonical-json.ts';
import type { WholePolicyEntry } from '../../log/log-entry.ts';
import { logPaths } from '../../log/log-paths.ts';
import { sha256Hex } from '../../log/sha256.ts';
import type { Day } from '../../values/day.ts';
import type { Change } from '../local/write-together.ts';

/** What is written where the whole policy is recorded. */
export interface WholePolicyRelease {
  readonly entry: WholePolicyEntry;
  readonly change: Change;
}

/** `policy/whole/2026-10-20.json`; a further state of the same day gets a number more. */
function wholePolicyPath(date: Day, taken: ReadonlySet<string>): string {
  for (let state = 1; ; state += 1) {
    const path = `${logPaths.wholePolicy}${date}${state === 1 ? '' : `-${state}`}.json`;
    if (!taken.has(path)) return path;
  }
}

/** The fingerprint of all that is no words: equal where two policies differ in nothing but their texts. */
export function meaningOf({ statements }: Pick<WholePolicy, 'statements'>): Promise<string> {
  const keys = Object.keys(statements) as StatementKey[];
  return fingerprint(Object.fromEntries(keys.map((key) => [key, statements[key]?.meaning])));
}

/** The whole policy as a file under a path that is not taken, and its line in the log. */
export async function wholePolicyRelease(
  policy: WholePolicy,
  mark: WholePolicyEntry['mark'],
  taken: ReadonlySet<string>,
  date: Day,
): Promise<WholePolicyRelease> {
  const path = wholePolicyPath(date, taken);
  const bytes = new TextEncoder().encode(`${formatCanonicalJson(policy)}\n`);
  return {
    entry: {
      type: 'whole-policy',
      mark,
      meaning: await meaningOf(policy),
      file: path,
      sha256: await sha256Hex(bytes),
      date,
    },
    change: { path, bytes },
  };
}
