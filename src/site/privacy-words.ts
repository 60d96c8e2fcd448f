import type { PrivacyBlock } from '../schema/data/privacy.ts';
import { cadenceWords } from './cadence-words.ts';
import { windowsIn, windowsOverlap } from '../values/window.ts';
import type { SiteView } from './site.ts';

type Noise = NonNullable<PrivacyBlock['differentialPrivacy']>;

/** The declared privacy loss of one release: ε with its δ, or ρ; undefined where neither is declared. */
function lossOf(site: SiteView, { epsilon, delta, rho }: Noise): string | undefined {
  if (epsilon !== undefined) return `ε = ${site.number(epsilon, 4)}${delta ? `, δ = ${delta}` : ''}`;
  return rho === undefined ? undefined : `ρ = ${site.number(rho, 4)}`;
}

/** What stands between a number and a person: noise, or the smallest group. */
function noiseOrThreshold(site: SiteView, { differentialPrivacy: noise, minimumCount }: PrivacyBlock): string[] {
  const words = site.t.privacyBlock;
  if (!noise) return [minimumCount > 1 ? words.minimumCount({ count: minimumCount }) : words.minimumCountNone];
  const loss = lossOf(site, noise);
  return [
    words.noise({
      mechanism: words.mechanisms[noise.mechanism],
      scale: site.number(noise.scale, 4),
      columns: site.list(noise.columns),
    }),
    ...(loss ? [words.loss({ unit: noise.privacy_unit, amount: loss })] : []),
    ...(noise.contributions === undefined
      ? []
      : [words.contributions({ unit: noise.privacy_unit, count: noise.contributions })]),
    ...(noise.publicLabels === undefined ? [] : [words.publicLabels({ reason: noise.publicLabels })]),
  ];
}

/** How hidden cells are marked, and the sums published beside them. */
function suppression(site: SiteView, { suppressed, margins = [] }: PrivacyBlock): string[] {
  const words = site.t.privacyBlock;
  if (suppressed === undefined) return [];
  return [
    words.suppressed({ marker: suppressed }),
    ...(margins.length > 0 ? [words.margins({ count: margins.length })] : []),
  ];
}

/** What may not be added up: rows in which one contributor is several times, and shares. */
function sums(site: SiteView, { unit, overlapping = [], shares = [] }: PrivacyBlock): string[] {
  const words = site.t.privacyBlock;
  const wholeIn = (of: (typeof shares)[number]['of']) => {
    if (typeof of === 'string') return words.shareOf({ column: of });
    return 'unpublished' in of ? of.unpublished : words.shareOfTable(of);
  };
  return [
    ...(overlapping.length > 0 ? [words.overlapping({ unit, columns: site.list(overlapping) })] : []),
    ...shares.map(({ column, unit: scale, of }) => words.share({ column, scale, whole: wholeIn(of) })),
  ];
}

/** What the numbers of rolling windows speak of, and that those which overlap have no sum; nothing for other tables. */
export function windowWords(site: Pick<SiteView, 'duration' | 't'>, privacy: PrivacyBlock): string[] {
  const windows = windowsIn(privacy);
  if (windows === undefined) return [];
  const { window, windowsOverlap: overlap } = site.t.privacyBlock;
  return [
    window({ duration: site.duration(windows.length) }),
    ...(windowsOverlap(windows) ? [overlap({ step: site.duration(windows.step) })] : []),
  ];
}

/** What a table's privacy block says, as sentences, in the order in which they matter to a reader. */
export interface PrivacySentences {
  /** What protects the people behind the numbers, and what may be shown all the same. */
  readonly protection: readonly string[];
  /** How it is counted and published: true, and no protection. */
  readonly counting: readonly string[];
}

function protection(site: SiteView, privacy: PrivacyBlock): string[] {
  const words = site.t.privacyBlock;
  const { keep, roundTo = 1 } = privacy;
  return [
    ...noiseOrThreshold(site, privacy),
    ...(roundTo > 1 ? [words.roundTo({ base: roundTo })] : []),
    ...suppression(site, privacy),
    typeof keep === 'string'
      ? words.keep({ duration: site.duration(keep) })
      : words.keepForever({ reason: keep.forever }),
    ...(privacy.wholeGroups ?? []).map(({ column, reason }) => words.wholeGroups({ column, reason })),
    ...(privacy.allow ?? []).flatMap(({ column, reason, kinds = [] }) => [
      words.allowed({ column, reason }),
      ...(kinds.length === 0
        ? []
        : [words.allowedKinds({ column, kinds: site.list(kinds.map((kind) => words.labelGroups[kind])) })]),
    ]),
  ];
}

function counting(site: SiteView, privacy: PrivacyBlock): string[] {
  const words = site.t.privacyBlock;
  return [
    words.unit({ unit: privacy.unit }),
    typeof privacy.contributors === 'string'
      ? words.contributors({ column: privacy.contributors })
      : words.noContributors({ reason: privacy.contributors.none }),
    ...(privacy.roundTo !== undefined && privacy.roundTo > 1 ? [] : [words.notRounded]),
    ...sums(site, privacy),
    words.sampleRate({ share: site.share(privacy.sampleRate) }),
    privacy.releases === 'partition' ? words.partition : words.snapshot,
    ...windowWords(site, privacy),
    cadenceWords(site, privacy.cadence),
    ...(privacy.delay ? [words.delay({ duration: site.duration(privacy.delay) })] : []),
    ...(privacy.gaps ?? []).map((gap) => words.gaps({ period: site.period(gap.period, privacy), reason: gap.reason })),
    ...(privacy.statistics ?? []).map(({ column, statistic, of, count }) =>
      words.statistic({
        column,
        of,
        count,
        statistic:
          typeof statistic === 'string'
            ? words.statistics[statistic]
            : words.percentile({ percentile: site.number(statistic.percentile) }),
      }),
    ),
  ];
}

/** A table's privacy block in words. */
export const privacyWords = (site: SiteView, privacy: PrivacyBlock): PrivacySentences => ({
  protection: protection(site, privacy),
  counting: counting(site, privacy),
});
