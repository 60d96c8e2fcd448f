import { z } from 'zod';
import { id, text } from '../scalars.ts';

const axis = z.strictObject({
  column: text.describe("Column of the SQL's result."),
  label: text.describe('What it shows, as a word or two; with a unit the axis reads "label (unit)".'),
  unit: text.optional().describe('Unit of the values, such as s or MB.'),
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
  title: text.describe('What the chart shows, in a few words.'),
  order: z.int().positive().describe('Place in lists, from 1.'),
  question: z.string().regex(/\?$/, 'must end with a question mark').describe('The question the chart answers.'),
  dataset: id.describe('The dataset whose tables the SQL reads: the name of its folder in `data/`.'),
  mark: z.enum(marks).describe('One of `marks`, which says what each is.'),
  x: axis
    .extend({
      names: z
        .record(z.string(), text)
        .optional()
        .describe('Words for single values of the column. Default: the values themselves.'),
    })
    .describe('`names`: words for single values of it. Default: the values themselves.'),
  y: axis
    .extend({
      format: z
        .enum(['number', 'percent'])
        .optional()
        .describe('How numbers are written; `percent` takes 0.25 for 25 %. Default: number.'),
      zero: z
        .boolean()
        .optional()
        .describe(
          'Whether the axis begins at zero. A line that does not can make small changes look large. Default: true.',
        ),
    })
    .describe("The axis of the numbers: a column of the SQL's result."),
  series: z
    .strictObject({
      column: text.describe("Column of the SQL's result."),
      label: text.describe('What it tells apart, as a word or two.'),
      order: z
        .array(text)
        .optional()
        .describe('Its values in the order in which they are drawn. Default: as the result gives them.'),
      names: z
        .record(z.string(), text)
        .optional()
        .describe('Words for single values of it. Default: the values themselves.'),
    })
    .optional()
    .describe('Column that tells lines, layers or panels apart.'),
  interval: z
    .strictObject({
      noise: z.number().gt(0).lt(1).optional().describe('The share of the noise that the bars hold, such as 0.95.'),
      low: text.optional().describe('Column with the lower end, where the dataset declares no mechanism for y.'),
      high: text.optional().describe('Column with the upper end, where the dataset declares no mechanism for y.'),
      label: text.describe('What the bars show, in a few words.'),
    })
    .optional()
    .describe(
      'Error bars around y. `noise`: the share of the noise they hold (0.95); their width follows from ' +
        'the mechanism that the dataset declares for y, which must be one published cell and no sum. Where ' +
        'it declares none, `low` and `high` are the columns that hold their ends.',
    ),
  filters: z
    .array(
      z.strictObject({
        name: z
          .string()
          .regex(/^[a-z][a-z0-9_]*$/, 'must be a lower-case word: it is the $parameter of the SQL')
          .describe('Name of the parameter.'),
        label: text.describe('What a reader chooses, as a word or two.'),
        table: text.describe('Table and column whose distinct values are offered.'),
        column: text.describe('Column whose distinct values are offered.'),
        default: text.describe('The value with which the chart is first drawn.'),
        names: z
          .record(z.string(), text)
          .optional()
          .describe('Words for single values. Default: the values themselves.'),
      }),
    )
    .optional()
    .describe('Parameters of the SQL (`$name`) that a reader may choose.'),
  period: text.optional().describe('The column of the result that holds the period; a reader may then choose a range.'),
  breaks: z.boolean().optional().describe("Ids of datasets' breaks are drawn on a time axis unless this is false."),
});
export type ChartSpec = z.infer<typeof chartSchema>;
export type ChartMark = (typeof marks)[number];
