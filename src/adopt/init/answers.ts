import { z } from 'zod';
import type { Problem } from '../../problems/problem.ts';
import { keep } from '../../schema/content/schedule.ts';
import { day, duration, howTo, id, language, link, sensitivity, text } from '../../schema/scalars.ts';
import { hasWordsFor, shipped } from '../../words/words-for.ts';
import { parseYaml } from '../../source/parse-yaml.ts';
import { validate } from '../../source/validate.ts';
import { faultOfSent } from './parse-sent.ts';

/** Where the site is served, and so which file tells it how to build. */
export const initHosts = ['github-pages', 'gitlab-pages', 'cloudflare', 'netlify', 'other'] as const;
export type InitHost = (typeof initHosts)[number];

const list = z.array(text).min(1);

const switchSchema = z.strictObject({
  id,
  title: text,
  summary: text.optional(),
  sensitivity,
  default: z.enum(['off', 'on']).optional(),
  kept: keep,
  sends: z.record(z.string().regex(/\S/, 'must not be empty'), z.unknown()).superRefine((sent, context) => {
    const message = faultOfSent(sent);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  }),
  why: list.optional(),
  recipients: list.optional(),
  whenOff: text.optional(),
  turnOff: howTo.optional(),
  dialog: z.strictObject({ title: text, text }).optional(),
  since: day.optional(),
});

const tableSchema = z.strictObject({
  id,
  title: text,
  file: text,
  switch: id,
  licence: text,
  period: text,
  contributors: text,
  minimumCount: z.int().min(1),
  sampleRate: z.number().gt(0).lte(1),
  every: duration,
  kept: keep,
  releases: z.enum(['partition', 'snapshot']),
  unit: text.optional(),
  description: text.optional(),
  population: text.optional(),
});

/** What `vitrine init` has to know. Whatever else a site says is left to write. */
export const answersSchema = z.strictObject({
  name: text,
  address: z.string().regex(/^https?:\/\/[^?#\s]+$/, 'must be a full address, such as https://example.org/privacy/'),
  website: link,
  operator: text,
  contact: link,
  security: link.optional(),
  description: text.optional(),
  default: z.enum(['off', 'on']),
  turnOff: howTo.optional(),
  language,
  languages: z.array(language).min(1).optional(),
  host: z.enum(initHosts),
  switches: z.array(switchSchema).min(1),
  tables: z.array(tableSchema).optional(),
});
/** What a switch is before anybody has answered. */
export const defaultOf = (one: Pick<SwitchAnswer, 'default'>, answers: Pick<Answers, 'default'>): 'off' | 'on' =>
  one.default ?? answers.default;

export type Answers = z.infer<typeof answersSchema>;
export type SwitchAnswer = Answers['switches'][number];
export type TableAnswer = NonNullable<Answers['tables']>[number];

/** Ids that two answers claim, switches that nobody answered, languages without an interface. */
function judgeNames(
  { switches, tables = [], language, languages = [] }: Answers,
  at: (path: readonly PropertyKey[]) => Problem,
): Problem[] {
  const ids = switches.map((one) => one.id);
  const repeated = (kind: 'switches' | 'tables', names: readonly string[]) =>
    names.flatMap((name, index): Problem[] =>
      names.indexOf(name) < index
        ? [
            {
              ...at([kind, index, 'id']),
              code: 'file/duplicate',
              message: `Two of "${kind}" have the id "${name}".`,
              fix: `write another, such as  id: ${name}-2`,
            },
          ]
        : [],
    );
  const spoken = new Set([language, ...languages]);
  return [
    ...[...spoken]
      .filter((tag) => !hasWordsFor(tag))
      .map((tag): Problem => ({
        ...at([tag === language ? 'language' : 'languages']),
        code: 'schema/wrong-value',
        message: `The interface has no words in "${tag}". There are: ${Object.keys(shipped).join(', ')}.`,
        fix: `write one of them; later, content/_/${tag}/interface.yaml adds the words of another`,
      })),
    ...repeated('switches', ids),
    ...repeated(
      'tables',
      tables.map((one) => one.id),
    ),
    ...tables.flatMap((table, index): Problem[] =>
      ids.includes(table.switch)
        ? []
        : [
            {
              ...at(['tables', index, 'switch']),
              code: 'reference/dangling',
              message: `There is no switch "${table.switch}". There are: ${ids.join(', ')}.`,
              fix: `write  switch: ${ids[0] ?? ''}`,
            },
          ],
    ),
  ];
}

/** Reads answers, or tells all that is wrong with them at once, each with its place in `file`. */
export function parseAnswers(
  written: string,
  file: string,
): { answers: Answers; problems: readonly [] } | { answers?: undefined; problems: readonly Problem[] } {
  const { located, problems } = parseYaml(written, { file, syntaxCode: 'yaml/syntax' });
  if (!located) return { problems };
  const valid = validate(answersSchema, located);
  if (valid.value === undefined) return { problems: valid.problems };
  const misfits = judgeNames(valid.value, (path) => ({ ...located.at(path), code: 'file/duplicate', message: '' }));
  return misfits.length > 0 ? { problems: misfits } : { answers: valid.value, problems: [] };
}
