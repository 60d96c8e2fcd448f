import type { z } from 'zod';
import type { Problem } from '../problems/problem.ts';
import { suggest } from '../problems/suggest.ts';
import { allowedKeys } from './allowed-keys.ts';
import type { Located, Path } from './located.ts';

type Issue = z.core.$ZodIssue;

const show = (value: unknown) => {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};
const kindOf = (value: unknown) =>
  value === null ? 'nothing' : Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'a group of keys' : `${typeof value === 'string' ? 'the text' : `the ${typeof value}`} ${show(value)}`;
const expectations: Readonly<Record<string, string>> = { string: 'a text', number: 'a number', int: 'a whole number', boolean: 'true or false', array: 'a list', object: 'a group of keys', record: 'a group of keys' };
const samples: Readonly<Record<string, string>> = { string: '…', number: '1', int: '1', boolean: 'true', array: '[…]', object: '{ … }', record: '{ … }' };
const name = (path: Path) => path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('').replace(/^\./, '');

/** Of a union's branches, the issues of the one that came nearest: fewest issues, none of them at the root. */
function flatten(issue: Issue, prefix: Path): Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [{ ...issue, path: [...prefix, ...issue.path] } as Issue];
  const path = [...prefix, ...issue.path];
  const cost = (branch: readonly Issue[]) => branch.length + (branch.some((inner) => inner.path.length === 0 && inner.code === 'invalid_type') ? 100 : 0);
  const nearest = [...issue.errors].sort((a, b) => cost(a) - cost(b))[0] ?? [];
  return nearest.flatMap((inner) => flatten(inner, path));
}

function valueAt(located: Located, path: Path): unknown {
  return path.reduce<unknown>((value, key) => (value && typeof value === 'object' ? (value as Record<PropertyKey, unknown>)[key] : undefined), located.value);
}

/** The line a key or value stands on, with one word of it replaced: the corrected text an author can paste. */
function corrected(located: Located, line: number, from: string, to: string): string {
  const text = located.lineText(line).trim();
  return text.includes(from) ? text.replace(from, to) : to;
}

function describe(issue: Issue, located: Located, schema: z.core.$ZodType): Problem[] {
  const path = issue.path;
  const value = valueAt(located, path);
  const last = String(path.at(-1) ?? '');
  if (issue.code === 'unrecognized_keys') {
    const allowed = allowedKeys(schema, located.value, path);
    const present = value && typeof value === 'object' ? Object.keys(value) : [];
    return issue.keys.map((key) => {
      const position = located.keyAt([...path, key]);
      const near = suggest(key, allowed.filter((word) => !present.includes(word)));
      return {
        code: 'schema/unknown-key',
        ...position,
        message: `"${name([...path, key])}" is not a key here. Allowed: ${allowed.join(', ')}.`,
        fix: near === undefined ? `remove the key "${key}"` : `write  ${corrected(located, position.line, key, near)}`,
      };
    });
  }
  if (issue.code === 'invalid_type' && value === undefined && path.length > 0) {
    const expected = expectations[issue.expected] ?? issue.expected;
    return [{
      code: 'schema/missing-key',
      ...located.at(path.slice(0, -1)),
      message: `"${name(path)}" is missing: it must be ${expected}.`,
      fix: `add  ${last}: ${samples[issue.expected] ?? '…'}`,
    }];
  }
  if (value === undefined && path.length > 0) {
    const allowed = issue.code === 'invalid_value' ? `: one of ${issue.values.map(show).join(', ')}` : issue.code === 'custom' || issue.code === 'invalid_format' ? `: it ${issue.message}` : '';
    return [{ code: 'schema/missing-key', ...located.at(path.slice(0, -1)), message: `"${name(path)}" is missing${allowed}.`, fix: `add  ${last}: ${issue.code === 'invalid_value' ? String(issue.values[0]) : '…'}` }];
  }
  const position = located.at(path);
  if (issue.code === 'invalid_type') {
    const expected = expectations[issue.expected] ?? issue.expected;
    const quoted = issue.expected === 'string' && (typeof value === 'number' || typeof value === 'boolean');
    const fix = quoted ? `write  ${corrected(located, position.line, String(value), `"${String(value)}"`)}` : issue.expected === 'array' && typeof value === 'string' ? `write  ${last}: [${value}]` : `write  ${last}: ${samples[issue.expected] ?? '…'}`;
    return [{ code: 'schema/wrong-type', ...position, message: `"${name(path)}" is ${kindOf(value)}, but must be ${expected}.`, fix }];
  }
  if (issue.code === 'invalid_value') {
    const allowed = issue.values.map(String);
    const near = suggest(String(value), allowed) ?? allowed[0] ?? '';
    return [{
      code: 'schema/wrong-value',
      ...position,
      message: `"${name(path)}" is ${show(value)}, but must be ${allowed.length === 1 ? show(issue.values[0]) : `one of ${allowed.join(', ')}`}.`,
      fix: `write  ${corrected(located, position.line, String(value), near)}`,
    }];
  }
  const rule = issue.code === 'custom' || issue.code === 'invalid_format' || /^(must|a |needs)/.test(issue.message) ? issue.message : `is not allowed: ${issue.message}`;
  return [{ code: 'schema/wrong-value', ...position, message: `"${name(path) || 'the file'}" is ${show(value)}, but ${rule}.`, fix: `write another value for ${last || 'this file'} that ${rule.startsWith('must') ? rule.slice(5).replace(/^be /, 'is ') : 'is allowed'}` }];
}

/**
 * Holds a located value to a schema. Returns the typed value, or every problem with its place and the corrected text;
 * never both, never neither.
 */
export function validate<S extends z.ZodType>(schema: S, located: Located): { value: z.infer<S>; problems: [] } | { value?: undefined; problems: Problem[] } {
  const result = schema.safeParse(located.value);
  if (result.success) return { value: result.data, problems: [] };
  const problems = result.error.issues.flatMap((issue) => flatten(issue as Issue, [])).flatMap((issue) => describe(issue, located, schema));
  return { problems };
}
