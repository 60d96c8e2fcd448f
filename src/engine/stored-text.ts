import type { ParquetKind } from './parquet-columns.ts';
import { decimalText, type ParquetValue } from './parquet-values.ts';

/** The fewest digits that give back a number of single precision. */
function singleDigits(value: number): string {
  for (let digits = 1; digits < 9; digits += 1) {
    const text = value.toExponential(digits - 1);
    if (Math.fround(Number(text)) === value) return text;
  }
  return value.toExponential(8);
}

/** A floating point number as DuckDB writes it: with a point, or from 1e16 on and below 1e-4 with an exponent. */
function floatText(value: number, digits: string): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value < 0 ? '-inf' : 'inf';
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const [mantissa = '', exponent = '0'] = digits.split('e');
  const power = Number(exponent);
  if (power < -4 || power >= 16)
    return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
  const sign = value < 0 ? '-' : '';
  const all = mantissa.replace(/[-.]/g, '');
  if (power < 0) return `${sign}0.${'0'.repeat(-power - 1)}${all}`;
  const whole = all.slice(0, power + 1).padEnd(power + 1, '0');
  return `${sign}${whole}.${all.slice(power + 1) || '0'}`;
}

const millisecondsOfDay = 86_400_000;

/** A day as DuckDB writes it; years before the first one count backwards. Beyond what a Date can hold: the count. */
function dayText(days: number): string {
  const date = new Date(days * millisecondsOfDay);
  if (Number.isNaN(date.getTime())) return `day ${days} after 1970-01-01`;
  const year = date.getUTCFullYear();
  const told = String(year > 0 ? year : 1 - year).padStart(4, '0');
  const rest = [date.getUTCMonth() + 1, date.getUTCDate()].map((part) => String(part).padStart(2, '0')).join('-');
  return `${told}-${rest}${year > 0 ? '' : ' (BC)'}`;
}

const digitsOf = { MILLIS: 3, MICROS: 6, NANOS: 9 } as const;

function timeText(value: bigint, { unit, utc }: Extract<ParquetKind, { is: 'timestamp' }>): string {
  const digits = digitsOf[unit];
  const perSecond = 10n ** BigInt(digits);
  const perDay = 86_400n * perSecond;
  const inDay = ((value % perDay) + perDay) % perDay;
  const seconds = Number(inDay / perSecond);
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
  const fraction = String(inDay % perSecond)
    .padStart(digits, '0')
    .replace(/0+$/, '');
  return `${dayText(Number((value - inDay) / perDay))} ${clock}${fraction && `.${fraction}`}${utc ? '+00' : ''}`;
}

/**
 * A stored value of a Parquet column as the text that DuckDB makes of it; null where there is none. Of a floating point
 * number DuckDB writes one digit more where two of the shortest texts are equally near: `isSameValue` knows.
 */
export function storedText(value: ParquetValue, kind: ParquetKind): string | null {
  if (value === null || value === undefined) return null;
  switch (kind.is) {
    case 'boolean':
    case 'string':
    case 'int32':
    case 'int64':
      return String(value);
    case 'uint32':
      return String(Number(value) >>> 0);
    case 'uint64':
      return String(BigInt.asUintN(64, BigInt(value as bigint)));
    case 'float':
      return floatText(Number(value), singleDigits(Number(value)));
    case 'double':
      return floatText(Number(value), Number(value).toExponential());
    case 'decimal':
      return decimalText(value as number | bigint | Uint8Array, kind.scale);
    case 'date':
      return dayText(Number(value));
    case 'timestamp':
      return timeText(BigInt(value as bigint), kind);
  }
}

/** Whether two texts are the same value of a kind of column; `kind` is undefined for a column of texts. */
export function isSameValue(
  one: string | null | undefined,
  other: string | null | undefined,
  kind: ParquetKind['is'] | undefined,
): boolean {
  if (one === other) return true;
  if (typeof one !== 'string' || typeof other !== 'string') return false;
  if (kind === 'double') return Number(one) === Number(other);
  return kind === 'float' && Math.fround(Number(one)) === Math.fround(Number(other));
}
