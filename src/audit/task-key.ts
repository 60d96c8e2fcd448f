import type { TaskResult } from './report.ts';

/** What a result is known by, on pages and in reports: check, dataset or `site`, table. */
export const taskKey = ({ check, dataset, table }: Pick<TaskResult, 'check' | 'dataset' | 'table'>): string =>
  `${check} ${dataset} ${table ?? ''}`.trim();
