import { z } from 'zod';
import { checkIds } from '../check-ids.ts';
import { day, duration, id, link, period, text } from '../scalars.ts';

const count = z.int().nonnegative();
const titled = z.strictObject({
  id: id.describe('Its id.'),
  title: text.describe('Its title on that day.'),
  date: day.describe('Its day.'),
});

/** What the program knew of a period when its report was frozen. Written by `vitrine report`, never by hand. */
export const reportFactsSchema = z.strictObject({
  asOf: day.describe('Day as of which the checks were run.'),
  releases: z
    .array(
      z.strictObject({
        dataset: id.describe('Name of the dataset.'),
        table: text.describe('Name of the table.'),
        released: z.record(z.string(), day).describe('Day of release for each part of the period.'),
        rows: count.describe('Rows that were released.'),
      }),
    )
    .describe('Releases of the period by table: the day on which each of its parts was released.'),
  policies: z
    .array(
      z.strictObject({
        category: id.describe('Id of the category.'),
        version: z.int().positive().describe('Its consent version.'),
        notice: z.int().positive().describe('Its notice version.'),
        date: day.describe('Day on which the log recorded it.'),
      }),
    )
    .describe('Consent versions recorded in the period.'),
  checks: z
    .array(
      z.strictObject({
        check: z.enum(checkIds).describe('Name of the check.'),
        holds: count.describe('Tables for which it holds.'),
        review: count.describe('Tables at which a person should look.'),
        fails: count.describe('Tables for which it fails.'),
        uncheckable: count.describe('Tables for which it cannot be run.'),
        findings: count.describe('Findings, accepted ones left out.'),
        waived: count.describe('Findings that a waiver accepts.'),
        rows: count.describe('Rows it looked at.'),
      }),
    )
    .describe(
      'What each check came to: for how many tables it held, was to be looked at, failed, or could not be run.',
    ),
  waivers: z
    .strictObject({
      opened: z.array(titled).describe('Waivers that began in the period.'),
      closed: z.array(titled).describe('Waivers that ended in the period.'),
      standing: z.array(titled).describe('Waivers in force at its end.'),
    })
    .describe('Waivers that began, ended or stood in the period.'),
  budget: z
    .strictObject({
      unit: text.describe('Whose privacy is counted.'),
      releases: count.describe('Releases with differential privacy in the period.'),
      epsilon: z.number().nonnegative().describe('ε spent by these releases.'),
      rho: z
        .number()
        .nonnegative()
        .optional()
        .describe('ρ spent by these releases, where zero-concentrated privacy is used.'),
      window: duration.optional().describe('Length of the window of the budget.'),
      windowEpsilon: z.number().nonnegative().optional().describe('ε spent in the window.'),
      limit: z.number().positive().optional().describe('ε allowed in a window.'),
    })
    .optional()
    .describe(
      'The privacy budget: spent by the releases of the period, and in the window that ends with the last of them.',
    ),
  changes: z.array(titled).describe('Privacy notes dated in the period.'),
  incidents: z
    .array(
      titled.extend({
        kind: z
          .enum(['note', 'advisory', 'outage'])
          .describe('Where it stands: a privacy note, an advisory, or a break of a dataset.'),
      }),
    )
    .describe('Notes of incidents, advisories and outages that fall into it.'),
});
export type ReportFacts = z.infer<typeof reportFactsSchema>;

/** `reports/<id>.md`: a periodic privacy report, frozen when it is published. */
export const reportSchema = z.strictObject({
  title: text.describe('Title of the report.'),
  period: period.describe('The period it is about: 2026, 2026-Q3, 2026-08.'),
  published: day.describe('Day on which it was published. From then on its facts are frozen.'),
  summary: text.describe('What the period brought, in one sentence.'),
  log: z
    .strictObject({
      size: z.int().nonnegative().describe('Number of entries in the log.'),
      root: text.describe('Root hash of the log at that size, in base64.'),
    })
    .optional()
    .describe('Size and root of the log when it was published: figures come from the releases before that.'),
  previous: id.optional().describe('The report before this one.'),
  requests: z
    .strictObject({
      access: count.optional().describe("Requests for a person's own data."),
      deletion: count.optional().describe('Requests to delete.'),
      complaints: count.optional().describe('Complaints.'),
    })
    .optional()
    .describe('Requests and complaints in the period, if counted.'),
  facts: reportFactsSchema
    .optional()
    .describe('What the program knew. Written by `vitrine report`; do not change it by hand.'),
});
export type Report = z.infer<typeof reportSchema>;

