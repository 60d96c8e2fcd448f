import type { CheckInput } from '../../checks/check-input.ts';
import { paths } from '../../model/paths.ts';
import { findCategoryOrphans } from '../../source/orphans/categories.ts';
import { findFieldValueFaults } from '../../source/orphans/field-values.ts';
import { findPermalinkFaults } from '../../source/orphans/permalinks.ts';
import type { Verdict } from './verdict.ts';

/** A declaration as the reader of files hands it on; where in its file something stands is published nowhere. */
function entryOf<Declared extends { readonly id: string; readonly file: string }>(data: Declared) {
  const { id, file } = data;
  return { id, file, data, body: '', bodyLine: 1, at: () => ({ file, line: 1, column: 1 }) };
}

/**
 * Holds the examples, values and permalinks that a site publishes to its own dictionary, as its author's check does: an
 * example that a field forbids, or an address that shows another place, is told by its file.
 */
export function compareDictionary({ fields, categories }: Pick<CheckInput, 'fields' | 'categories'>): Verdict[] {
  const content = { dictionary: fields.map(entryOf), categories: categories.map(entryOf) };
  const problems = [...findFieldValueFaults(content), ...findPermalinkFaults(content), ...findCategoryOrphans(content)];
  if (problems.length > 0)
    return problems.map(({ file, message }) => ({
      kind: 'differs',
      about: 'declarations',
      file: paths.checkInput,
      message: `${file}: ${message}`,
    }));
  const message = `Examples of switches (${categories.length}) hold only values that the dictionary allows.`;
  return [{ kind: 'agrees', about: 'declarations', message }];
}
