import { coverageOf } from '../../checks/coverage.ts';
import { type StatementKey, partsOfKey } from '../../checks/policy/whole-policy.ts';
import type { Files } from '../../source/files.ts';
import { readSite } from '../../source/read-site.ts';
import { checkInputOf } from '../prepare/check-input.ts';
import { contentKinds, policyFolders } from '../prepare/policy/readings.ts';
import { wholePolicyOf } from '../prepare/policy/whole-policy-of.ts';
import { stops, todayOf } from '../prepare/prepare.ts';
import type { SiteState } from './impact.ts';

/**
 * What a folder says, as far as it can be read; undefined where `content/site.yaml` cannot, or is not there. Then
 * `isThere` says which.
 */
export async function readSiteState(
  files: Files,
  now: () => Date,
): Promise<{ readonly state?: SiteState; readonly isThere: boolean }> {
  const isThere = (await files.list('content')).length > 0;
  const { readable, unread, problems } = await readSite(files);
  if (!readable) return { isThere };
  const today = todayOf(readable, now);
  const input = await checkInputOf(readable, { today });
  const folderOf = new Map(policyFolders.map((folder) => [contentKinds[folder], folder]));
  const isUnread = (key: StatementKey) => {
    const { kind, id } = partsOfKey(key);
    if (kind === 'table') return (unread.datasets ?? []).includes(id.split('/')[0] ?? '');
    const folder = kind === 'site' || kind === 'preamble' ? undefined : folderOf.get(kind);
    return folder !== undefined && (unread[folder] ?? []).includes(id);
  };
  return {
    isThere,
    state: {
      today,
      policy: wholePolicyOf(readable),
      coverages: Object.fromEntries(input.categories.map((category) => [category.id, coverageOf(category, input)])),
      notes: input.changes,
      isUnread,
      faulty: [...new Set(problems.filter((problem) => stops([problem])).map(({ file }) => file))],
    },
  };
}
