import type { PrivacyBlock } from '../schema/data/privacy.ts';
import { unitOfOne } from '../values/format.ts';
import type { SiteView } from './site.ts';

/** How often a new period is published, in a sentence. */
export function cadenceWords(
  site: Pick<SiteView, 't' | 'language' | 'duration'>,
  cadence: PrivacyBlock['cadence'],
): string {
  const unit = unitOfOne(cadence, site.language);
  return site.t.privacyBlock.cadence({
    duration: site.duration(cadence),
    count: unit === undefined ? 2 : 1,
    unit: unit ?? '',
  });
}
