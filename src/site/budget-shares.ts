import type { Assessment } from '../schema/content/record.ts';
import { composed } from '../checks/budget/ledger.ts';
import { isOfCategory } from '../schema/categories-of.ts';
import { addDuration } from '../values/duration.ts';
import type { EntryView, SiteView } from './site.ts';

export interface BudgetShare {
  readonly assessment: Pick<EntryView<'assessments'>, 'id' | 'language'> & { readonly data: Pick<Assessment, 'title'> };
  /** What the assessment allows one window to spend. */
  readonly allowed: number;
  /** What the newest window of the tables it covers spent. */
  readonly spent: number;
  /** Share of the whole budget; absent without one. */
  readonly share?: number;
}

/** The budget by assessment: what each was granted, and what the tables of its switches spent in the newest window. */
export function budgetShares({ content, model }: Pick<SiteView, 'content' | 'model'>): BudgetShare[] {
  const { budget } = model.config;
  const newest = model.audit.ledger.at(-1)?.date;
  return content.assessments.flatMap((assessment): BudgetShare[] => {
    const { epsilon, categories = [] } = assessment.data;
    if (epsilon === undefined) return [];
    const tables = model.datasets
      .flatMap((dataset) => dataset.tables)
      .filter(({ privacy }) => categories.some((one) => isOfCategory(privacy, one)))
      .map(({ name }) => name);
    const rows = model.audit.ledger.filter(({ table }) => tables.includes(table));
    // Sums within the window stand in the ledger; where several tables share it, only their own releases count here.
    const start = rows.length > 0 && newest && budget ? addDuration(newest, budget.window, -1) : '';
    const spent = composed(rows.filter(({ date }) => date > start)).epsilon;
    return [
      {
        assessment,
        allowed: epsilon,
        spent: Number(spent.toPrecision(12)),
        ...(budget ? { share: epsilon / budget.epsilon } : {}),
      },
    ];
  });
}
