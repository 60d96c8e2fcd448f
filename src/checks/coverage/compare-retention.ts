import type { Coverage } from '../check-input.ts';
import type { CoverageChange } from '../coverage-change.ts';
import { compareDays } from './compare-days.ts';
import type { Days } from './days.ts';

type Retention = Coverage['retention'];

const daysIn = ({ stages }: Retention, place: string): Days => stages.find((stage) => stage.place === place)?.days ?? 0;

function comparePlace(place: string, before: Retention, now: Retention): CoverageChange[] {
  const changed = compareDays(daysIn(before, place), daysIn(now, place), place, `what is in the place “${place}”`);
  if (place !== 'published') return changed;
  // Nobody's report is in a published table.
  return changed.map((change) => ({
    ...change,
    material: false,
    kind: change.kind === 'retention-longer' ? 'published-longer' : change.kind,
  }));
}

/** Another length of storage in any place; where none differs, another schedule of the same lengths. */
export function compareRetention(before: Retention, now: Retention): CoverageChange[] {
  const places = [...new Set([...now.stages, ...before.stages].map(({ place }) => place))];
  const changes = places.flatMap((place) => comparePlace(place, before, now));
  if (changes.length > 0 || before.schedule === now.schedule) return changes;
  return [
    {
      kind: 'schedule-changed',
      material: false,
      from: before.schedule,
      to: now.schedule,
      text: `the schedule ${now.schedule} takes the place of ${before.schedule} and is as long`,
    },
  ];
}
