import { judgeSentValue } from '../../payload/judge-sent-value.ts';
import type { ValueRule } from '../../payload/value-rule.ts';
import type { Field } from '../../schema/content/field.ts';

/** The first of the examples that a field may have as its value; undefined where none keeps its rule. */
export function fittingExample(examples: readonly unknown[], rule: ValueRule): Field['example'] | undefined {
  return examples.find((example) => judgeSentValue(example, rule).length === 0) as Field['example'] | undefined;
}
