import type { PolicyEntry } from '../../log/log-entry.ts';
import type { CheckInput } from '../check-input.ts';
import type { Finding } from '../check.ts';
import { consentFinding } from './consent-finding.ts';

/** Snapshots that the log names and that are gone or no longer what they were: permanent pages are made from them. */
export function judgeSnapshots(
  entries: readonly PolicyEntry[],
  { snapshots, snapshotHashes }: Pick<CheckInput, 'snapshots' | 'snapshotHashes'>,
): Finding[] {
  return entries.flatMap((entry): Finding[] => {
    const about = { id: entry.category, file: entry.file };
    const what = `what version ${entry.version} of the category "${entry.category}" covered`;
    const fix = `put data/${entry.file} back as it was released`;
    if (!snapshots[entry.file]) {
      const message = `The snapshot of ${what} is not there, so nobody can see any more what it covered.`;
      const allowed = `the file with SHA-256 ${entry.sha256}`;
      return [consentFinding(about, 'fail', message, { observed: 'no file', allowed, fix })];
    }
    const hash = snapshotHashes[entry.file];
    if (hash === entry.sha256) return [];
    return [
      consentFinding(about, 'fail', `The snapshot of ${what} is not the one that was recorded.`, {
        observed: `SHA-256 ${hash ?? 'unknown'}`,
        allowed: `SHA-256 ${entry.sha256}`,
        fix,
      }),
    ];
  });
}
