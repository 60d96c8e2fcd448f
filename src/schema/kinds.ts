import type { z } from 'zod';
import { categorySchema } from './content/category.ts';
import { chartSchema } from './content/chart.ts';
import { concernSchema } from './content/concern.ts';
import { fieldSchema } from './content/field.ts';
import { preambleSchema, promiseSchema } from './content/promise.ts';
import { assessmentSchema, auditSchema, reportSchema } from './content/record.ts';
import { scheduleSchema } from './content/schedule.ts';
import { securitySchema } from './content/security.ts';
import { changeSchema, lessonSchema, methodSchema, questionSchema, waiverSchema } from './content/texts.ts';

/** Every kind of Markdown file, by its folder below `content/`. */
export const kinds = {
  charter: promiseSchema,
  categories: categorySchema,
  dictionary: fieldSchema,
  retention: scheduleSchema,
  methods: methodSchema,
  faq: questionSchema,
  concerns: concernSchema,
  changes: changeSchema,
  charts: chartSchema,
  reports: reportSchema,
  assessments: assessmentSchema,
  audits: auditSchema,
  security: securitySchema,
  learn: lessonSchema,
  waivers: waiverSchema,
} as const;

export type Kind = keyof typeof kinds;
export type EntryOf<K extends Kind> = z.infer<(typeof kinds)[K]>;

export const kindNames = Object.keys(kinds) as Kind[];
export { preambleSchema };
