import type { WholePolicyEntry } from '../../log/log-entry.ts';
import type { CheckInput, CheckPolicy } from '../check-input.ts';
import type { Finding } from '../check.ts';
import { comparePolicies, withMark } from './compare-policies.ts';
import { statementName } from './describe-difference.ts';
import type { Difference } from './difference.ts';
import { listDifferences, placeOfDifference, policyFinding } from './policy-finding.ts';
import { suggestNote } from './suggest-note.ts';
import { type Step, announcementOf, isTold } from './told-by-notes.ts';
import type { Condensed } from './whole-policy.ts';

/** The mend of a finding that only asks to record what the site says now. */
export const recordPolicy = 'vitrine release --policy';
/** The mend of a change that only reads better. */
export const recordWords = `${recordPolicy} --words-only`;

/** Whether a difference has to be told of: what is weaker, and what may be. What is new and no weakening is not. */
export const mustBeTold = ({ direction, aspect, was }: Difference) =>
  direction === 'weaker' || (direction === 'other' && !(aspect === '' && was === undefined));

const isText = ({ language, aspect, direction }: Difference) =>
  language !== undefined && aspect !== 'language' && direction === 'other';

type Some = readonly [Difference, ...Difference[]];

/** The differences of two states, marked as their author marked them, statement by statement. */
export function differencesOf(
  before: Condensed,
  now: Condensed,
  {
    language,
    isMarked,
    notes,
    step,
  }: {
    readonly language: string;
    readonly isMarked: boolean;
    readonly notes: CheckInput['changes'];
    readonly step: Step;
  },
): Some[] {
  const told = new Map<string, boolean>();
  const knows = (key: Difference['statement']) => {
    const known = told.get(key) ?? isTold(key, notes, step);
    told.set(key, known);
    return known;
  };
  const all = withMark(comparePolicies(before, now, language), isMarked, knows);
  return [...Map.groupBy(all, ({ statement }) => statement).values()] as unknown as Some[];
}

function untoldFinding(
  own: Some,
  policy: CheckPolicy,
  input: CheckInput,
  step: Step,
  recorded: WholePolicyEntry,
): Finding {
  const [first] = own;
  const announced = announcementOf(first.statement, input.changes, step);
  const when = announced
    ? `and ${announced.file} dates it to ${announced.date}, which is still to come`
    : 'and no note in content/changes/ tells of it';
  const words = own.every(isText) ? `\nWhere it only reads better:  ${recordWords}` : '';
  return policyFinding(
    'fail',
    own,
    placeOfDifference(first, policy.places),
    `The log recorded ${statementName(first.statement)} on ${recorded.date}. Now it says something else or less, ${when}: ${listDifferences(own)}`,
    `put it back, or tell of it in a note:\n${suggestNote(own, input.today)}${words}`,
  );
}

function unrecorded(all: readonly Some[], policy: CheckPolicy, recorded: WholePolicyEntry): Finding[] {
  const [first] = all;
  if (!first) return [];
  const names = all.map(([{ statement }]) => statementName(statement));
  const most = 5;
  const rest = names.length > most ? ` and ${names.length - most} more` : '';
  return [
    policyFinding(
      'review',
      first,
      placeOfDifference(first[0], policy.places),
      `The log does not record yet what the site says now; its last record is of ${recorded.date}. What differs: ${names.slice(0, most).join(', ')}${rest}.`,
      recordPolicy,
    ),
  ];
}

/** All differences of what the site says now to a recorded state, and those that must be told and are not. */
function compareNow(recorded: WholePolicyEntry, input: CheckInput, policy: CheckPolicy, isMarked: boolean) {
  const before = policy.recorded[recorded.file];
  if (!before) return undefined;
  const step: Step = { before, after: recorded.date, until: input.today };
  const { language, now } = policy;
  const all = differencesOf(before, now, { language, isMarked, notes: input.changes, step });
  const untold = all.flatMap((own): Some[] => {
    if (isTold(own[0].statement, input.changes, step)) return [];
    const [first, ...more] = own.filter(mustBeTold);
    return first ? [[first, ...more]] : [];
  });
  return { step, all, untold };
}

/**
 * Differences of which a note must still tell before what the site says now can be recorded, statement by statement;
 * empty where none is weaker or worded otherwise, and where the recorded state is not there.
 */
export const untoldDifferences = (
  recorded: WholePolicyEntry,
  input: CheckInput,
  policy: CheckPolicy,
  isMarked: boolean,
): readonly Some[] => compareNow(recorded, input, policy, isMarked)?.untold ?? [];

/**
 * What the site says now against the last state that the log recorded; `isMarked` where its author says that texts that
 * differ only read better.
 */
export function judgePolicyNow(
  recorded: WholePolicyEntry,
  input: CheckInput,
  policy: CheckPolicy,
  isMarked = false,
): Finding[] {
  const compared = compareNow(recorded, input, policy, isMarked);
  if (!compared) return [];
  const { step, all, untold } = compared;
  return untold.length > 0
    ? untold.map((own) => untoldFinding(own, policy, input, step, recorded))
    : unrecorded(all, policy, recorded);
}

/** A step between two recorded states, which notes must have told of when it was recorded. */
export function judgePolicyStep(
  earlier: WholePolicyEntry,
  later: WholePolicyEntry,
  input: CheckInput,
  policy: CheckPolicy,
): Finding[] {
  const [before, now] = [policy.recorded[earlier.file], policy.recorded[later.file]];
  if (!before || !now) return [];
  const step: Step = { before, after: earlier.date, until: later.date };
  const { language } = policy;
  const isMarked = later.mark === 'words';
  return differencesOf(before, now, { language, isMarked, notes: input.changes, step }).flatMap((own) => {
    if (isTold(own[0].statement, input.changes, step)) return [];
    const [first, ...more] = own.filter(mustBeTold);
    if (!first) return [];
    return [
      policyFinding(
        'fail',
        [first, ...more],
        { file: later.file },
        `On ${later.date} the log recorded ${statementName(first.statement)} otherwise than on ${earlier.date}, and no note of that time tells of it: ${listDifferences([first, ...more])}`,
        `tell of it in a note:\n${suggestNote([first, ...more], later.date)}`,
      ),
    ];
  });
}
