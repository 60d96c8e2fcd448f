import type { Problem } from '../problems/problem.ts';
import { categoriesOf, isOfCategory } from '../schema/categories-of.ts';
import { periodColumnsOf } from '../schema/period-columns.ts';
import type { DataTable, Site } from './site.ts';

/** A period is made from no value, and a number may count reports. A label always comes from something. */
const isLabel = ({ privacy }: DataTable, { name, type }: DataTable['columns'][number]) =>
  !periodColumnsOf(privacy).includes(name) && type !== 'integer' && type !== 'number';

/**
 * Advice for each published field that labels the rows of a table and does not say which collected fields it is
 * computed from: nobody can then see what becomes of these. None where the switches of the table send nothing.
 */
export function findUnexplained({ content, datasets }: Pick<Site, 'content' | 'datasets'>): Problem[] {
  const tables = datasets.flatMap((dataset) => dataset.tables);
  return content.dictionary.flatMap((field): Problem[] => {
    const { id, data, at } = field;
    if (data.kind !== 'published' || data.derivedFrom.length > 0 || data.status === 'removed') return [];
    const shown = tables.filter((table) =>
      table.columns.some((column) => column.fieldId === id && isLabel(table, column)),
    );
    const sent = content.dictionary.filter(
      (other) =>
        other.data.kind === 'collected' &&
        other.data.status !== 'removed' &&
        shown.some(({ privacy }) => categoriesOf(privacy).some((one) => isOfCategory(other.data, one))),
    );
    const [first] = sent;
    if (first === undefined) return [];
    return [
      {
        code: 'field/unexplained',
        advice: true,
        ...at(['derivedFrom']),
        message: `It is not said which collected fields "${id}" is computed from, so no page can say what becomes of them.`,
        fix: `write  derivedFrom: [${first.id}]  with the fields it is computed from: ${sent.map((one) => one.id).join(', ')}; where it comes from none of them, leave it as it is`,
      },
    ];
  });
}
