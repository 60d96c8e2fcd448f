import type { Value } from './engine.ts';

/**
 * What a driver hands over: numbers as DuckDB stores them, a DECIMAL as its unscaled integer, anything else as text.
 */
export type Raw = null | boolean | number | bigint | string | readonly Raw[];

const integer = /^U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?$/;
const plain = /^(?:BOOLEAN|VARCHAR|FLOAT|DOUBLE|DECIMAL\(\d+,\d+\)|U?(?:TINY|SMALL|BIG)INT|U?INTEGER|HUGEINT)$/;

/** `DECIMAL(18,3)[][2]` → the type of an element and how many lists are around it. */
function unwrap(type: string): { element: string; depth: number; fixed: boolean } {
  const brackets = /(?:\[\d*\])*$/.exec(type)?.[0] ?? '';
  return {
    element: type.slice(0, type.length - brackets.length),
    depth: brackets.split('[').length - 1,
    fixed: /\d/.test(brackets),
  };
}

/**
 * The SQL type to which a column must be cast so that both engines hand over the same; undefined when it can
 * stay as it is. Dates, times, enums, structures and the like become the text DuckDB itself writes.
 */
export function transferType(type: string): string | undefined {
  const { element, depth, fixed } = unwrap(type);
  const keep = plain.test(element);
  return keep && !fixed ? undefined : (keep ? element : 'VARCHAR') + '[]'.repeat(depth);
}

function exactInteger(raw: Raw): Value {
  if (typeof raw === 'number') return raw;
  const value = BigInt(raw as bigint | string);
  const near = Number(value);
  return Number.isSafeInteger(near) ? near : String(value);
}

/** The nearest number to an unscaled integer with the decimal point `scale` digits from the right. */
function fromUnscaled(unscaled: bigint, scale: number): number {
  const near = Number(unscaled);
  // Both operands are exact, so the quotient is the nearest number; larger ones go through their text.
  if (Number.isSafeInteger(near) && scale <= 22) return near / 10 ** scale;
  return Number(`${unscaled}e-${scale}`);
}

function elementDecoder(type: string): (raw: Raw) => Value {
  const scale = /^DECIMAL\(\d+,(\d+)\)$/.exec(type)?.[1];
  if (scale !== undefined) return (raw) => fromUnscaled(BigInt(raw as bigint), Number(scale));
  if (integer.test(type)) return exactInteger;
  if (type.startsWith('TIMESTAMP'))
    return (raw) =>
      String(raw)
        .replace(' ', 'T')
        .replace(/[+-]00$/, 'Z');
  return (raw) => (typeof raw === 'bigint' ? exactInteger(raw) : (raw as Value));
}

/** Turns what a driver handed over for a column of this type (after the cast, if any) into values. */
export function valueDecoder(type: string): (raw: Raw) => Value {
  const { element, depth } = unwrap(type);
  let decode = elementDecoder(element);
  const orNull = (inner: (raw: Raw) => Value) => (raw: Raw) => (raw === null ? null : inner(raw));
  for (let level = 0; level < depth; level += 1) {
    const inner = orNull(decode);
    decode = (raw) => Array.from(raw as readonly Raw[], inner);
  }
  return orNull(decode);
}
