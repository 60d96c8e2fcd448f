import { z } from 'zod';
import { id, text } from '../scalars.ts';

const axis = z.strictObject({
  /** Column of the SQL's result. */
  column: text,
  /** What it shows, as a word or two; with a unit the axis reads "label (unit)". */
  label: text,
  unit: text.optional(),
});

/** Ways to draw a chart, each with its meaning. */
export const marks = [
  /** One or several lines over time. */
  'line',
  /** Stacked sums. */
  'area',
  /** Stacked to 100 %. */
  'share',
  /** Columns. */
  'bars',
  /** Horizontal bars, longest first. */
  'ranking',
  /** One small line chart per value of `series`. */
  'multiples',
  /** Bars touching, over ordered classes. */
  'distribution',
  /** A dot for each value; a position may hold several. */
  'dots',
] as const;

/** `charts/<id>.md`: one chart; the body holds one ```sql block, and the rest of it is the caption. */
export const chartSchema = z.strictObject({
  title: text,
  order: z.int().positive(),
  /** The question the chart answers. */
  question: z.string().regex(/\?$/, 'must end with a question mark'),
  dataset: id,
  /** One of `marks`, which says what each is. */
  mark: z.enum(marks),
  /** `names`: words for single values of it. Default: the values themselves. */
  x: axis.extend({ names: z.record(z.string(), text).optional() }),
  y: axis.extend({ format: z.enum(['number', 'percent']).optional(), zero: z.boolean().optional() }),
  /** Column that tells lines, layers or panels apart. */
  series: z
    .strictObject({
      column: text,
      label: text,
      order: z.array(text).optional(),
      names: z.record(z.string(), text).optional(),
    })
    .optional(),
  /**
   * Error bars around y. `noise`: the share of the noise they hold (0.95); their width follows from the mechanism that
   * the dataset declares for y, which must be one published cell and no sum. Where it declares none, `low` and `high`
   * are the columns that hold their ends.
   */
  interval: z
    .strictObject({
      noise: z.number().gt(0).lt(1).optional(),
      low: text.optional(),
      high: text.optional(),
      label: text,
    })
    .optional(),
  /** Parameters of the SQL (`$name`) that a reader may choose. */
  filters: z
    .array(
      z.strictObject({
        /** Name of the parameter. */
        name: z.string().regex(/^[a-z][a-z0-9_]*$/, 'must be a lower-case word: it is the $parameter of the SQL'),
        label: text,
        /** Table and column whose distinct values are offered. */
        table: text,
        column: text,
        /** The value with which the chart is first drawn. */
        default: text,
        names: z.record(z.string(), text).optional(),
      }),
    )
    .optional(),
  /** The column of the result that holds the period; a reader may then choose a range. */
  period: text.optional(),
  /** Ids of datasets' breaks are drawn on a time axis unless this is false. */
  breaks: z.boolean().optional(),
});
export type ChartSpec = z.infer<typeof chartSchema>;
export type ChartMark = (typeof marks)[number];
