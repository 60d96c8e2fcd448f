import { approximateDays, parseDuration } from '../../values/duration.ts';
import type { Direction } from './difference.ts';
import type { Rule } from './policy-rules.ts';
import type { Scalar, AspectValue } from './whole-policy.ts';

/** A value before and after; undefined where it is not there. */
export interface ValueChange {
  readonly was: AspectValue | undefined;
  readonly is: AspectValue | undefined;
}

type RuleBy<By extends Rule['by']> = Extract<Rule, { by: By }>;

/** What the step from one number to another is, where the higher is `higherIs`; `other` where one of them is none. */
function byNumber(was: number | undefined, is: number | undefined, higherIs: 'weaker' | 'stronger'): Direction {
  if (was === undefined || is === undefined || was === is) return 'other';
  const lowerIs = higherIs === 'weaker' ? 'stronger' : 'weaker';
  return is > was ? higherIs : lowerIs;
}

function numberIn(value: AspectValue | undefined, absent: number | undefined): number | undefined {
  if (value === undefined) return absent;
  return typeof value === 'number' ? value : undefined;
}

function daysIn(value: AspectValue | undefined, absent: string | undefined): number | undefined {
  const written = value ?? absent;
  if (written === 'forever') return Infinity;
  const duration = typeof written === 'string' ? parseDuration(written) : undefined;
  return duration === undefined ? undefined : approximateDays(duration);
}

const listIn = (value: AspectValue | undefined): readonly Scalar[] => {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly Scalar[]) : [value as Scalar];
};

/** The weakest of several directions; `other` counts before `stronger`, and none is `other`. */
function weakest(directions: readonly Direction[]): Direction {
  for (const direction of ['weaker', 'other', 'stronger'] as const)
    if (directions.includes(direction)) return direction;
  return 'other';
}

function judgeList({ gone, added, absentIsAll }: RuleBy<'list'>, { was, is }: ValueChange): Direction {
  if (absentIsAll && was === undefined) return gone;
  if (absentIsAll && is === undefined) return added;
  const [old, now] = [listIn(was), listIn(is)];
  const directions = [
    ...(old.some((entry) => !now.includes(entry)) ? [gone] : []),
    ...(now.some((entry) => !old.includes(entry)) ? [added] : []),
  ];
  return weakest(directions);
}

/** A list of texts: shorter or longer by the rule, and of one length another text, whatever it says. */
function judgeTexts({ gone, added }: RuleBy<'list'>, { was, is }: ValueChange): Direction {
  const [old, now] = [listIn(was).length, listIn(is).length];
  if (old === now) return 'other';
  return now < old ? gone : added;
}

function judgeRank({ strongestFirst }: RuleBy<'rank'>, { was, is }: ValueChange): Direction {
  const places = [was, is].map((value) => strongestFirst.indexOf(String(value)));
  const [before = -1, after = -1] = places;
  return before < 0 || after < 0 ? 'other' : byNumber(before, after, 'weaker');
}

function judgeDay({ weaker }: RuleBy<'day'>, { was, is }: ValueChange): Direction {
  if (was === undefined || is === undefined) return is === undefined ? 'weaker' : 'stronger';
  if (typeof was !== 'string' || typeof is !== 'string') return 'other';
  return is > was === (weaker === 'later') ? 'weaker' : 'stronger';
}

function judgePresence({ gone, added }: RuleBy<'presence'>, { was, is }: ValueChange): Direction {
  if (was !== undefined && is !== undefined) return was === false ? added : 'other';
  return is === undefined ? gone : added;
}

/** In which direction a value went, by its rule; `isText` for words. A rule about a neighbour is not judged here. */
export function judgeValue(rule: Rule | undefined, change: ValueChange, isText: boolean): Direction {
  const { was, is } = change;
  switch (rule?.by) {
    case 'number':
      return byNumber(
        numberIn(was, rule.absent),
        numberIn(is, rule.absent),
        rule.weaker === 'higher' ? 'weaker' : 'stronger',
      );
    case 'duration':
      return byNumber(
        daysIn(was, rule.absent),
        daysIn(is, rule.absent),
        rule.weaker === 'longer' ? 'weaker' : 'stronger',
      );
    case 'day':
      return judgeDay(rule, change);
    case 'rank':
      return judgeRank(rule, change);
    case 'list':
      return isText ? judgeTexts(rule, change) : judgeList(rule, change);
    case 'presence':
      return judgePresence(rule, change);
    default:
      return 'other';
  }
}
