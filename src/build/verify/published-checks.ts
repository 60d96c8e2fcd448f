import { z } from 'zod';
import type { TaskResult } from '../../audit/report.ts';
import { checkIds } from '../../schema/check-ids.ts';
import { day } from '../../schema/scalars.ts';

const status = z.enum(['pass', 'review', 'fail', 'not-checkable']);
const finding = z.looseObject({ status, message: z.string() });
const taskResult = z.looseObject({
  check: z.enum(checkIds),
  dataset: z.string(),
  table: z.string().optional(),
  queries: z.record(z.string(), z.string()),
  outcome: z.looseObject({
    status,
    findings: z.array(finding),
    findingCount: z.number(),
    rowsExamined: z.number(),
  }),
});
const checkedPiece = z.looseObject({
  kind: z.literal('checked'),
  checks: z.array(z.looseObject({ check: z.enum(checkIds), datasets: z.record(z.string(), status) })),
});

/** `checks.json`, as far as it is compared. What the site adds to it is nobody's business here. */
export const publishedChecksSchema = z.looseObject({
  asOf: day,
  engine: z.string(),
  log: z.looseObject({
    origin: z.string(),
    /** The key that the site names for itself. */
    publicKey: z.string().optional(),
    /** The witnesses that the site names for itself. */
    witnesses: z.array(z.looseObject({ publicKey: z.string(), cosigned: z.string().optional() })).optional(),
  }),
  status,
  promises: z.record(z.string(), z.array(z.union([checkedPiece, z.looseObject({ kind: z.string() })]))),
  results: z.array(taskResult),
});
export type PublishedChecks = z.infer<typeof publishedChecksSchema>;

/** The published results as the checks write them; their findings may hold more than was looked at. */
export const resultsOf = ({ results }: PublishedChecks): readonly TaskResult[] => results as unknown as TaskResult[];
