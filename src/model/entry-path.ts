import { kindOf } from '../schema/kinds.ts';
import type { Kind } from '../schema/nouns.ts';

/**
 * The path at which an entry is shown, below the base and the language: `explore/active/`, `faq/#why`. Undefined for a
 * kind without a page.
 */
export function entryPath(kind: Kind, id: string): string | undefined {
  const { shown } = kindOf(kind);
  if (!shown) return undefined;
  if (shown.entries === 'root') return `${id}/`;
  return shown.entries === 'pages' ? `${shown.page}/${id}/` : `${shown.page}/#${id}`;
}
