import type { Path } from '../located.ts';

/** Texts within a value, with their paths. */
export function textsIn(value: unknown, path: Path = []): { readonly path: Path; readonly text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    textsIn(part, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/** A value of the same shape with every text in it written anew. */
export function mapTexts<T>(value: T, write: (text: string, path: Path) => string, path: Path = []): T {
  if (typeof value === 'string') return write(value, path) as T;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((part: unknown, index) => mapTexts(part, write, [...path, index])) as T;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, mapTexts(part as unknown, write, [...path, key])]),
  ) as T;
}
