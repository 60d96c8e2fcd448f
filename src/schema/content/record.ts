import { z } from 'zod';
import { checkIds } from '../check-ids.ts';
import { day, duration, id, link, period, text } from '../scalars.ts';

const count = z.int().nonnegative();
const titled = z.strictObject({ id, title: text, date: day });

/** What the program knew of a period when its report was frozen. Written by `vitrine report`, never by hand. */
export const reportFactsSchema = z.strictObject({
  /** Day as of which the checks were run. */
  asOf: day,
  /** Releases of the period by table: the day on which each of its parts was released. */
  releases: z.array(z.strictObject({ dataset: id, table: text, released: z.record(z.string(), day), rows: count })),
  /** Consent versions recorded in the period. */
  policies: z.array(
    z.strictObject({ category: id, version: z.int().positive(), notice: z.int().positive(), date: day }),
  ),
  /** What each check came to: for how many tables it held, was to be looked at, failed, or could not be run. */
  checks: z.array(
    z.strictObject({
      check: z.enum(checkIds),
      holds: count,
      review: count,
      fails: count,
      uncheckable: count,
      findings: count,
      waived: count,
      rows: count,
    }),
  ),
  /** Waivers that began, ended or stood in the period. */
  waivers: z.strictObject({ opened: z.array(titled), closed: z.array(titled), standing: z.array(titled) }),
  /** The privacy budget: spent by the releases of the period, and in the window that ends with the last of them. */
  budget: z
    .strictObject({
      unit: text,
      releases: count,
      epsilon: z.number().nonnegative(),
      rho: z.number().nonnegative().optional(),
      window: duration.optional(),
      windowEpsilon: z.number().nonnegative().optional(),
      limit: z.number().positive().optional(),
    })
    .optional(),
  /** Privacy notes dated in the period. */
  changes: z.array(titled),
  /** Notes of incidents, advisories and outages that fall into it. */
  incidents: z.array(titled.extend({ kind: z.enum(['note', 'advisory', 'outage']) })),
});
export type ReportFacts = z.infer<typeof reportFactsSchema>;

/** `reports/<id>.md`: a periodic privacy report, frozen when it is published. */
export const reportSchema = z.strictObject({
  title: text,
  period,
  published: day,
  summary: text,
  /** Size and root of the log when it was published: figures come from the releases before that. */
  log: z.strictObject({ size: z.int().nonnegative(), root: text }).optional(),
  /** The report before this one. */
  previous: id.optional(),
  /** Requests and complaints in the period, if counted. */
  requests: z
    .strictObject({ access: count.optional(), deletion: count.optional(), complaints: count.optional() })
    .optional(),
  facts: reportFactsSchema.optional(),
});
export type Report = z.infer<typeof reportSchema>;

const grade = z.enum(['negligible', 'limited', 'significant', 'maximum']);

/** `assessments/<id>.md`: a privacy impact assessment. */
export const assessmentSchema = z.strictObject({
  title: text,
  summary: text,
  date: day,
  /** Day by which it is looked at again. */
  nextReview: day,
  author: text,
  decision: z.enum(['approved', 'approved-with-conditions', 'rejected', 'withdrawn']),
  conditions: z.array(text).optional(),
  categories: z.array(id).optional(),
  fields: z.array(id).optional(),
  context: text,
  purpose: text,
  necessity: text,
  minimisation: text,
  retention: text,
  rights: text,
  risks: z
    .array(
      z.strictObject({
        event: z.enum(['illegitimate-access', 'unwanted-change', 'loss']),
        sources: z.array(text).min(1),
        impact: text,
        measures: z.array(text).min(1),
        severity: grade,
        likelihood: grade,
      }),
    )
    .min(1),
  /** Share of the privacy budget the feature takes. */
  epsilon: z.number().nonnegative().optional(),
  residualRisk: text,
});
export type Assessment = z.infer<typeof assessmentSchema>;

/** `audits/<id>.md`: an independent audit, as claims. */
export const auditSchema = z.strictObject({
  title: text,
  date: day,
  auditor: z.strictObject({ name: text, role: text, url: link.optional() }),
  scope: text,
  method: text,
  /** Where the audit itself was published. */
  link: link.optional(),
  /** The commit or release that was looked at. */
  commit: text.optional(),
  claims: z
    .array(
      z.strictObject({
        claim: text,
        evidence: text,
        result: z.enum(['holds', 'holds-with-remarks', 'does-not-hold', 'could-not-tell']),
        response: text.optional(),
        status: z.enum(['open', 'closed']),
        closed: day.optional(),
        promise: id.optional(),
        code: link.optional(),
      }),
    )
    .min(1),
});
export type Audit = z.infer<typeof auditSchema>;
