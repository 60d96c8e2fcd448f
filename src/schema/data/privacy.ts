import { z } from 'zod';
import { day, duration, id, link, oneOrMore, rate, text } from '../scalars.ts';
import { labelGroups } from './label-groups.ts';
import { keep } from '../content/schedule.ts';

/** Rows that are totals of other rows; the equations from which suppressed cells could be worked out. */
export const margin = z.union([
  z.strictObject({
    column: text.describe('Rows of this table in which `column` holds `total` …'),
    total: text.describe('The value of the rows that are totals.'),
    parts: z
      .array(text)
      .min(1)
      .optional()
      .describe('… are totals of the rows in which it holds one of these. Absent: of all other values.'),
    additive: z
      .boolean()
      .optional()
      .describe(
        'Whether the published parts add up to the total exactly (false where one contributor can be in ' +
          'several parts). Default: true, and false where `overlapping` names the column.',
      ),
  }),
  z.strictObject({
    of: id.describe('Rows of this table are totals of rows of another table, of this dataset or of another one, …'),
    by: z.array(text).min(1).describe('… that agree in these columns.'),
    as: z
      .record(z.string(), z.string())
      .optional()
      .describe('What the other table calls columns of `by`, where it calls them otherwise: `{"os": "platform"}`.'),
    where: z
      .record(z.string(), z.string())
      .optional()
      .describe('Only rows of this table where the columns hold these values.'),
    additive: z
      .boolean()
      .optional()
      .describe(
        'Whether the published parts add up to the total exactly. Default: true, and false where the other table has ' +
          '`overlapping` columns besides those of `by`.',
      ),
  }),
]);
export type Margin = z.infer<typeof margin>;

/** How columns of one row hang together; from them, too, hidden and small numbers could be worked out. */
const columnRelation = z.union([
  z.strictObject({
    sum: text.describe('In each row, this column holds the sum …'),
    of: z.array(text).min(2).describe('… of these columns, of which each contributor is in one.'),
  }),
  z.strictObject({
    within: text.describe('Of the contributors that this column counts …'),
    of: z.array(text).min(1).describe('… each of these columns counts some.'),
  }),
  z.strictObject({
    apart: z
      .array(text)
      .min(1)
      .describe('Columns that hang together in none of these ways, though their names or numbers look like it.'),
  }),
]);

/** Differential privacy as declared, in the field names of the OpenDP deployments registry. */
export const differentialPrivacy = z.strictObject({
  privacy_unit: text.describe('What one unit of privacy is: installation-month, account, …'),
  epsilon: z
    .number()
    .positive()
    .optional()
    .describe('Loss of one release. Give `epsilon` for pure or approximate, `rho` for zero-concentrated privacy.'),
  delta: z.number().min(0).lt(1).optional().describe('δ of one release. Default: 0.'),
  rho: z.number().positive().optional().describe('ρ of one release, for zero-concentrated privacy.'),
  mechanism: z
    .enum(['laplace', 'discrete-laplace', 'gaussian', 'discrete-gaussian'])
    .describe('How the noise is drawn.'),
  scale: z.number().positive().describe("Scale of the noise: b of Laplace, σ of Gaussian, in the column's unit."),
  columns: z.array(text).min(1).describe('Columns to which noise was added.'),
  sensitivity: z
    .number()
    .positive()
    .optional()
    .describe(
      'How far one unit can move all numbers of one period together. Default: what `contributions` come to, or 1.',
    ),
  norm: z
    .enum(['L1', 'L2'])
    .optional()
    .describe('How `sensitivity` is measured: `L1`, a sum, for Laplace noise; `L2`, a root of squares, for Gaussian.'),
  contributions: z
    .int()
    .min(1)
    .optional()
    .describe('In how many numbers of one period (rows and columns with noise) one unit can be at most.'),
  publicLabels: text
    .optional()
    .describe('Why the labels of the rows are known without the data, where they change from period to period.'),
  conversion: z
    .enum(['pure', 'bun-steinke-2016', 'bun-steinke-2016-sqrt-pi', 'canonne-kamath-steinke-2020'])
    .describe('How ρ is turned into (ε, δ).'),
  composition: z
    .enum(['sequential', 'disjoint'])
    .describe(
      'How releases of this dataset combine: each touches the unit again, or each unit is in one of them only.',
    ),
});
export type DifferentialPrivacy = z.infer<typeof differentialPrivacy>;

