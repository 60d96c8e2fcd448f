import type { z } from 'zod';
import type { Problem } from '../problems/problem.ts';
import { suggest } from '../problems/suggest.ts';
import { allowedKeys, discriminatorValues, schemasAt } from './allowed-keys.ts';
import { mendValue, sampleBlock, sampleOf, writeKey, writeLine } from './correct.ts';
import type { Located, Path } from './located.ts';

export type Issue = z.core.$ZodIssue;

const show = (value: unknown) => {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};
const kindOf = (value: unknown) => {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a group of keys';
  return `${typeof value === 'string' ? 'the text' : `the ${typeof value}`} ${show(value)}`;
};
const expectations: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of keys',
  record: 'a group of keys',
};
const expectation = (expected: string) => expectations[expected] ?? expected;

/** A path as an author reads it: `stages[0].keep`; `the file` for the whole. */
const nameOf = (path: Path) => {
  const name = path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
  return name === '' ? 'This' : `"${name}"`;
};

function valueAt(located: Located, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) => (value && typeof value === 'object' ? (value as Record<PropertyKey, unknown>)[key] : undefined),
    located.value,
  );
}

/** What a value must be, as the second half of a sentence. */
function ruleOf(issue: Issue): string {
  switch (issue.code) {
    case 'too_small':
    case 'too_big': {
      if (/^(must|a )/.test(issue.message)) return issue.message;
      const [most, bound] = issue.code === 'too_small' ? [false, issue.minimum] : [true, issue.maximum];
      if (issue.origin === 'array')
        return `must have at ${most ? 'most' : 'least'} ${bound} ${bound === 1 ? 'entry' : 'entries'}`;
      if (issue.origin === 'string') return `must have at ${most ? 'most' : 'least'} ${bound} characters`;
      return issue.inclusive
        ? `must be at ${most ? 'most' : 'least'} ${bound}`
        : `must be ${most ? 'less' : 'greater'} than ${bound}`;
    }
    default:
      return /^(must|a |needs)/.test(issue.message) ? issue.message : `is not allowed: ${issue.message}`;
  }
}

