import type { Coverage } from '../../checks/check-input.ts';
import { fingerprint } from '../../log/canonical-json.ts';
import type { PolicyEntry } from '../../log/log-entry.ts';
import { sha256Hex } from '../../log/sha256.ts';
import type { PolicySnapshot } from '../../model/policy.ts';
import type { Day } from '../../values/day.ts';
import type { Change } from '../local/write-together.ts';

/** What is written where a category is recorded. */
export interface PolicyRelease {
  readonly entry: PolicyEntry;
  readonly change: Change;
}

/** `policy/<category>/v2-n3.json`; a further state of the same two versions (something narrowed) gets a number more. */
export function snapshotPath(
  { category, version, notice }: Pick<Coverage, 'category' | 'version' | 'notice'>,
  taken: ReadonlySet<string>,
): string {
  for (let state = 1; ; state += 1) {
    const path = `policy/${category}/v${version}-n${notice}${state === 1 ? '' : `-${state}`}.json`;
    if (!taken.has(path)) return path;
  }
}

/** The snapshot of a category as a file under a path that is not taken, and its line in the log. */
export async function policyRelease(
  coverage: Coverage,
  snapshot: PolicySnapshot,
  taken: ReadonlySet<string>,
  date: Day,
): Promise<PolicyRelease> {
  const path = snapshotPath(coverage, taken);
  const bytes = new TextEncoder().encode(`${JSON.stringify(snapshot, null, 2)}\n`);
  return {
    entry: {
      type: 'policy',
      category: coverage.category,
      version: coverage.version,
      notice: coverage.notice,
      fingerprint: await fingerprint(coverage),
      file: path,
      sha256: await sha256Hex(bytes),
      date,
    },
    change: { path, bytes },
  };
}