/** What a column of amounts is, of what each contributor has. */
export const statistic = z.strictObject({
  column: text.describe('The column of amounts.'),
  statistic: z
    .union([
      z.enum(['sum', 'mean', 'median', 'deviation', 'minimum', 'maximum']),
      z.strictObject({ percentile: z.number().gt(0).lt(100).describe('Which percentile, such as 95.') }),
    ])
    .describe('What was computed: `sum`, `mean`, `median`, `deviation`, `minimum`, `maximum` or a percentile.'),
  of: text.describe('What of each contributor it was computed of, such as `seconds until the first window`.'),
  count: text.describe('The column that counts the contributors it rests on.'),
  dominance: z
    .strictObject({
      largest: z
        .array(text)
        .min(2)
        .describe('Columns of the largest contributions to the sum, the largest first, two at least.'),
      share: z
        .number()
        .gt(0)
        .lt(1)
        .optional()
        .describe('Share of the sum that these contributions together must not exceed. Default: 0.9.'),
      percent: z
        .number()
        .gt(0)
        .optional()
        .describe(
          'How near, in percent of the largest contribution, the second largest contributor must not come to it ' +
            'by subtraction. Default: 10.',
        ),
    })
    .optional()
    .describe('What the rules of dominance need. Absent: they cannot be checked.'),
});
export type Statistic = z.infer<typeof statistic>;

/** A dated change of definition, of sampling, or an outage: a line is broken there. */
export const seriesBreak = z.strictObject({
  date: day.describe('First day on which it holds.'),
  until: day.optional().describe('Last day, for an outage.'),
  kind: z
    .enum(['definition', 'sampling', 'outage'])
    .describe('What changed: what is counted, how many are asked, or whether anything arrived.'),
  reason: text.describe('What happened, in one sentence. Charts show it.'),
  change: id.optional().describe('The privacy note that announced it.'),
  link: link.optional().describe('Where it is told at length.'),
  sampleRate: rate.optional().describe('New sample rate, for `sampling`.'),
});
export type SeriesBreak = z.infer<typeof seriesBreak>;

/** Where a row says which period it speaks of: in one column, or in two of which the first holds the year. */
export const periodColumns = z.union([
  text,
  z.strictObject({
    year: text.describe('The column that holds the year.'),
    quarter: text.describe('The column that holds the number of the quarter.'),
  }),
  z.strictObject({
    year: text.describe('The column that holds the year.'),
    month: text.describe('The column that holds the number of the month.'),
  }),
  z.strictObject({
    year: text.describe('The column that holds the year.'),
    week: text.describe('The column that holds the number of the week.'),
  }),
]);
export type PeriodColumns = z.infer<typeof periodColumns>;

