import { wholePolicyOf } from '../../../src/build/prepare/policy/whole-policy-of.ts';
import { type WholePolicyRelease, wholePolicyRelease } from '../../../src/build/release/whole-policy-release.ts';
import type { WholePolicyEntry } from '../../../src/log/log-entry.ts';
import type { Site } from '../../../src/source/site.ts';
import { type Day, toDay } from '../../../src/values/day.ts';

/** A day on which the whole policy was recorded. */
interface PolicyState {
  readonly date: Day;
  readonly mark: WholePolicyEntry['mark'];
  /** The site before what changed with the next state. */
  readonly before: (site: Site) => Site;
}

/** Texts before the reviewers' next visit was written down, and before one sentence of a promise read as it does now. */
function beforeOctober<Texts extends Pick<Site['content'], 'security' | 'charter'>>(texts: Texts): Texts {
  const security = texts.security.map((entry) =>
    entry.data.kind === 'posture'
      ? { ...entry, data: { ...entry.data, measures: entry.data.measures.slice(0, -1) } }
      : entry,
  );
  const charter = texts.charter.map((entry) =>
    entry.id === 'published-on-time'
      ? { ...entry, body: entry.body.replace('on a fixed beat', 'at fixed intervals') }
      : entry,
  );
  return { ...texts, security, charter };
}

const inEveryLanguage = (site: Site, change: (texts: Site['content']) => Site['content']): Site => ({
  ...site,
  content: change(site.content),
  translations: Object.fromEntries(
    Object.entries(site.translations).map(([language, texts]) => [language, change(texts)]),
  ),
});

const states: readonly PolicyState[] = [
  { date: toDay('2026-10-16'), mark: 'adopted', before: (site) => inEveryLanguage(site, beforeOctober) },
  { date: toDay('2026-10-19'), mark: 'words', before: (site) => site },
];

/** The states of the whole policy that the demonstration's log records, after everything else. */
export async function policyStates(site: Site): Promise<WholePolicyRelease[]> {
  const taken = new Set<string>();
  const releases: WholePolicyRelease[] = [];
  for (const { date, mark, before } of states) {
    const release = await wholePolicyRelease(wholePolicyOf(before(site)), mark, taken, date);
    taken.add(release.change.path);
    releases.push(release);
  }
  return releases;
}
