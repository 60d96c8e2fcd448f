import type { z } from 'zod';
import type { Problem } from '../problems/problem.ts';
import { suggest } from '../problems/suggest.ts';
import { allowedKeys, schemasAt } from './allowed-keys.ts';
import { writeKey, writeLine } from './write-corrected.ts';
import { nameOf, valueAt } from './describe-value.ts';
import type { Located, Path } from './located.ts';
import { choiceRule, type Issue, ruleOf, typeInWords } from './rule-of.ts';
import { sampleOf } from './sample-of.ts';

/** The key that an unknown key was meant to be, among those that are allowed and not there. */
export function misspelt(located: Located, schema: z.core.$ZodType, path: Path, key: string): string | undefined {
  const value = valueAt(located, path);
  const present = value && typeof value === 'object' ? Object.keys(value) : [];
  return suggest(
    key,
    allowedKeys(schema, located.value, path).filter((word) => !present.includes(word)),
  );
}

/** The problem of one key that the schema does not know. */
export function unknownKey(located: Located, schema: z.core.$ZodType, path: Path, key: string): Problem {
  const allowed = allowedKeys(schema, located.value, path);
  const position = located.keyAt([...path, key]);
  const near = misspelt(located, schema, path, key);
  return {
    code: 'schema/unknown-key',
    ...position,
    message: `${nameOf([...path, key])} is not a key here. Allowed: ${allowed.join(', ')}.`,
    fix: near === undefined ? `remove the key "${key}"` : `write  ${writeLine(located, position, key, near) ?? near}`,
  };
}

/** The problem of a key that is not there; `values` are those it may have, where there is a choice. */
export function missingKey(
  issue: Issue,
  located: Located,
  schema: z.core.$ZodType,
  values: readonly unknown[] | undefined,
): Problem {
  const { path } = issue;
  const ownRule = issue.code === 'invalid_type' ? `must be ${typeInWords(issue.expected)}` : ruleOf(issue);
  const sample = values ? values[0] : sampleOf(schemasAt(schema, located.value, path)[0]);
  return {
    code: 'schema/missing-key',
    ...located.at(path.slice(0, -1)),
    message: `${nameOf(path)} is missing: it ${values ? choiceRule(values) : ownRule}.`,
    fix: `add  ${writeKey(located, path.at(-1), sample)}`,
  };
}
