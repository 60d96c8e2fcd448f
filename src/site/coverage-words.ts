import type { CoverageChange } from '../checks/compare-coverage.ts';
import { places } from '../schema/content/schedule.ts';
import type { Policy } from '../build/policy-history.ts';
import { shownTexts } from './policy-rows.ts';
import type { Site } from './site.ts';

/** What a change is about, by the name a reader knows: a field's title, a place, a table, else the text itself. */
function subjectOf(site: Site, change: CoverageChange, policies: readonly Policy[]): string | undefined {
  const { subject } = change;
  if (subject === undefined) return undefined;
  const place = places.find((found) => found === subject);
  if (place) return site.t.retention.places[place];
  const table = site.model.datasets.flatMap(({ tables }) => tables).find(({ name }) => name === subject);
  if (table) return table.title;
  for (const policy of [...policies].reverse()) {
    const title = shownTexts(site, policy)?.texts.fields[subject]?.title;
    if (title !== undefined) return title;
  }
  return site.entry('dictionary', subject)?.data.title ?? site.entry('methods', subject)?.data.title ?? subject;
}

/** One change of what a category covers, in the page's language. `policies` are those it lies between, for their names of things. */
export function changeLine(site: Site, change: CoverageChange, policies: readonly Policy[] = []): string {
  const kind = site.t.record.coverage.kinds[change.kind];
  const subject = change.kind === 'words-changed' ? undefined : subjectOf(site, change, policies);
  return subject === undefined ? kind : `${kind}: ${subject}`;
}
