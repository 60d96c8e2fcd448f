import type { BrokenCheck } from '../audit/broken-checks.ts';
import type { TableDue } from '../audit/dues-of.ts';
import { restsOn } from '../audit/rests-on.ts';
import type { CheckId } from '../schema/check-ids.ts';
import type { Day } from '../values/day.ts';
import type { Duration } from '../values/duration.ts';
import type { EntryView, SiteView } from './site.ts';

/** What a page is about: tables by their names in SQL, or one promise. All of the site without either. */
export interface StandingScope {
  readonly tables?: readonly string[] | undefined;
  readonly promise?: string | undefined;
}

/** Something that is broken, or will be when its day has passed. */
export interface Breach {
  readonly check: CheckId;
  /** Datasets by their ids; `site` for what concerns all of them. */
  readonly datasets: readonly string[];
  readonly promises: readonly EntryView<'charter'>[];
  /** What the maintainers said about it, oldest first. */
  readonly notes: readonly EntryView<'changes'>[];
}

/** Tables of which the same is due on the same day. */
export interface DueBreach extends Breach {
  readonly by: Day;
  readonly until: Day;
  readonly period: string;
  /** Of tables of rolling windows, how long one is. */
  readonly window?: Duration;
  /** Since when it is broken; absent where it was not when the site was built. */
  readonly broken?: BrokenCheck['since'];
}

export interface BrokenBreach extends Breach {
  readonly broken: BrokenCheck;
}

/** The next day by which something must be done. */
export interface NextDue extends Pick<TableDue, 'by' | 'until'> {
  /** Whether a promise of the charter rests on it; else the table alone names the time. */
  readonly promised: boolean;
}

export interface Standing {
  /** The first to break first. */
  readonly dues: readonly DueBreach[];
  /** What was broken when the site was built, but for what is among `dues`. */
  readonly broken: readonly BrokenBreach[];
  /** The next day by which something must be released, and deleted, that has not passed when the site was built. */
  readonly next: Readonly<Partial<Record<'freshness' | 'retention', NextDue>>>;
}

const unique = <T>(list: readonly T[]) => [...new Set(list)];

function breachOf({ content }: Pick<SiteView, 'content'>, check: CheckId, datasets: readonly string[]): Breach {
  const isMeant = (dataset: string) => datasets.includes(dataset);
  return {
    check,
    datasets,
    promises: content.charter.filter(({ data }) => datasets.some((dataset) => restsOn(data, check, dataset))),
    notes: content.changes
      .filter(({ data }) =>
        data.changes.some(
          (change) => change.type === 'failure' && change.check === check && isMeant(change.dataset ?? 'site'),
        ),
      )
      .sort((a, b) => (a.data.date < b.data.date ? -1 : 1)),
  };
}

/** What is due and what is broken, of the whole site, of some tables, or of what a promise rests on. */
export function standingOf(
  site: Pick<SiteView, 'content' | 'model' | 'entry' | 'table'>,
  scope: StandingScope = {},
): Standing {
  const { audit, today } = site.model;
  const promise = scope.promise === undefined ? undefined : site.entry('charter', scope.promise);
  const isMeant = ({ check, dataset, table }: Pick<BrokenCheck, 'check' | 'dataset' | 'table'>) =>
    (scope.tables === undefined || table === undefined || scope.tables.includes(table)) &&
    (promise === undefined || restsOn(promise.data, check, dataset));
  const dues = audit.dues.filter(isMeant);
  const isOverdue = ({ check, table }: BrokenCheck) =>
    dues.some((due) => due.check === check && due.table === table && due.until < today);
  const windowOf = (due: Pick<TableDue, 'dataset' | 'table'>) => site.table(due)?.privacy.window;
  const groups = Map.groupBy(dues, (due) =>
    JSON.stringify([due.check, due.by, due.until, due.period, windowOf(due) ?? null]),
  );
  const datasetsOf = new Map(audit.dues.map(({ table, dataset }) => [table, dataset]));
  const inScope = new Set(scope.tables?.map((table) => datasetsOf.get(table)));
  const next = (check: CheckId): NextDue | undefined => {
    const due = dues.find((one) => one.check === check && one.until >= today);
    if (due === undefined) return undefined;
    return { ...due, promised: site.content.charter.some(({ data }) => restsOn(data, check, due.dataset)) };
  };
  const [release, deletion] = [next('freshness'), next('retention')];
  return {
    dues: [...groups.values()].flatMap((group): DueBreach[] => {
      const [first] = group;
      if (first === undefined) return [];
      const { check, by, until, period } = first;
      const window = windowOf(first);
      const broken = audit.broken.find((one) => one.check === check && one.table === first.table)?.since;
      const datasets = unique(group.map(({ dataset }) => dataset));
      return [
        {
          ...breachOf(site, check, datasets),
          by,
          until,
          period,
          ...(window === undefined ? {} : { window }),
          ...(broken !== undefined && until < today ? { broken } : {}),
        },
      ];
    }),
    broken: audit.broken
      .filter((one) => isMeant(one) && !isOverdue(one))
      .filter(
        ({ table, dataset }) =>
          table !== undefined || scope.tables === undefined || inScope.has(dataset) || dataset === 'site',
      )
      .map((one) => ({ ...breachOf(site, one.check, [one.dataset]), broken: one })),
    next: { ...(release ? { freshness: release } : {}), ...(deletion ? { retention: deletion } : {}) },
  };
}
