import type { Policy } from '../model/policy.ts';
import type { CoverageChange } from '../checks/coverage-change.ts';
import { sensitivities } from '../schema/sensitivities.ts';
import { daysInWords } from './policy-rows.ts';
import type { SiteView } from './site.ts';

/** What something was and what it is now, in the page's language; either is absent where there is nothing to say. */
export interface ChangeDetail {
  readonly from?: string;
  readonly to?: string;
  /** Whether both are texts of the adopter's, in the language they were written in. */
  readonly isText: boolean;
}

type Days = number | 'forever';

function daysOf({ retention, fields }: Policy, subject: string | undefined): Days {
  return (
    retention.stages.find(({ place }) => place === subject)?.days ??
    fields.find(({ id }) => id === subject)?.retentionDays ??
    0
  );
}

/** The two values of a change, for kinds that have values; an addition or a removal has none. */
export function changeDetail(
  site: SiteView,
  { kind, subject, from, to }: CoverageChange,
  before: Policy,
  now: Policy,
): ChangeDetail {
  const both = (say: (value: string) => string): ChangeDetail => ({
    ...(from === undefined ? {} : { from: say(from) }),
    ...(to === undefined ? {} : { to: say(to) }),
    isText: false,
  });
  switch (kind) {
    case 'sensitivity-raised':
    case 'sensitivity-lowered': {
      const level = (value: string) => sensitivities.find((known) => known === value);
      return both((value) => site.t.sensitivity[level(value) ?? 'technical']);
    }
    case 'retention-longer':
    case 'retention-shorter':
    case 'published-longer': {
      const say = (days: Days) => (days === 0 ? site.t.retention.none : daysInWords(site, days));
      return { from: say(daysOf(before, subject)), to: say(daysOf(now, subject)), isText: false };
    }
    case 'sample-rate-raised':
    case 'sample-rate-lowered':
      return both((value) => site.share(Number(value.replace('%', '')) / 100, 4));
    case 'threshold-lowered':
    case 'threshold-raised':
      return both((value) => site.number(Number(value)));
    case 'loss-raised':
    case 'loss-lowered':
      return both((value) => (Number.isFinite(Number(value)) ? site.number(Number(value), 4) : site.t.none));
    case 'field-renamed':
      return both((value) => value);
    case 'words-changed':
      return { ...both((value) => value), isText: true };
    default:
      return { isText: false };
  }
}
