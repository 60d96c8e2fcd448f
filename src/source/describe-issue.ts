import type { z } from 'zod';
import type { Problem } from '../problems/problem.ts';
import { isUnwritten } from '../values/unwritten.ts';
import { suggest } from '../problems/suggest.ts';
import { discriminatorValues, schemasAt } from './allowed-keys.ts';
import { writeKey, writeLine } from './write-corrected.ts';
import { missingKey, unknownKey } from './describe-key.ts';
import { describeValue, nameOf, show, valueAt } from './describe-value.ts';
import { type Form, formsAt, formsRule } from './forms-at.ts';
import type { Located, Path } from './located.ts';
import { mendValue } from './mend-value.ts';
import { choiceRule, type Issue, ruleOf, typeInWords } from './rule-of.ts';
import { sampleBlock, sampleOf } from './sample-of.ts';

/** The value of the expected type that an author most likely meant; undefined where that is not plain. */
function meantByType(value: unknown, expected: string): unknown {
  const isScalar = typeof value === 'number' || typeof value === 'boolean';
  switch (expected) {
    case 'string':
      return isScalar ? String(value) : undefined;
    case 'array':
      return typeof value === 'string' || isScalar ? [value] : undefined;
    case 'number':
      return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
    case 'int':
      return typeof value === 'number' ? Math.round(value) : meantByType(value, 'number');
    case 'boolean':
      return value === 'yes' || value === 'no' ? value === 'yes' : undefined;
    default:
      return undefined;
  }
}

function wrongType(issue: Issue & { code: 'invalid_type' }, located: Located, schema: z.core.$ZodType): Problem {
  const { path } = issue;
  const value = valueAt(located, path);
  if (path.length === 0)
    return {
      code: 'schema/wrong-type',
      ...located.at(path),
      message: `Keys are expected here, but this is ${describeValue(value)}.`,
      fix: `write\n${sampleBlock(schema)}`,
    };
  const meant = meantByType(value, issue.expected) ?? sampleOf(schemasAt(schema, located.value, path)[0]);
  return {
    code: 'schema/wrong-type',
    ...located.at(path),
    message: `${nameOf(path)} is ${describeValue(value)}, but must be ${typeInWords(issue.expected)}.`,
    fix: `write  ${writeKey(located, path.at(-1), meant)}`,
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
    message: `${nameOf(path)} is ${show(value)}, but ${choiceRule(values)}.`,
    fix:
      near === undefined && allowed.length > 1
        ? `write, for example,  ${writeKey(located, path.at(-1), allowed[0])}`
        : `write  ${line ?? writeKey(located, path.at(-1), near ?? allowed[0])}`,
  };
}

/** The nearest plain number within the bound of an issue; undefined where it has none. */
function nearBound(issue: Issue): number | undefined {
  if (issue.code === 'too_small') return issue.inclusive ? Number(issue.minimum) : Number(issue.minimum) + 1;
  if (issue.code === 'too_big') return issue.inclusive ? Number(issue.maximum) : Number(issue.maximum) / 2;
  return undefined;
}

function wrongValue(issue: Issue, located: Located, schema: z.core.$ZodType): Problem {
  const { path } = issue;
  const value = valueAt(located, path);
  const position = located.at(path);
  const rule = ruleOf(issue);
  const schemas = schemasAt(schema, located.value, path);
  const problem = {
    code: 'schema/wrong-value' as const,
    ...position,
    message: `${nameOf(path)} is ${show(value)}, but ${rule}.`,
  };
  const mended = mendValue(schemas, value, rule);
  if (mended === undefined) {
    const bound = typeof value === 'number' ? nearBound(issue) : undefined;
    return {
      ...problem,
      fix: `write, for example,  ${writeKey(located, path.at(-1), bound ?? sampleOf(schemas[0]))}`,
    };
  }
  const line = writeLine(located, position, String(value), String(mended));
  return { ...problem, fix: `write  ${line ?? writeKey(located, path.at(-1), mended)}` };
}

/** The values an issue leaves to choose from. A union whose tag is wrong has no branch to speak of, but its tags. */
function choicesOf(issue: Issue, located: Located, schema: z.core.$ZodType): readonly unknown[] | undefined {
  if (issue.code === 'invalid_value') return issue.values;
  return issue.code === 'invalid_union' ? discriminatorValues(schema, located.value, issue.path) : undefined;
}

/** A value that has none of several forms, or is missing: every form, with a line to paste for each. */
function noneOf(forms: readonly Form[], { path }: Issue, located: Located, schema: z.core.$ZodType): Problem {
  const value = valueAt(located, path);
  const isMissing = value === undefined;
  const rule = formsRule(forms);
  const mended = isMissing ? undefined : mendValue(schemasAt(schema, located.value, path), value, rule);
  const samples = forms.map(({ sample }, index) => (index === 0 && mended !== undefined ? mended : sample));
  const lines = samples.map((sample) => writeKey(located, path.at(-1), sample)).join(',  or  ');
  return {
    code: isMissing ? 'schema/missing-key' : 'schema/wrong-value',
    ...located.at(isMissing ? path.slice(0, -1) : path),
    message: isMissing
      ? `${nameOf(path)} is missing: it ${rule}.`
      : `${nameOf(path)} is ${describeValue(value)}, but ${rule}.`,
    fix: `${isMissing ? 'add' : 'write'}  ${lines}`,
  };
}

/** A value that is left to write, though it is no text: what it must be is said, and that it cannot wait. */
function unwrittenValue(problem: Problem, path: Path): Problem {
  return {
    ...problem,
    code: 'text/unwritten',
    message: `${nameOf(path)} is no text that people read, so it cannot be left to write. ${problem.message}`,
  };
}

/** An issue of a schema as problems in an author's words, each with its place and the corrected text. */
export function describeIssue(issue: Issue, located: Located, schema: z.core.$ZodType): Problem[] {
  const value = valueAt(located, issue.path);
  const problems = problemsOf(issue, located, schema);
  const isLeft = typeof value === 'string' && isUnwritten(value);
  return isLeft ? problems.map((problem) => unwrittenValue(problem, issue.path)) : problems;
}

function problemsOf(issue: Issue, located: Located, schema: z.core.$ZodType): Problem[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(located, schema, path, key));
  const values = choicesOf(issue, located, schema);
  const forms = values ? [] : formsAt(schema, located, path);
  if (forms.length > 0) return [noneOf(forms, issue, located, schema)];
  if (valueAt(located, path) === undefined && path.length > 0) return [missingKey(issue, located, schema, values)];
  if (issue.code === 'invalid_type') return [wrongType(issue, located, schema)];
  return [values && values.length > 0 ? wrongWord(path, located, values) : wrongValue(issue, located, schema)];
}
