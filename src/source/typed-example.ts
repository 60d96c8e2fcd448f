import type { ColumnDescriptor } from '../schema/data/descriptor.ts';

/**
 * A column whose example is a value of its type. Descriptors may say it as text, which is what the standard has and the
 * site publishes, or as a number; the fingerprint of a table's columns is the same for both.
 */
export function withTypedExample(column: ColumnDescriptor): ColumnDescriptor {
  const { example, type } = column;
  if (typeof example !== 'string') return column;
  if (type === 'boolean' && /^(?:true|false)$/.test(example)) return { ...column, example: example === 'true' };
  const isNumber = (type === 'integer' || type === 'number') && String(Number(example)) === example;
  return isNumber ? { ...column, example: Number(example) } : column;
}
