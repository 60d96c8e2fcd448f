import { z } from 'zod';
import { type WholePolicy, statementKinds } from '../../../checks/policy/whole-policy.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const aspects = z.record(z.string(), z.union([scalar, z.array(scalar)]));
const key = z.string().regex(new RegExp(`^(${statementKinds.join('|')}):.+$`), 'must be a kind of statement and an id');

/** A snapshot of the whole policy. */
const wholePolicySchema = z.object({
  format: z.literal(1),
  project: z.string(),
  language: z.string(),
  statements: z.record(key, z.object({ meaning: aspects, words: z.record(z.string(), aspects) })),
});

/** A snapshot of the whole policy, from JSON that anybody may have written; undefined for what is none. */
export function parseWholePolicy(value: unknown): WholePolicy | undefined {
  const parsed = wholePolicySchema.safeParse(value);
  return parsed.success ? (parsed.data as WholePolicy) : undefined;
}
