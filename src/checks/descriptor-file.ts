import type { CheckTable } from './check-input.ts';

/** A table's descriptor as findings name files: relative to `data/`. */
export function descriptorFile({ descriptor }: Pick<CheckTable, 'descriptor'>): string {
  return descriptor.replace(/^data\//, '');
}
