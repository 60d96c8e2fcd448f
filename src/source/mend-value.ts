import type { z } from 'zod';
import { notationOf } from './notations.ts';

/** What an author most likely meant by a value that breaks a rule; undefined where that is not plain. */
export function mendValue(
  schemas: readonly z.core.$ZodType[],
  value: unknown,
  rule: string,
): string | number | undefined {
  for (const schema of schemas) {
    const mended = notationOf(schema)?.mend(value);
    if (mended !== undefined && mended !== value) return mended;
  }
  if (typeof value === 'string' && rule === 'must end with a question mark') return `${value.replace(/[.!]$/, '')}?`;
  if (typeof value === 'string' && rule.startsWith('must be a full address') && /^[\w-]+(\.[\w-]+)+/.test(value))
    return `https://${value}`;
  if (typeof value === 'string' && rule.startsWith('must be a .csv'))
    return /([\w.-]+\.(?:csv|parquet))$/.exec(value)?.[1];
  return undefined;
}
