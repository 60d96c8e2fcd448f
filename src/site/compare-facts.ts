import type { Report, ReportFacts } from '../schema/content/record.ts';
import { statusOf } from './check-counts.ts';
import type { SiteView } from './site.ts';

export interface ComparedFact {
  readonly label: string;
  readonly before: string;
  readonly now: string;
}

/** How many the words for several people speak of, where no number stands beside them. */
const several = 3;

/** What two reports counted, side by side; only what at least one of them counted. */
export function compareFacts(site: Pick<SiteView, 't' | 'number'>, now: Report, before: Report): ComparedFact[] {
  const { count, holds } = site.t.record.facts;
  const rows: [string, (facts: ReportFacts) => string][] = [
    [
      count.releases,
      ({ releases }) => site.number(releases.reduce((sum, { released }) => sum + Object.keys(released).length, 0)),
    ],
    [
      count.checks,
      ({ checks }) =>
        holds({
          hold: site.number(checks.filter((check) => statusOf(check) === 'pass').length),
          all: site.number(checks.filter((check) => statusOf(check) !== 'not-checkable').length),
        }),
    ],
    [count.findings, ({ checks }) => site.number(checks.reduce((sum, { findings }) => sum + findings, 0))],
    [count.waivers, ({ waivers }) => site.number(waivers.opened.length + waivers.standing.length)],
    [count.budget, ({ budget }) => (budget ? `ε = ${site.number(budget.epsilon, 4)}` : '–')],
    [count.changes, ({ changes }) => site.number(changes.length)],
    [count.incidents, ({ incidents }) => site.number(incidents.length)],
  ];
  const { facts: current } = now;
  const { facts: earlier } = before;
  const counted =
    current && earlier
      ? rows
          .map(([label, value]) => ({ label, before: value(earlier), now: value(current) }))
          .filter((row) => row.before !== '–' || row.now !== '–')
      : [];
  const requests = (['access', 'deletion', 'complaints'] as const).flatMap((kind): ComparedFact[] => {
    const [a, b] = [before.requests?.[kind], now.requests?.[kind]];
    if (a === undefined && b === undefined) return [];
    const said = (value: number | undefined) => (value === undefined ? '–' : site.number(value));
    return [{ label: site.t.reports[kind]({ count: several }), before: said(a), now: said(b) }];
  });
  return [...counted, ...requests];
}
