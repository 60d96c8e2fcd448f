import type { ValueFault } from '../payload/judge-sent-value.ts';
import type { ValueRule, ValueType } from '../payload/value-rule.ts';
import type { Problem } from '../problems/problem.ts';
import { suggest } from '../problems/suggest.ts';
import { show } from './describe-value.ts';

const types: Readonly<Record<ValueType | 'item', string>> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  date: 'a day, such as 2026-01-31',
  time: 'a time, such as 14:30 or 2026-01-31T14:30:00Z',
  list: 'a list',
  object: 'a group of keys',
  item: 'a text, a number, true or false',
};

/** A value that its field does not allow: where it is said, and by which field. */
export interface SentValue {
  /** What has the value: `"perf.starts"`. */
  readonly subject: string;
  readonly field: { readonly id: string; readonly file: string; readonly rule: ValueRule };
}

/** What a field allows, as the second half of a sentence, and the key of its file that says so. */
function allowedBy(fault: ValueFault, { unit }: ValueRule): { rule: string; key: string } {
  switch (fault.kind) {
    case 'type': {
      const isNumber = fault.expected === 'integer' || fault.expected === 'number';
      const within =
        isNumber && unit !== undefined && typeof fault.observed === 'string' ? ` without its unit (${unit})` : '';
      return { rule: `is ${types[fault.expected]}${within}`, key: 'type' };
    }
    case 'vocabulary':
      return { rule: `allows only ${fault.allowed.map(show).join(', ')}`, key: 'values' };
    case 'below':
      return { rule: `is at least ${fault.minimum}`, key: 'minimum' };
    case 'above':
      return { rule: `is at most ${fault.maximum}`, key: 'maximum' };
    case 'pattern':
      return { rule: `matches ${fault.pattern}`, key: 'pattern' };
  }
}

function nearest(fault: ValueFault): string {
  if (fault.kind !== 'vocabulary') return 'write a value that it allows';
  const near = suggest(String(fault.observed), fault.allowed.map(String));
  return near === undefined ? 'write one of them' : `write  ${near}`;
}

/** A fault of a value as a problem's code, message and mend. */
export function describeValueFault(
  fault: ValueFault,
  { subject, field }: SentValue,
): Pick<Problem, 'code' | 'message' | 'fix'> {
  const { rule, key } = allowedBy(fault, field.rule);
  const which = fault.item === undefined ? subject : `Value ${fault.item + 1} of ${subject}`;
  return {
    code: 'payload/value',
    message: `${which} is ${show(fault.observed)}, but the field "${field.id}" ${rule}.`,
    fix: `${nearest(fault)}; or, where the app sends it, change  ${key}  in ${field.file}`,
  };
}
