import { z } from 'zod';
import { day, duration, id, link, oneOrMore, rate, text } from '../scalars.ts';
import { keep } from '../content/schedule.ts';

/** Rows that are totals of other rows; the equations from which suppressed cells could be worked out. */
export const margin = z.union([
  z.strictObject({
    /** Rows of this table in which `column` holds `total` … */
    column: text,
    total: text,
    /** … are totals of the rows in which it holds one of these. Absent: of all other values. */
    parts: z.array(text).min(1).optional(),
    /**
     * Whether the published parts add up to the total exactly (false where one contributor can be in several parts).
     * Default: true.
     */
    additive: z.boolean().optional(),
  }),
  z.strictObject({
    /** Rows of this table are totals of rows of another table … */
    of: id,
    /** … that agree in these columns. */
    by: z.array(text).min(1),
    /** Only rows of this table where the columns hold these values. */
    where: z.record(z.string(), z.string()).optional(),
    additive: z.boolean().optional(),
  }),
]);
export type Margin = z.infer<typeof margin>;

/** Differential privacy as declared, in the field names of the OpenDP deployments registry. */
export const differentialPrivacy = z.strictObject({
  /** What one unit of privacy is: installation-month, account, … */
  privacy_unit: text,
  /** Loss of one release. Give `epsilon` for pure or approximate, `rho` for zero-concentrated privacy. */
  epsilon: z.number().positive().optional(),
  delta: z.number().min(0).lt(1).optional(),
  rho: z.number().positive().optional(),
  mechanism: z.enum(['laplace', 'discrete-laplace', 'gaussian', 'discrete-gaussian']),
  /** Scale of the noise: b of Laplace, σ of Gaussian, in the column's unit. */
  scale: z.number().positive(),
  /** Columns to which noise was added. */
  columns: z.array(text).min(1),
  /** How far one unit can move one cell, and how many cells. */
  sensitivity: z.number().positive().optional(),
  /** How ρ is turned into (ε, δ). */
  conversion: z.enum(['pure', 'bun-steinke-2016', 'bun-steinke-2016-sqrt-pi', 'canonne-kamath-steinke-2020']),
  /** How releases of this dataset combine: each touches the unit again, or each unit is in one of them only. */
  composition: z.enum(['sequential', 'disjoint']),
});
export type DifferentialPrivacy = z.infer<typeof differentialPrivacy>;

/** A dated change of definition, of sampling, or an outage: a line is broken there. */
export const seriesBreak = z.strictObject({
  date: day,
  /** Last day, for an outage. */
  until: day.optional(),
  kind: z.enum(['definition', 'sampling', 'outage']),
  reason: text,
  /** The privacy note that announced it. */
  change: id.optional(),
  link: link.optional(),
  /** New sample rate, for `sampling`. */
  sampleRate: rate.optional(),
});
export type SeriesBreak = z.infer<typeof seriesBreak>;

/** Where a row says which period it speaks of: in one column, or in two of which the first holds the year. */
export const periodColumns = z.union([
  text,
  z.strictObject({ year: text, quarter: text }),
  z.strictObject({ year: text, month: text }),
  z.strictObject({ year: text, week: text }),
]);
export type PeriodColumns = z.infer<typeof periodColumns>;

/** The `privacy` block of a dataset; a resource may override any key of its package's. */
export const privacySchema = z.strictObject({
  /** What one contributor is. */
  unit: text,
  /** The column that counts contributors, or why there is none. */
  contributors: z.union([text, z.strictObject({ none: text })]),
  /** k: the least number of contributors behind a published row. */
  minimumCount: z.int().min(1),
  /** Columns whose values are counts of contributors besides `contributors`; they too are held to k. */
  counts: z.array(text).optional(),
  /** Base to which counts are rounded. Default: 1, not rounded. */
  roundTo: z.int().min(1).optional(),
  /** Columns that are rounded. Default: the contributors column and `counts`. */
  rounded: z.array(text).optional(),
  /** Whether totals were rounded on their own, so that parts need not add up. Default: true. */
  totalsRoundedAlone: z.boolean().optional(),
  /** Whether 0 may be published. Default: true. */
  zeroAllowed: z.boolean().optional(),
  /** The one marker of a suppressed cell; also in `missingValues`. */
  suppressed: text.optional(),
  /** Columns a suppressed cell can occur in. Default: the contributors column and `counts`. */
  suppressible: z.array(text).optional(),
  margins: z.array(margin).optional(),
  /** Published ratios: `ratio` × `denominator` is a count of contributors. */
  ratios: z
    .array(z.strictObject({ ratio: text, denominator: text, scale: z.number().positive().optional() }))
    .optional(),
  /** The switch whose data it shows, or several where a table brings their data together. */
  category: oneOrMore(id),
  /** Methods that were applied; empty where no method is described. */
  method: z.array(id),
  sampleRate: rate,
  /** `partition`: each file adds periods; `snapshot`: each file replaces the one before. */
  releases: z.enum(['partition', 'snapshot']),
  /** The column that holds the period of a row, or the two of them: `{"year": "year", "quarter": "quarter"}`. */
  period: periodColumns,
  /** Who is not in the data: opt-in bias, in words. */
  population: text,
  /** How often a new period is published. */
  cadence: duration,
  /**
   * How long a stretch each row speaks of, where that is no calendar period: `P30D` for the 30 days up to a day. The
   * period of a row is then the last day of its stretch, and the cadence is the step from one to the next.
   */
  window: duration.optional(),
  /** How long after the end of a period it may take until it is published. Default: one cadence. */
  delay: duration.optional(),
  /** Periods that are missing on purpose. */
  gaps: z.array(z.strictObject({ period: text, reason: text })).optional(),
  /** How long published rows are kept. */
  keep,
  differentialPrivacy: differentialPrivacy.optional(),
  breaks: z.array(seriesBreak).optional(),
  /** Columns of text without a closed vocabulary, with the reason why that is harmless. */
  allow: z.array(z.strictObject({ column: text, reason: text })).optional(),
});
export type PrivacyBlock = z.infer<typeof privacySchema>;
