import { stringify } from 'yaml';
import type { z } from 'zod';
import { notationOf } from './notations.ts';

type Def = {
  type: string;
  shape?: Record<string, z.core.$ZodType>;
  element?: z.core.$ZodType;
  innerType?: z.core.$ZodType;
  options?: readonly z.core.$ZodType[];
};

const samples: Readonly<Record<string, unknown>> = { number: 1, boolean: true, record: { '…': '…' } };

/** A value to start from, of the form that a schema asks for; words to be written stand as `…`. */
export function sampleOf(schema: z.core.$ZodType | undefined): unknown {
  if (schema === undefined) return '…';
  const notation = notationOf(schema);
  if (notation) return notation.sample;
  const def = schema._zod.def as unknown as Def;
  const literals = [...((schema._zod as { values?: Set<unknown> }).values ?? [])];
  if (literals.length > 0) return literals[0];
  if (def.innerType) return sampleOf(def.innerType);
  if (def.options) return sampleOf(def.options[0]);
  if (def.element) return [sampleOf(def.element)];
  if (def.shape) {
    const keys = Object.entries(def.shape);
    const required = keys.filter(([, inner]) => (inner._zod.def as unknown as Def).type !== 'optional');
    return Object.fromEntries(
      (required.length > 0 ? required : keys.slice(0, 1)).map(([key, inner]) => [key, sampleOf(inner)]),
    );
  }
  return def.type in samples ? samples[def.type] : '…';
}

/** A value to start from as a block of YAML, one key a line. */
export const sampleBlock = (schema: z.core.$ZodType) =>
  stringify(sampleOf(schema), { schema: 'core', lineWidth: 0 }).trim();
