import type { SourcePlace } from '../imported.ts';
import type { SourceNode } from '../source-node.ts';

/** An attribute where it is defined. */
export interface AttributeDefinition {
  readonly key: string;
  readonly node: SourceNode;
  /** What was read of it already, so that what is left can be told from it. */
  readonly brief: string | undefined;
  readonly note: string | undefined;
}

/** A mention of an attribute in a group or a signal, with what is said of it there only. */
export interface AttributeUse {
  readonly key: string;
  readonly place: SourcePlace;
  readonly brief: string | undefined;
  readonly note: string | undefined;
  /** Such as `required`, or `recommended: If available.`; undefined where nothing is said. */
  readonly level: string | undefined;
  /** Whether it identifies an entity or only describes it. */
  readonly role: string | undefined;
}

/** Kinds of groups that send something. */
export const signalKinds = ['metric', 'event', 'span', 'entity'] as const;
export type SignalKind = (typeof signalKinds)[number];

/** A group of attributes, or a signal that is sent with attributes. */
export interface AttributeGroup {
  readonly kind: SignalKind | 'group';
  /** Ids by which other groups refer to it. */
  readonly ids: readonly string[];
  /** Its name on the wire; for a span its type. */
  readonly name: string;
  readonly node: SourceNode;
  readonly title: string | undefined;
  readonly brief: string | undefined;
  readonly note: string | undefined;
  readonly uses: readonly AttributeUse[];
  /** Ids of the groups whose attributes it has too. */
  readonly parents: readonly { readonly id: string; readonly place: SourcePlace }[];
}

/** What a registry defines, in the order of its files. */
export interface Registry {
  readonly attributes: AttributeDefinition[];
  readonly groups: AttributeGroup[];
}
