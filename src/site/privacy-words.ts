import type { PrivacyBlock } from '../schema/data/privacy.ts';
import { cadenceWords } from './cadence-words.ts';
import type { Site } from './site.ts';

/** A dataset's privacy block as sentences, in the order in which they matter to a reader. */
export function privacyWords(site: Site, privacy: PrivacyBlock): string[] {
  const words = site.t.privacyBlock;
  const { differentialPrivacy: noise, keep } = privacy;
  const loss =
    noise?.epsilon !== undefined
      ? `ε = ${site.number(noise.epsilon, 4)}${noise.delta ? `, δ = ${noise.delta}` : ''}`
      : noise?.rho !== undefined
        ? `ρ = ${site.number(noise.rho, 4)}`
        : undefined;
  return [
    words.unit({ unit: privacy.unit }),
    typeof privacy.contributors === 'string'
      ? words.contributors({ column: privacy.contributors })
      : words.noContributors({ reason: privacy.contributors.none }),
    ...(noise
      ? [
          words.noise({
            mechanism: words.mechanisms[noise.mechanism],
            scale: site.number(noise.scale, 4),
            columns: site.list(noise.columns),
          }),
          ...(loss ? [words.loss({ unit: noise.privacy_unit, amount: loss })] : []),
        ]
      : [privacy.minimumCount > 1 ? words.minimumCount({ count: privacy.minimumCount }) : words.minimumCountNone]),
    privacy.roundTo !== undefined && privacy.roundTo > 1 ? words.roundTo({ base: privacy.roundTo }) : words.notRounded,
    ...(privacy.suppressed === undefined ? [] : [words.suppressed({ marker: privacy.suppressed })]),
    ...(privacy.suppressed !== undefined && privacy.margins && privacy.margins.length > 0
      ? [words.margins({ count: privacy.margins.length })]
      : []),
    words.sampleRate({ share: site.share(privacy.sampleRate) }),
    privacy.releases === 'partition' ? words.partition : words.snapshot,
    cadenceWords(site, privacy.cadence),
    ...(privacy.delay ? [words.delay({ duration: site.duration(privacy.delay) })] : []),
    typeof keep === 'string'
      ? words.keep({ duration: site.duration(keep) })
      : words.keepForever({ reason: keep.forever }),
    ...(privacy.gaps ?? []).map((gap) => words.gaps({ period: site.period(gap.period), reason: gap.reason })),
    ...(privacy.allow ?? []).map(({ column, reason }) => words.allowed({ column, reason })),
  ];
}
