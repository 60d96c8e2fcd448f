import type { z } from 'zod';
import type { Path } from './located.ts';

type Def = {
  type: string;
  shape?: Record<string, z.core.$ZodType>;
  innerType?: z.core.$ZodType;
  element?: z.core.$ZodType;
  valueType?: z.core.$ZodType;
  options?: readonly z.core.$ZodType[];
  discriminator?: string;
};
const defOf = (schema: z.core.$ZodType) => schema._zod.def as unknown as Def;

/** The literal values that a schema takes for a key, when it takes only literals. */
function literals(schema: z.core.$ZodType | undefined): readonly unknown[] {
  return schema ? [...((schema._zod as { values?: Set<unknown> }).values ?? [])] : [];
}

function step(schema: z.core.$ZodType, value: unknown, key: PropertyKey | undefined): z.core.$ZodType[] {
  const def = defOf(schema);
  if (def.innerType) return step(def.innerType, value, key);
  if (def.options) {
    const { discriminator } = def;
    const tag =
      discriminator && value && typeof value === 'object'
        ? (value as Record<string, unknown>)[discriminator]
        : undefined;
    const matching =
      discriminator === undefined
        ? []
        : def.options.filter((option) => literals(defOf(option).shape?.[discriminator]).includes(tag));
    return (matching.length > 0 ? matching : def.options).flatMap((option) => step(option, value, key));
  }
  if (key === undefined) return [schema];
  const next = def.shape?.[String(key)] ?? def.element ?? def.valueType;
  return next ? [next] : [];
}

/** The schemas that may stand at a path, following unions by their discriminator where the value tells. */
export function schemasAt(schema: z.core.$ZodType, value: unknown, path: Path): z.core.$ZodType[] {
  let schemas: z.core.$ZodType[] = [schema];
  let current = value;
  for (const key of path) {
    schemas = schemas.flatMap((candidate) => step(candidate, current, key));
    current = current && typeof current === 'object' ? (current as Record<PropertyKey, unknown>)[key] : undefined;
  }
  return schemas.flatMap((candidate) => step(candidate, current, undefined));
}

/** The keys that an object at a path may have; empty where no object is expected. */
export function allowedKeys(schema: z.core.$ZodType, value: unknown, path: Path): string[] {
  return [...new Set(schemasAt(schema, value, path).flatMap((candidate) => Object.keys(defOf(candidate).shape ?? {})))];
}

/** The words that may stand at the path of a union's tag (`kind` of evidence, of a field); empty where it is none. */
export function discriminatorValues(schema: z.core.$ZodType, value: unknown, path: Path): unknown[] {
  const tag = String(path.at(-1) ?? '');
  return [
    ...new Set(
      schemasAt(schema, value, path.slice(0, -1)).flatMap((candidate) => literals(defOf(candidate).shape?.[tag])),
    ),
  ];
}
