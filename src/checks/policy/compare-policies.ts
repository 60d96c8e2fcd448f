import { isWrittenLater } from '../../values/unwritten.ts';
import type { Difference, Direction } from './difference.ts';
import { type ValueChange, judgeValue } from './judge-value.ts';
import { policyRules, ruleFor } from './policy-rules.ts';
import {
  type Aspects,
  type Condensed,
  type Statement,
  type StatementKey,
  type StatementKind,
  type AspectValue,
  partsOfKey,
} from './whole-policy.ts';

const isSame = (left: AspectValue | undefined, right: AspectValue | undefined) =>
  JSON.stringify(left) === JSON.stringify(right);

/** Lists that name their entries differ as sets: another order is no change, and a list of one is what it names. */
function isSameList(left: AspectValue | undefined, right: AspectValue | undefined): boolean {
  if (left === undefined || right === undefined || (!Array.isArray(left) && !Array.isArray(right))) return false;
  const [old, now] = [[left].flat(), [right].flat()];
  return old.length === now.length && isSame(old.sort(), now.sort());
}

const aspectsOf = (before: Aspects, now: Aspects) => [...new Set([...Object.keys(before), ...Object.keys(now)])].sort();

/**
 * Whether a path lies below an entry of a list that only one side has. The list tells of it already, in one line.
 */
function isToldByList(path: string, before: Statement, now: Statement): boolean {
  const parts = path.split('/');
  return parts.slice(1).some((entry, at) => {
    const list = parts.slice(0, at + 1).join('/');
    const has = ({ meaning }: Statement) => {
      const value = meaning[list];
      return Array.isArray(value) && value.some((name) => String(name).replaceAll('/', '|') === entry);
    };
    return has(before) !== has(now);
  });
}

interface Pair {
  readonly key: StatementKey;
  readonly kind: StatementKind;
  readonly before: Statement;
  readonly now: Statement;
}

/** The direction of a value, by its own rule or by that of its neighbour. */
function directionOf({ kind, before, now }: Pair, path: string, change: ValueChange, isText: boolean): Direction {
  const rule = ruleFor(kind, path);
  // What was still to write, and is written now, says more, whatever the rule of its list.
  if (isWrittenLater(change.was, change.is)) return 'stronger';
  if (rule?.by !== 'neighbour') return judgeValue(rule, change, isText);
  const beside = [...path.split('/').slice(0, -1), rule.aspect].join('/');
  const moved = { was: before.meaning[beside], is: now.meaning[beside] };
  if (isSame(moved.was, moved.is)) return 'other';
  return judgeValue(ruleFor(kind, beside), moved, false) === 'stronger' ? 'stronger' : 'other';
}

function differenceIn(pair: Pair, aspect: string, change: ValueChange, language?: string): Difference {
  const { was, is } = change;
  return {
    statement: pair.key,
    aspect,
    ...(language === undefined ? {} : { language }),
    ...(was === undefined ? {} : { was }),
    ...(is === undefined ? {} : { is }),
    direction: directionOf(pair, aspect, change, language !== undefined),
  };
}

function compareMeaning(pair: Pair): Difference[] {
  const { before, now } = pair;
  return aspectsOf(before.meaning, now.meaning).flatMap((aspect) => {
    const [was, is] = [before.meaning[aspect], now.meaning[aspect]];
    if (isSame(was, is) || isSameList(was, is)) return [];
    if ((was === undefined || is === undefined) && isToldByList(aspect, before, now)) return [];
    return [differenceIn(pair, aspect, { was, is })];
  });
}

function compareWords(pair: Pair, language: string): Difference[] {
  const { before, now } = pair;
  const [old, fresh] = [before.words[language], now.words[language]];
  // A whole translation that came or went is one difference.
  if (!old || !fresh) {
    const there = { statement: pair.key, aspect: 'language', language } as const;
    if (!old && !fresh) return [];
    return old
      ? [{ ...there, was: language, direction: 'weaker' }]
      : [{ ...there, is: language, direction: 'stronger' }];
  }
  return aspectsOf(old, fresh).flatMap((aspect) => {
    const [was, is] = [old[aspect], fresh[aspect]];
    if (isSame(was, is)) return [];
    if ((was === undefined || is === undefined) && isToldByList(aspect, before, now)) return [];
    return [differenceIn(pair, aspect, { was, is }, language)];
  });
}

function compareStatements(pair: Pair): Difference[] {
  const languages = [...new Set([...Object.keys(pair.before.words), ...Object.keys(pair.now.words)])];
  return [...compareMeaning(pair), ...languages.flatMap((language) => compareWords(pair, language))];
}

/** The title of a statement in a language; its id, where it has none. */
export function titleOf(statement: Statement | string | undefined, language: string, id: string): string {
  const title = typeof statement === 'object' ? statement.words[language]?.['title'] : undefined;
  return typeof title === 'string' ? title : id;
}

/**
 * Every difference between two policies, statement by statement in the order of their keys; none for equal ones. A
 * statement that is a fingerprint in one of them must be one in both. What is new or gone is named by its title in
 * `language`.
 */
export function comparePolicies(before: Condensed, now: Condensed, language: string): Difference[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort() as StatementKey[];
  return keys.flatMap((key): Difference[] => {
    const [old, fresh] = [before[key], now[key]];
    const { kind, id } = partsOfKey(key);
    if (typeof old === 'object' && typeof fresh === 'object')
      return compareStatements({ key, kind, before: old, now: fresh });
    if (old !== undefined && fresh !== undefined) return [];
    const whole = { statement: key, aspect: '' };
    const rules = policyRules[kind];
    return old === undefined
      ? [{ ...whole, is: titleOf(fresh, language, id), direction: rules.added }]
      : [{ ...whole, was: titleOf(old, language, id), direction: rules.gone }];
  });
}

/**
 * The differences as their author marks them: of a state that is marked, what differs in words alone is a change of
 * words, except in statements that a note tells of.
 */
export function withMark(
  differences: readonly Difference[],
  isMarked: boolean,
  isTold: (statement: StatementKey) => boolean,
): Difference[] {
  return differences.map((difference) => {
    const { language, aspect, direction, statement } = difference;
    const isText = language !== undefined && aspect !== 'language' && direction === 'other';
    return isText && isMarked && !isTold(statement) ? { ...difference, direction: 'words' } : difference;
  });
}