const grade = z.enum(['negligible', 'limited', 'significant', 'maximum']);

/** `assessments/<id>.md`: a privacy impact assessment. */
export const assessmentSchema = z.strictObject({
  title: text.describe('What was assessed.'),
  summary: text.describe('What came of it, in one sentence.'),
  date: day.describe('Day of the decision.'),
  nextReview: day.describe('Day by which it is looked at again.'),
  author: text.describe('Who made it.'),
  decision: z.enum(['approved', 'approved-with-conditions', 'rejected', 'withdrawn']).describe('What was decided.'),
  conditions: z
    .array(text)
    .optional()
    .describe('What the decision depends on; needed where it is `approved-with-conditions`.'),
  categories: z.array(id).optional().describe('Categories it covers, by id.'),
  fields: z.array(id).optional().describe('Fields it covers, by id.'),
  context: text.describe('What is collected, from whom, and by whom.'),
  purpose: text.describe('What it is for.'),
  necessity: text.describe('Why less would not do.'),
  minimisation: text.describe('How it was made as little as possible.'),
  retention: text.describe('How long it is kept, and why so long.'),
  rights: text.describe('How a person says no, asks, and has data deleted.'),
  risks: z
    .array(
      z.strictObject({
        event: z
          .enum(['illegitimate-access', 'unwanted-change', 'loss'])
          .describe('What happens: somebody sees the data, somebody changes them, or they are lost.'),
        sources: z.array(text).min(1).describe('Who or what could cause it.'),
        impact: text.describe('What it would mean for a person.'),
        measures: z.array(text).min(1).describe('What is done against it.'),
        severity: grade.describe('How bad it would be, with the measures.'),
        likelihood: grade.describe('How likely it is, with the measures.'),
      }),
    )
    .min(1)
    .describe('What could happen to people, at least one event.'),
  epsilon: z.number().nonnegative().optional().describe('Share of the privacy budget the feature takes.'),
  residualRisk: text.describe('What is left, in plain words.'),
});
export type Assessment = z.infer<typeof assessmentSchema>;

/** `audits/<id>.md`: an independent audit, as claims. */
export const auditSchema = z.strictObject({
  title: text.describe('Title of the audit.'),
  date: day.describe('Day on which it ended.'),
  auditor: z
    .strictObject({
      name: text.describe('Name of the person or the body.'),
      role: text.describe('What they are to the project; an auditor who is paid by it says so here.'),
      url: link.optional().describe('Their page.'),
    })
    .describe('Who looked.'),
  scope: text.describe('What they looked at, and what they did not.'),
  method: text.describe('How they looked.'),
  link: link.optional().describe('Where the audit itself was published.'),
  commit: text.optional().describe('The commit or release that was looked at.'),
  claims: z
    .array(
      z.strictObject({
        claim: text.describe('What was claimed.'),
        evidence: text.describe('What they saw.'),
        result: z
          .enum(['holds', 'holds-with-remarks', 'does-not-hold', 'could-not-tell'])
          .describe('What they found the claim to be.'),
        response: text.optional().describe('What the project says to it.'),
        status: z.enum(['open', 'closed']).describe('`open` until nothing is left to do.'),
        closed: day.optional().describe('Day on which it was closed.'),
        promise: id.optional().describe('The promise it is about, by id.'),
        code: link.optional().describe('Where the code that settles it stands.'),
      }),
    )
    .min(1)
    .describe('What they found, claim by claim.'),
});
export type Audit = z.infer<typeof auditSchema>;
