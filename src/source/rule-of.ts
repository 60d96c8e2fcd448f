import type { z } from 'zod';
import { show } from './describe-value.ts';

/** One thing a schema finds wrong. */
export type Issue = z.core.$ZodIssue;

const expectations: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of keys',
  record: 'a group of keys',
};

/** A type as an author calls it. */
export const typeInWords = (type: string): string => expectations[type] ?? type;

/** The rule of a choice: `must be one of a, b`. */
export const choiceRule = (values: readonly unknown[]): string =>
  `must be ${values.length === 1 ? show(values[0]) : `one of ${values.map(String).join(', ')}`}`;

function boundRule(issue: Issue & { code: 'too_small' | 'too_big' }): string {
  const isMost = issue.code === 'too_big';
  const bound = issue.code === 'too_big' ? issue.maximum : issue.minimum;
  const atBound = `at ${isMost ? 'most' : 'least'} ${bound}`;
  if (issue.origin === 'array') return `must have ${atBound} ${bound === 1 ? 'entry' : 'entries'}`;
  if (issue.origin === 'string') return `must have ${atBound} characters`;
  return issue.inclusive ? `must be ${atBound}` : `must be ${isMost ? 'less' : 'greater'} than ${bound}`;
}

/** What a value must be, as the second half of a sentence. */
export function ruleOf(issue: Issue): string {
  const isBound = issue.code === 'too_small' || issue.code === 'too_big';
  if (/^(must|a )/.test(issue.message)) return issue.message;
  if (isBound) return boundRule(issue);
  return issue.message.startsWith('needs') ? issue.message : `is not allowed: ${issue.message}`;
}
