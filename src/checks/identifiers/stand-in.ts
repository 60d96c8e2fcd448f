import { recognise } from './recognise.ts';

const reserved = String.raw`(?:[\w-]+\.)*example\.(?:com|net|org)|(?:[\w-]+\.)+(?:example|invalid|test)`;
const reservedName = new RegExp(
  String.raw`(?<![\w.%+@-])(?:https?:\/\/)?(?:[\w.%+-]+@)?(?:${reserved})(?!\.?[\w-])`,
  'gi',
);
const reservedAddress = /(?<![\d.])(?:192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}(?![\d.])|\b2001:0?db8:[\da-f:]*/gi;

/**
 * A text without the names and addresses that are reserved for examples, and so belong to nobody: domains (RFC 2606 and
 * RFC 6761), IPv4 (RFC 5737) and IPv6 (RFC 3849).
 */
export const withoutReserved = (text: string): string => text.replace(reservedName, '').replace(reservedAddress, '');

/** Kinds that keep their form when every letter and digit of them is a zero. */
const zeroed = new Set(['random', 'number', 'device']);

/** Each word of a text in which a kind is found, in zeros: of a longer one than was recognised, nothing stays. */
const inZeros = (text: string, pattern: string): string =>
  text.replace(/\S+/g, (word) => (new RegExp(pattern, 'u').test(word) ? word.replace(/[\p{L}\p{N}]/gu, '0') : word));

function standInForText(text: string, key: string): string | undefined {
  const found = recognise(withoutReserved(text), key);
  if (found.length === 0) return text;
  const without = found.reduce((rest, { kind }) => (zeroed.has(kind.group) ? inZeros(rest, kind.pattern) : rest), text);
  return recognise(without, key).length === 0 ? without : undefined;
}

/**
 * A value to show in the place of one that looks as if it points to somebody: the same form in zeros where there is
 * one, and undefined where none is known. Within objects and lists the parts that have none are left out. A value that
 * looks like nothing comes back as it is.
 */
export function standInFor(value: unknown, key: string): unknown {
  if (typeof value === 'string') return standInForText(value, key);
  if (typeof value === 'number') return recognise(String(value), key).length === 0 ? value : 0;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const kept = value.map((part: unknown) => standInFor(part, key)).filter((part) => part !== undefined);
    return kept.length === 0 && value.length > 0 ? undefined : kept;
  }
  const entries = Object.entries(value);
  const kept = entries.flatMap(([name, part]) => {
    const shown = standInFor(part, key === '' ? name : `${key}.${name}`);
    return shown === undefined ? [] : [[name, shown] as const];
  });
  return kept.length === 0 && entries.length > 0 ? undefined : Object.fromEntries(kept);
}
