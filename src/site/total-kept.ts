import { type Keep, places } from '../schema/content/schedule.ts';
import { approximateDays, sumDurations } from '../values/duration.ts';
import { durationOfDays } from '../values/duration-of-days.ts';
import type { SiteView } from './site.ts';

/** A stage of a schedule, or of a recorded policy (which counts days). */
interface KeptStage {
  readonly place: string;
  readonly keep: Keep;
}

/**
 * Copies that are made of the stored reports and run out side by side; a report passes all other places one after
 * another.
 */
const copies: ReadonlySet<string> = new Set<(typeof places)[number]>(['backup', 'aggregate-store']);

/** The length of a time in days, months and years by their mean length. */
export const lengthOfKeep = (keep: Keep): number => (typeof keep === 'string' ? approximateDays(keep) : Infinity);

/** Stages one after another; for ever where one of them is. */
function inSequence(keeps: readonly Keep[]): Keep {
  return (
    keeps.find((keep) => typeof keep !== 'string') ?? sumDurations(keeps.filter((keep) => typeof keep === 'string'))
  );
}

/**
 * The longest time after which a report is gone from every place: the sum of the places it passes one after another
 * (device, network, collector, store of reports), and of the longest copy made at the end of that way (backups, exact
 * counts). A published table holds no report and counts only where a schedule has nothing else.
 */
export function totalKept(stages: readonly KeptStage[]): Keep {
  const before = stages.filter(({ place }) => place !== 'published');
  if (before.length === 0) return inSequence(stages.map(({ keep }) => keep));
  const along = Map.groupBy(before, ({ place }) => place);
  const keepsOf = (isCopy: boolean) =>
    [...along]
      .filter(([place]) => copies.has(place) === isCopy)
      .map(([, own]) => inSequence(own.map(({ keep }) => keep)));
  const longestCopy = keepsOf(true)
    .sort((a, b) => lengthOfKeep(b) - lengthOfKeep(a))
    .slice(0, 1);
  return inSequence([...keepsOf(false), ...longestCopy]);
}

/** The stages of a recorded policy, whose times are whole days. */
export const recordedStages = (
  stages: readonly { readonly place: string; readonly days: number | 'forever' }[],
): KeptStage[] =>
  stages.map(({ place, days }) => ({ place, keep: days === 'forever' ? { forever: '' } : durationOfDays(days) }));

/** The places of a report that are named, in their order; published tables hold none. */
const namedPlaces = (stages: readonly KeptStage[]) =>
  places.filter((place) => place !== 'published' && stages.some((stage) => stage.place === place));

/**
 * How long a report is kept, in words: `at most 225 days` where its whole way is stated, with every place on it; else
 * at which places, and that nothing is stated of others. For ever where one of them is. The one sentence for it on
 * every page.
 */
export function keptInWords(
  site: Pick<SiteView, 't' | 'keep' | 'duration' | 'list'>,
  stages: readonly KeptStage[],
): string {
  const kept = totalKept(stages);
  if (typeof kept !== 'string') return kept.forever === '' ? site.t.forever : site.keep(kept);
  const duration = site.duration(kept);
  const named = namedPlaces(stages);
  if (named.length === places.length - 1) return site.t.card.atMost({ duration });
  const said = named.length === 0 ? (['published'] as const) : named;
  return site.t.card.atMostAt({ places: site.list(said.map((place) => site.t.retention.places[place])), duration });
}