/** The `privacy` block of a dataset; a resource may override any key of its package's. */
export const privacySchema = z.strictObject({
  unit: text.describe('What one contributor is.'),
  contributors: z
    .union([
      text,
      z.strictObject({
        none: text.describe('Why no column counts contributors. The least count can then not be checked.'),
      }),
    ])
    .describe('The column that counts contributors, or why there is none.'),
  minimumCount: z.int().min(1).describe('k: the least number of contributors behind a published row.'),
  counts: z
    .array(text)
    .optional()
    .describe('Columns whose values are counts of contributors besides `contributors`; they too are held to k.'),
  roundTo: z.int().min(1).optional().describe('Base to which counts are rounded. Default: 1, not rounded.'),
  rounded: z
    .array(text)
    .optional()
    .describe('Columns that are rounded. Default: the contributors column and `counts`.'),
  totalsRoundedAlone: z
    .boolean()
    .optional()
    .describe('Whether totals were rounded on their own, so that parts need not add up. Default: true.'),
  zeroAllowed: z.boolean().optional().describe('Whether 0 may be published. Default: true.'),
  suppressed: text.optional().describe('The one marker of a suppressed cell; also in `missingValues`.'),
  suppressible: z
    .array(text)
    .optional()
    .describe('Columns a suppressed cell can occur in. Default: the contributors column and `counts`.'),
  margins: z
    .array(margin)
    .optional()
    .describe('Which rows are totals of others. From totals, hidden cells can be worked out; the checks try.'),
  overlapping: z
    .array(text)
    .min(1)
    .optional()
    .describe(
      'Columns whose values overlap: one contributor can be in several rows that differ in it, such as the features ' +
        'somebody uses. No sum over such rows is a number of contributors: charts may not add them up, totals give no ' +
        'equation, only an upper bound of each part. Default: none, each contributor is in one row of a period.',
    ),
  shares: z
    .array(
      z.strictObject({
        column: text.describe('The column that holds shares.'),
        unit: z
          .enum(['fraction', 'percent'])
          .describe('`fraction`: from 0 to 1. `percent`: from 0 to 100. Values outside are refused.'),
        of: z
          .union([
            text.describe('The column of this table that holds the whole. The product is then a count, held to k.'),
            z.strictObject({
              table: id.describe('The table of this dataset that holds the whole.'),
              column: text.describe('The column there.'),
            }),
            z.strictObject({ unpublished: text.describe('What the whole is, in words, where no table has it.') }),
          ])
          .describe('The whole that the values are shares of.'),
      }),
    )
    .min(1)
    .optional()
    .describe('Columns of shares. They are shown as shares, and never added up or averaged: their wholes differ.'),
  columns: z
    .array(columnRelation)
    .optional()
    .describe('Which columns of one row add up, or lie in one another. The check `suppression` reckons with them.'),
  ratios: z
    .array(
      z.strictObject({
        ratio: text.describe('The column that holds the ratio.'),
        denominator: text.describe('The column by which the ratio is multiplied.'),
        scale: z
          .number()
          .positive()
          .optional()
          .describe('What the product is divided by, such as 100 for percentages. Default: 1.'),
      }),
    )
    .optional()
    .describe('Published ratios: `ratio` × `denominator` is a count of contributors.'),
  statistics: z
    .array(statistic)
    .optional()
    .describe('Columns of amounts: sums, means, percentiles and the like of what each contributor has.'),
  wholeGroups: z
    .array(
      z.strictObject({
        column: text.describe('A label, a count or a ratio.'),
        reason: text.describe('Why it tells nothing about anybody that it is the same for a whole group.'),
      }),
    )
    .optional()
    .describe('Columns that may say the same of everybody in a group, with the reason why that is harmless.'),
  category: oneOrMore(id).describe(
    'The switch whose data it shows, or several where a table brings their data together.',
  ),
  products: oneOrMore(id)
    .optional()
    .describe(
      'The products whose reports are counted, by id, where the project has several. Default: those of its switches.',
    ),
  method: z.array(id).describe('Methods that were applied; empty where no method is described.'),
  sampleRate: rate.describe('Share of the installations whose reports are counted, above 0 and up to 1.'),
  releases: z
    .enum(['partition', 'snapshot'])
    .describe('`partition`: each file adds periods; `snapshot`: each file replaces the one before.'),
  period: periodColumns.describe(
    'The column that holds the period of a row, or the two of them: `{"year": "year", "quarter": "quarter"}`.',
  ),
  population: text.describe('Who is counted and who is not, in one sentence: opt-in bias, in words.'),
  cadence: duration.describe('How often a new period is published.'),
  window: duration
    .optional()
    .describe(
      'How long a stretch each row speaks of, where that is no calendar period: `P30D` for the 30 days up to a day. ' +
        'The period of a row is then the last day of its stretch, and the cadence is the step from one to the next.',
    ),
  delay: duration
    .optional()
    .describe('How long after the end of a period it may take until it is published. Default: one cadence.'),
  gaps: z
    .array(
      z.strictObject({
        period: text.describe('The period that is missing.'),
        reason: text.describe('Why it is missing.'),
      }),
    )
    .optional()
    .describe('Periods that are missing on purpose.'),
  keep: keep.describe('How long published rows are kept.'),
  differentialPrivacy: differentialPrivacy.optional().describe('The noise that was added, where there is some.'),
  breaks: z.array(seriesBreak).optional().describe('Where a series is not comparable with what came before.'),
  allow: z
    .array(
      z.strictObject({
        column: text.describe('Name of the column.'),
        reason: text.describe('Why its values can name nobody.'),
        kinds: z
          .array(z.enum(labelGroups))
          .optional()
          .describe(
            'Kinds of value that may occur besides, for this reason: `person`, `random` and so on. Default: none.',
          ),
      }),
    )
    .optional()
    .describe('Columns of text without a closed vocabulary, with the reason why that is harmless.'),
});
export type PrivacyBlock = z.infer<typeof privacySchema>;
