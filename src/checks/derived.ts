import type { CheckInput, CheckTable } from './check-input.ts';
import { type Check, type Task, findingLimit, outcome } from './check.ts';
import { countedRows } from './counted-rows.ts';
import { hiddenShareQueries } from './derived/hidden-shares.ts';
import { judgeProduct } from './derived/judge-product.ts';
import { hiddenWholeQueries, productQuery } from './derived/product-queries.ts';
import { type Multiplied, productsOf } from './derived/products.ts';
import { type RatioLike, judgeRatioLike, ratioLikeColumns, ratioLikeQuery } from './ratio-like.ts';
import { ratiosIn, sharesElsewhere } from './shares.ts';
import { countRows, releasedOf } from './released-table.ts';
import { firstNumber, rowsOf } from './result-rows.ts';

function cells(table: CheckTable, products: readonly Multiplied[]): string {
  const parts = [
    ...products.map((product) => productQuery(table, product)),
    ...hiddenWholeQueries(table),
    ...hiddenShareQueries(table, products),
  ];
  const small = `SELECT * FROM (\n${parts.join('\nUNION ALL\n')}\n) WHERE kind IS NOT NULL`;
  return `${countedRows(small)} ORDER BY kind, file, line, "column", denominator LIMIT ${findingLimit}`;
}

function plan(table: CheckTable, tables: CheckInput['tables']): Task {
  const { privacy } = table;
  const all = ratiosIn(privacy);
  const products = productsOf(table, tables);
  const isMultiplied = (name: string) => products.some(({ ratio }) => ratio === name);
  const candidates: readonly RatioLike[] = ratioLikeColumns(table);
  const noisyNote = all.every(({ ratio }) => isMultiplied(ratio))
    ? ''
    : ' Ratios of numbers with random noise were left out: the noise protects them.';
  const asked = privacy.minimumCount > 1 && products.length + hiddenWholeQueries(table).length > 0;
  return {
    check: 'derived',
    dataset: table.dataset,
    table: table.table,
    queries: {
      totals: countRows(releasedOf(table)),
      ...(asked ? { cells: cells(table, products) } : {}),
      ...(candidates.length === 0 ? {} : { undeclared: ratioLikeQuery(table, candidates) }),
    },
    judge(results) {
      const rows = rowsOf(results['cells']);
      const findings = rows.map((row) => judgeProduct(table, row));
      const suspicions = rowsOf(results['undeclared']).flatMap((row) => judgeRatioLike(table, row));
      const declared = products.map(
        ({ ratio, of, whole }) => `${ratio} × ${whole.startsWith('t.') ? of.slice(1, -1) : of}`,
      );
      const names = [...new Set([...all.map(({ ratio, denominator }) => `${ratio} × ${denominator}`), ...declared])];
      const note = names.length === 0 ? 'This table declares no ratio.' : `Examined: ${names.join(', ')}.${noisyNote}`;
      const elsewhere = sharesElsewhere(privacy)
        .map(({ column }) => column)
        .filter((column) => !isMultiplied(column));
      const unseen =
        elsewhere.length === 0
          ? ''
          : ` Not multiplied, for no column published here holds their whole: ${elsewhere.join(', ')}.`;
      return outcome([...findings, ...suspicions], firstNumber(results['totals'], 'rows'), {
        findingCount: firstNumber(results['cells'], 'total') + suspicions.length,
        note: `${note}${unseen}`,
      });
    },
  };
}

/** No published ratio gives away a count below k. */
export const derivedCheck: Check<'derived'> = {
  id: 'derived',
  leaks: 'site',
  cure: 'hide-small',
  plan: (input) => input.tables.map((table) => plan(table, input.tables)),
};
