import type { z } from 'zod';
import type { Problem } from '../problems/problem.ts';
import { describeIssue } from './describe-issue.ts';
import { misspelt } from './describe-key.ts';
import type { Located, Path } from './located.ts';
import type { Issue } from './rule-of.ts';

/**
 * How far a branch of a union is from what was written: another type altogether, another form, or single issues inside.
 */
function distance(branch: readonly Issue[]): number {
  const atRoot = branch.filter((issue) => issue.path.length === 0 && issue.code !== 'unrecognized_keys');
  if (atRoot.some((issue) => issue.code === 'invalid_type')) return branch.length + 100;
  return branch.length + (atRoot.length > 0 ? 10 : 0);
}

/** Of a union's branches, the issues of the one that came nearest. */
function flatten(issue: Issue, prefix: Path): Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0)
    return [{ ...issue, path: [...prefix, ...issue.path] } as Issue];
  const path = [...prefix, ...issue.path];
  const nearest = [...issue.errors].sort((a, b) => distance(a) - distance(b))[0] ?? [];
  return nearest.flatMap((inner) => flatten(inner, path));
}

/** A key that is missing because it was misspelt is told once, where it was misspelt. */
function withoutEchoes(issues: readonly Issue[], located: Located, schema: z.core.$ZodType): Issue[] {
  const meant = new Set(
    issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => JSON.stringify([...issue.path, misspelt(located, schema, issue.path, key)]))
        : [],
    ),
  );
  return issues.filter((issue) => issue.code === 'unrecognized_keys' || !meant.has(JSON.stringify(issue.path)));
}

/**
 * Holds a located value to a schema. Returns the typed value, or every problem with its place and the corrected text;
 * never both, never neither.
 */
export function validate<S extends z.ZodType>(
  schema: S,
  located: Located,
): { value: z.infer<S>; problems: [] } | { value?: undefined; problems: Problem[] } {
  const result = schema.safeParse(located.value);
  if (result.success) return { value: result.data, problems: [] };
  const issues = result.error.issues.flatMap((issue) => flatten(issue as Issue, []));
  return { problems: withoutEchoes(issues, located, schema).flatMap((issue) => describeIssue(issue, located, schema)) };
}
