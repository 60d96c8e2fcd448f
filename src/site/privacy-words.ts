import type { PrivacyBlock } from '../schema/data/privacy.ts';
import type { Site } from './site.ts';

/** A dataset's privacy block as sentences, in the order in which they matter to a reader. */
export function privacyWords(site: Site, privacy: PrivacyBlock): string[] {
  const t = site.t.privacyBlock;
  const { differentialPrivacy: noise, keep } = privacy;
  const loss =
    noise?.epsilon !== undefined
      ? `ε = ${site.number(noise.epsilon, 4)}${noise.delta ? `, δ = ${noise.delta}` : ''}`
      : noise?.rho !== undefined
        ? `ρ = ${site.number(noise.rho, 4)}`
        : undefined;
  return [
    t.unit(privacy.unit),
    typeof privacy.contributors === 'string'
      ? t.contributors(privacy.contributors)
      : t.noContributors(privacy.contributors.none),
    ...(noise
      ? [
          t.noise(t.mechanisms[noise.mechanism], site.number(noise.scale, 4), site.list(noise.columns)),
          ...(loss ? [t.loss(noise.privacy_unit, loss)] : []),
        ]
      : [privacy.minimumCount > 1 ? t.minimumCount(privacy.minimumCount) : t.minimumCountNone]),
    privacy.roundTo !== undefined && privacy.roundTo > 1 ? t.roundTo(privacy.roundTo) : t.notRounded,
    ...(privacy.suppressed === undefined ? [] : [t.suppressed(privacy.suppressed)]),
    ...(privacy.suppressed !== undefined && privacy.margins && privacy.margins.length > 0
      ? [t.margins(privacy.margins.length)]
      : []),
    t.sampleRate(site.share(privacy.sampleRate)),
    privacy.releases === 'partition' ? t.partition : t.snapshot,
    t.cadence(site.duration(privacy.cadence)),
    ...(privacy.delay ? [t.delay(site.duration(privacy.delay))] : []),
    typeof keep === 'string' ? t.keep(site.duration(keep)) : t.keepForever(keep.forever),
    ...(privacy.gaps ?? []).map((gap) => t.gaps(site.period(gap.period), gap.reason)),
    ...(privacy.allow ?? []).map(({ column, reason }) => t.allowed(column, reason)),
  ];
}
