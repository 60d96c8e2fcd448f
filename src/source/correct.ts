import type { z } from 'zod';
import { stringify } from 'yaml';
import { day, duration, id, language, link, period, rate } from '../schema/scalars.ts';
import { parseDay } from '../values/day.ts';
import type { Located } from './located.ts';

interface Notation {
  /** A value that the rule takes, to start from. */
  readonly sample: string | number;
  /** The value an author most likely meant; undefined where that is not plain. */
  readonly mend: (value: unknown) => string | number | undefined;
}

function mendDay(value: unknown): string | undefined {
  const written = String(value);
  const [, year, month, date] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(written) ?? [];
  const [, european, europeanMonth, europeanYear] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(written) ?? [];
  const pad = (digits: string | undefined) => (digits ?? '').padStart(2, '0');
  return parseDay(
    year ? `${year}-${pad(month)}-${pad(date)}` : `${europeanYear ?? ''}-${pad(europeanMonth)}-${pad(european)}`,
  );
}

const rhythms: Readonly<Record<string, string>> = {
  daily: 'P1D',
  weekly: 'P1W',
  monthly: 'P1M',
  quarterly: 'P3M',
  yearly: 'P1Y',
  annually: 'P1Y',
};

function mendDuration(value: unknown): string | undefined {
  const rhythm = rhythms[String(value).toLowerCase()];
  if (rhythm !== undefined) return rhythm;
  const [, count, unit] =
    /^P?(\d+) ?(d|day|days|w|week|weeks|m|month|months|y|year|years)?$/i.exec(String(value).trim()) ?? [];
  return count === undefined ? undefined : `P${count}${(unit?.[0] ?? 'd').toUpperCase()}`;
}

const notations = new Map<unknown, Notation>([
  [day, { sample: '2026-01-31', mend: mendDay }],
  [duration, { sample: 'P90D', mend: mendDuration }],
  [period, { sample: '2026-08', mend: () => undefined }],
  [
    language,
    {
      sample: 'en',
      mend: (value) =>
        typeof value === 'string' && /^[A-Za-z]{2,3}([-_]\w+)*$/.test(value)
          ? value.replaceAll('_', '-').replace(/^[A-Z]+/, (letters) => letters.toLowerCase())
          : undefined,
    },
  ],
  [
    rate,
    { sample: 1, mend: (value) => (typeof value === 'number' && value > 1 && value <= 100 ? value / 100 : undefined) },
  ],
  [
    id,
    {
      sample: '…',
      mend: (value) =>
        typeof value === 'string'
          ? value
              .toLowerCase()
              .replace(/[^a-z0-9]+/g, '-')
              .replace(/^-|-$/g, '') || undefined
          : undefined,
    },
  ],
  [
    link,
    {
      sample: 'https://example.org/',
      mend: (value) =>
        typeof value !== 'string'
          ? undefined
          : /^[\w.+-]+@[\w.-]+$/.test(value)
            ? `mailto:${value}`
            : /^(http:\/\/)?[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(value)
              ? `https://${value.replace(/^http:\/\//, '')}`
              : undefined,
    },
  ],
]);

type Def = {
  type: string;
  shape?: Record<string, z.core.$ZodType>;
  element?: z.core.$ZodType;
  innerType?: z.core.$ZodType;
  options?: readonly z.core.$ZodType[];
};

/** A value to start from, of the form that a schema asks for; words to be written stand as `…`. */
export function sampleOf(schema: z.core.$ZodType | undefined): unknown {
  if (schema === undefined) return '…';
  const notation = notations.get(schema);
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
  return def.type === 'number' ? 1 : def.type === 'boolean' ? true : def.type === 'record' ? { '…': '…' } : '…';
}

/** What an author most likely meant by a value that breaks a rule; undefined where that is not plain. */
export function mendValue(
  schemas: readonly z.core.$ZodType[],
  value: unknown,
  rule: string,
): string | number | undefined {
  for (const schema of schemas) {
    const mended = notations.get(schema)?.mend(value);
    if (mended !== undefined && mended !== value) return mended;
  }
  if (typeof value === 'string' && rule === 'must end with a question mark') return `${value.replace(/[.!]$/, '')}?`;
  if (typeof value === 'string' && rule.startsWith('must be a full address') && /^[\w-]+(\.[\w-]+)+/.test(value))
    return `https://${value}`;
  if (typeof value === 'string' && rule.startsWith('must be a .csv'))
    return /([\w.-]+\.(?:csv|parquet))$/.exec(value)?.[1];
  return undefined;
}

/** A value to start from as a block of YAML, one key a line. */
export const sampleBlock = (schema: z.core.$ZodType) =>
  stringify(sampleOf(schema), { schema: 'core', lineWidth: 0 }).trim();

const isJson = ({ file }: Located) => file.endsWith('.json');

/** A key with its value as this file writes them: `since: 2026-01-31`, or `"since": "2026-01-31"` in JSON. An entry of a list has no key. */
export function writeKey(located: Located, key: PropertyKey | undefined, value: unknown): string {
  const json = JSON.stringify(value, null, 1)?.replace(/\n\s*/g, ' ') ?? '';
  const isList = Array.isArray(value) && value.every((entry) => typeof entry !== 'object');
  const written = isJson(located)
    ? json.replace(/^\[ | \]$/g, (edge) => edge.trim())
    : stringify(value, {
        schema: 'core',
        lineWidth: 0,
        collectionStyle: 'flow',
        flowCollectionPadding: !isList,
      }).trim();
  if (typeof key !== 'string') return isJson(located) ? written : `- ${written}`;
  return isJson(located) ? `${JSON.stringify(key)}: ${written}` : `${key}: ${written}`;
}

/** The line that a place is on, with one word from there on replaced; undefined where it does not stand there, or the line is long. */
export function writeLine(
  located: Located,
  { line, column }: { line: number; column: number },
  from: string,
  to: string,
): string | undefined {
  const text = located.lineText(line);
  const rest = text.slice(column - 1);
  return text.trim().length <= 120 && rest.includes(from)
    ? `${text.slice(0, column - 1)}${rest.replace(from, () => to)}`.trim()
    : undefined;
}
