import type { SourceNode } from '../source-node.ts';

/** A property of an event, a fragment or of all events, where it is declared. */
export interface DeclaredProperty {
  readonly name: string;
  readonly node: SourceNode;
  /** Set where its names only begin so: a wildcard. */
  readonly isPrefix?: true;
}

/** An event or a fragment, as its declaration has it: a group of properties under a name. */
export interface Declaration {
  readonly name: string;
  readonly node: SourceNode;
  /** Types of its values, as far as the type of the event says them. */
  readonly valueTypes?: ReadonlyMap<string, SentType>;
}

/** The type of a value in TypeScript. */
export interface SentType {
  readonly type?: 'string' | 'number' | 'boolean';
  readonly values?: readonly (string | number)[];
  readonly isOptional: boolean;
}

export interface Declarations {
  readonly events: Declaration[];
  readonly fragments: Declaration[];
  readonly common: DeclaredProperty[];
}
