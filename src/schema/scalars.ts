import { z } from 'zod';
import { type Day, parseDay } from '../values/day.ts';
import { type Duration, parseDuration } from '../values/duration.ts';
import { isPattern } from '../payload/value-rule.ts';
import { type Period, parsePeriod } from '../values/period.ts';
import { sensitivities } from './sensitivities.ts';

/** Lower-case words joined by hyphens; part of a URL, so it never changes its meaning. */
export const idPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** A name that refers to a file by its name without the ending. */
export const id = z
  .string()
  .regex(idPattern, 'must be lower-case letters, digits and single hyphens, such as crash-reports');

/** One of something, or a list of several. */
export const oneOrMore = <T extends z.ZodType>(one: T) => z.union([one, z.array(one).min(1)]);

export const text = z.string().trim().min(1, 'must not be empty');

export const day = z
  .custom<Day>(
    (value) => typeof value === 'string' && parseDay(value) !== undefined,
    'must be a calendar day written YYYY-MM-DD',
  )
  .meta({ type: 'string', format: 'date' });

export const duration = z
  .custom<Duration>(
    (value) => typeof value === 'string' && parseDuration(value) !== undefined,
    'must be an ISO 8601 duration in whole days, weeks, months or years, such as P90D or P13M',
  )
  .meta({ type: 'string', pattern: '^P(?=\\d)(\\d+Y)?(\\d+M)?(\\d+W)?(\\d+D)?$' });

export const period = z
  .custom<Period>(
    (value) => typeof value === 'string' && parsePeriod(value) !== undefined,
    'must be a period: 2026, 2026-Q3, 2026-08, 2026-W31 or 2026-08-04',
  )
  .meta({ type: 'string' });

/** An address of a web page or a mailbox. */
export const link = z
  .string()
  .regex(/^(https:\/\/|mailto:|\/|\.{1,2}\/)/, 'must start with https://, mailto: or / (a page of this site)');

export const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a BCP 47 language tag, such as en or pt-BR');

/** A regular expression that a whole text must match. */
export const pattern = z
  .string()
  .refine(
    isPattern,
    'must be a regular expression that JavaScript reads, without look-around and back-references, such as [0-9a-f]{16}',
  );

/** A share between 0 (exclusive) and 1. */
export const rate = z.number().gt(0).lte(1);

export const sensitivity = z.enum(sensitivities);

const ways = {
  setting: text.optional().describe("Where in the app's settings."),
  command: text.optional().describe('A command for a terminal.'),
  environment: text.optional().describe('An environment variable with its value.'),
  file: text.optional().describe('A line in a configuration file.'),
  note: text.optional().describe('Anything else, in a sentence.'),
};

/** How to do one thing in the app, in each way there is. */
export const howTo = z.strictObject({
  ...ways,
  earlier: z
    .array(z.strictObject({ releases: text.describe('The releases it holds for, in words: "before 4.2".'), ...ways }))
    .min(1)
    .optional()
    .describe('Where it is done otherwise in releases of the app that are still in use.'),
});
export type HowTo = z.infer<typeof howTo>;
