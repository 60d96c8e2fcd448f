import { z } from 'zod';
import { schemasAt } from './allowed-keys.ts';
import { valueAt } from './describe-value.ts';
import type { Located, Path } from './located.ts';
import { type Issue, ruleOf, typeInWords } from './rule-of.ts';
import { sampleOf } from './sample-of.ts';

/** One of several forms that a value may have. */
export interface Form {
  /** As an author calls it: `a list`, `a group of keys (forever)`. */
  readonly words: string;
  /** A value of this form to start from. */
  readonly sample: unknown;
}

/** What a schema takes, as an author calls it. `value` is one that it does not take, or takes in part. */
function wordsOf(schema: z.core.$ZodType, value: unknown): string {
  const { shape } = schema._zod.def as { shape?: Readonly<Record<string, unknown>> };
  if (shape) return `a group of keys (${Object.keys(shape).join(', ')})`;
  const issue = z.safeParse(schema, value).error?.issues.find(({ path }) => path.length === 0) as Issue | undefined;
  if (issue && issue.code !== 'invalid_type') return ruleOf(issue).replace(/^must be /, '');
  return typeInWords((schema._zod.def as { type: string }).type);
}

/**
 * The forms of which the value at a path may have any, each once: a text or a list, a duration or `{ forever: … }`.
 * Empty where there is only one. The members of a union that are told by a tag are no forms: their keys are.
 */
export function formsAt(schema: z.core.$ZodType, located: Located, path: Path): Form[] {
  const value = valueAt(located, path);
  const forms = schemasAt(schema, located.value, path).map((one) => ({
    words: wordsOf(one, value),
    sample: sampleOf(one),
  }));
  const once = [...new Map(forms.map((form) => [form.words, form])).values()];
  return once.length > 1 ? once : [];
}

/** Forms as the end of a sentence: `must be a text, a list or a group of keys (none)`. */
export function formsRule(forms: readonly Form[]): string {
  const words = forms.map((form) => form.words);
  return `must be ${words.slice(0, -1).join(', ')}, or ${words.at(-1) ?? ''}`;
}
