import { boundNothing } from '../../../src/checks/suppression/bound-cells.ts';
import { join } from 'node:path';
import { nodeFiles } from '../../../src/build/local/node-files.ts';
import { checkInputOf } from '../../../src/build/prepare/check-input.ts';
import { addPolicy } from '../../../src/build/prepare/policy/add-policy.ts';
import { wholePolicyOf } from '../../../src/build/prepare/policy/whole-policy-of.ts';
import { wholePolicyRelease } from '../../../src/build/release/whole-policy-release.ts';
import { policyCheck } from '../../../src/checks/policy.ts';
import type { Outcome } from '../../../src/checks/check.ts';
import { formatEntry } from '../../../src/log/log-entry.ts';
import { readSite } from '../../../src/source/read-site.ts';
import type { Site } from '../../../src/source/site.ts';
import { toDay } from '../../../src/values/day.ts';

/** The demonstration, read once. Throws where it has problems. */
export async function readDemo(): Promise<Site> {
  const { site, problems } = await readSite(nodeFiles(join(import.meta.dirname, '../../..')));
  if (!site) throw new Error(problems.map(({ message }) => message).join('\n'));
  return site;
}

/** The day on which what was said is recorded; what is said later is judged ten days on. */
export const recordedOn = toDay('2026-10-20');
export const judgedOn = toDay('2026-10-30');

/** A site without any record of its policy. */
const unrecorded = (site: Site): Site => ({
  ...site,
  log: (site.log ?? '').replace(/^\{"type":"whole-policy".*\n/gm, ''),
  policies: Object.fromEntries(Object.entries(site.policies).filter(([path]) => !path.startsWith('policy/whole/'))),
});

/** The site after its log recorded all that it says, on a day; the states of days before stay. */
export async function recordPolicy(
  site: Site,
  date = recordedOn,
  mark: 'adopted' | 'meaning' | 'words' = 'adopted',
): Promise<Site> {
  const before = mark === 'adopted' ? unrecorded(site) : site;
  const taken = new Set(Object.keys(before.policies));
  const { entry, change } = await wholePolicyRelease(wholePolicyOf(before), mark, taken, date);
  const value: unknown = JSON.parse(new TextDecoder().decode(change.bytes));
  return {
    ...before,
    log: `${before.log ?? ''}${formatEntry(entry)}\n`,
    policies: { ...before.policies, [change.path]: { value, bytes: change.bytes, sha256: entry.sha256 } },
  };
}

/** What the check of the policy says of a site. */
export async function judgePolicy(site: Site): Promise<Outcome> {
  const input = await addPolicy(await checkInputOf(site, { today: judgedOn }), site);
  const [task] = policyCheck.plan(input);
  if (!task) throw new Error('The check has nothing to do');
  return task.judge({}, async () => undefined, boundNothing);
}
