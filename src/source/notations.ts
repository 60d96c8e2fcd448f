import type { z } from 'zod';
import { day, duration, id, language, link, period, rate } from '../schema/scalars.ts';
import { colour, font, picture } from '../schema/content/look.ts';
import { parseDay } from '../values/day.ts';

/** How values of one scalar are written. */
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

function mendLink(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (/^[\w.+-]+@[\w.-]+$/.test(value)) return `mailto:${value}`;
  return /^(http:\/\/)?[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(value)
    ? `https://${value.replace(/^http:\/\//, '')}`
    : undefined;
}

/** The address of a file that was named by its path in the folder. */
const mendPublic = (value: unknown) =>
  typeof value === 'string' && /^(?:\.?\/?public\/)?[\w-][\w./-]*$/.test(value)
    ? `/${value.replace(/^(?:\.?\/?public\/)/, '')}`
    : undefined;

/** The scalars whose values have a notation of their own, by their schema. */
const notations: ReadonlyMap<unknown, Notation> = new Map<unknown, Notation>([
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
      mend: mendLink,
    },
  ],
  [
    colour,
    {
      sample: '#0b6152',
      mend: (value) => {
        const [, digits] = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(String(value)) ?? [];
        if (digits === undefined) return undefined;
        return `#${digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits}`;
      },
    },
  ],
  [picture, { sample: '/pictures/logo.svg', mend: mendPublic }],
  [font, { sample: 'system', mend: mendPublic }],
]);

/**
 * How the values of a schema are written; undefined where that is no notation of its own. A scalar that a key describes
 * in words of its own is a copy of the scalar, and has its notation.
 */
export function notationOf(schema: z.core.$ZodType): Notation | undefined {
  const found = notations.get(schema);
  return found ?? (schema._zod.parent ? notationOf(schema._zod.parent) : undefined);
}
