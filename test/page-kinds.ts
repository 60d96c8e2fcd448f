import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface PageKind {
  /** The route, every id a star: `/explore/*`. */
  readonly kind: string;
  /** Address below the base. */
  readonly path: string;
  readonly language: string;
}

/** Words of a route that stand for themselves; every other part below the first is an id. */
const fixed = new Set(['as-of', 'compare', 'since', 'compact', 'developers', 'dialog']);

/** Addresses below the base of every page that shows something (some only lead on to another), in order. */
export const pagesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(
      (path) => path.endsWith('index.html') && !/http-equiv="?refresh/.test(readFileSync(join(folder, path), 'utf8')),
    )
    .map((path) => path.slice(0, -'index.html'.length))
    .sort();

/** The kind of page at an address. A language in front is no part of it. */
export function kindOf(path: string, languages: readonly string[]): { kind: string; language: string } {
  const parts = path.split('/').filter(Boolean);
  const language = languages.includes(parts[0] ?? '') ? (parts.shift() ?? '') : '';
  return { kind: `/${parts.map((part, index) => (index === 0 || fixed.has(part) ? part : '*')).join('/')}`, language };
}

/** One page of every kind in every language: the one with the most to show. */
export function pageKinds(folder: string, languages: readonly string[]): PageKind[] {
  const best = new Map<string, PageKind & { size: number }>();
  for (const path of pagesOf(folder)) {
    const { kind, language } = kindOf(path, languages);
    const { size } = statSync(join(folder, path, 'index.html'));
    const key = `${language} ${kind}`;
    if (size > (best.get(key)?.size ?? -1)) best.set(key, { kind, path, language, size });
  }
  return [...best.values()].map(({ kind, path, language }) => ({ kind, path, language }));
}