/** The problem of one key that the schema does not know. */
function unknownKey(located: Located, schema: z.core.$ZodType, path: Path, key: string): Problem {
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

/** The key that an unknown key was meant to be, among those that are allowed and not there. */
export function misspelt(located: Located, schema: z.core.$ZodType, path: Path, key: string): string | undefined {
  const value = valueAt(located, path);
  const present = value && typeof value === 'object' ? Object.keys(value) : [];
  return suggest(
    key,
    allowedKeys(schema, located.value, path).filter((word) => !present.includes(word)),
  );
}

function missingKey(
  issue: Issue,
  located: Located,
  schema: z.core.$ZodType,
  values: readonly unknown[] | undefined,
): Problem {
  const path = issue.path;
  const target = schemasAt(schema, located.value, path)[0];
  const rule = values
    ? `must be ${values.length === 1 ? show(values[0]) : `one of ${values.map(String).join(', ')}`}`
    : issue.code === 'invalid_type'
      ? `must be ${expectation(issue.expected)}`
      : ruleOf(issue);
  const sample = values ? values[0] : sampleOf(target);
  return {
    code: 'schema/missing-key',
    ...located.at(path.slice(0, -1)),
    message: `${nameOf(path)} is missing: it ${rule}.`,
    fix: `add  ${writeKey(located, path.at(-1), sample)}`,
  };
}

function wrongType(issue: Issue & { code: 'invalid_type' }, located: Located, schema: z.core.$ZodType): Problem {
  const path = issue.path;
  const value = valueAt(located, path);
  if (path.length === 0)
    return {
      code: 'schema/wrong-type',
      ...located.at(path),
      message: `Keys are expected here, but this is ${kindOf(value)}.`,
      fix: `write\n${sampleBlock(schema)}`,
    };
  const last = path.at(-1);
  const isScalar = typeof value === 'number' || typeof value === 'boolean';
  let meant = sampleOf(schemasAt(schema, located.value, path)[0]);
  if (issue.expected === 'string' && isScalar) meant = String(value);
  else if (issue.expected === 'array' && (typeof value === 'string' || isScalar)) meant = [value];
  else if (
    (issue.expected === 'number' || issue.expected === 'int') &&
    typeof value === 'string' &&
    /^-?\d+(\.\d+)?$/.test(value)
  )
    meant = Number(value);
  else if (issue.expected === 'int' && typeof value === 'number') meant = Math.round(value);
  else if (issue.expected === 'boolean' && (value === 'yes' || value === 'no')) meant = value === 'yes';
  return {
    code: 'schema/wrong-type',
    ...located.at(path),
    message: `${nameOf(path)} is ${kindOf(value)}, but must be ${expectation(issue.expected)}.`,
    fix: `write  ${writeKey(located, last, meant)}`,
  };
}

function wrongWord(path: Path, located: Located, values: readonly unknown[]): Problem {
  const value = valueAt(located, path);
  const position = located.at(path);
  const allowed = values.map(String);
  const near = suggest(String(value), allowed);
  const line = near !== undefined && typeof value === 'string' ? writeLine(located, position, value, near) : undefined;
  return {
    code: 'schema/wrong-value',
    ...position,
    message: `${nameOf(path)} is ${show(value)}, but must be ${allowed.length === 1 ? show(values[0]) : `one of ${allowed.join(', ')}`}.`,
    fix:
      near === undefined && allowed.length > 1
        ? `write, for example,  ${writeKey(located, path.at(-1), allowed[0])}`
        : `write  ${line ?? writeKey(located, path.at(-1), near ?? allowed[0])}`,
  };
}

/** The nearest plain number within a bound. */
function nearBound(issue: Issue, bound: number): number {
  if (issue.code === 'too_small') return issue.inclusive ? bound : bound + 1;
  return issue.code === 'too_big' && !issue.inclusive ? bound / 2 : bound;
}

function wrongValue(issue: Issue, located: Located, schema: z.core.$ZodType): Problem {
  const path = issue.path;
  const value = valueAt(located, path);
  const position = located.at(path);
  const rule = ruleOf(issue);
  const schemas = schemasAt(schema, located.value, path);
  const mended = mendValue(schemas, value, rule);
  const bound = issue.code === 'too_small' ? issue.minimum : issue.code === 'too_big' ? issue.maximum : undefined;
  const line = mended === undefined ? undefined : writeLine(located, position, String(value), String(mended));
  const sample =
    typeof value === 'number' && bound !== undefined ? nearBound(issue, Number(bound)) : sampleOf(schemas[0]);
  return {
    code: 'schema/wrong-value',
    ...position,
    message: `${nameOf(path)} is ${show(value)}, but ${rule}.`,
    fix:
      mended === undefined
        ? `write, for example,  ${writeKey(located, path.at(-1), sample)}`
        : `write  ${line ?? writeKey(located, path.at(-1), mended)}`,
  };
}

/** An issue of a schema as problems in an author's words, each with its place and the corrected text. */
export function describeIssue(issue: Issue, located: Located, schema: z.core.$ZodType): Problem[] {
  const path = issue.path;
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(located, schema, path, key));
  // A union whose tag is wrong has no branch to speak of.
  const values =
    issue.code === 'invalid_value'
      ? issue.values
      : issue.code === 'invalid_union'
        ? discriminatorValues(schema, located.value, path)
        : undefined;
  if (valueAt(located, path) === undefined && path.length > 0) return [missingKey(issue, located, schema, values)];
  if (issue.code === 'invalid_type') return [wrongType(issue, located, schema)];
  return [values && values.length > 0 ? wrongWord(path, located, values) : wrongValue(issue, located, schema)];
}
