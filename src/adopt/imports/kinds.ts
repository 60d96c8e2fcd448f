import type { SourceKind } from './imported.ts';

/** Every kind of source that describes fields, by the word after `vitrine import`. */
export const sourceKinds: Readonly<Record<string, SourceKind>> = {};
