import type { PartNames } from './key-path.ts';
import type { JsonFault } from '../values/find-json-fault.ts';

/** Ways in which a report can be written. */
export const payloadNotations = ['json', 'lines', 'form', 'protobuf'] as const;
export type Notation = (typeof payloadNotations)[number];

export const isNotation = (name: string | undefined): name is Notation =>
  payloadNotations.some((known) => known === name);

/** One key of a report with its value. */
export interface PayloadPart extends PartNames {
  readonly value: unknown;
  /** The value as it was written, so that a long number keeps all its digits. */
  readonly written: string;
  /** Where the value stands. Lines and columns count from 1. */
  readonly line: number;
  readonly column: number;
}

/** One report: what an installation sends at once. */
export interface PayloadReport {
  readonly line: number;
  readonly parts: readonly PayloadPart[];
}

/** What keeps a text, or one line of it, from being read. */
export interface PayloadFault {
  readonly kind: 'empty' | 'syntax' | 'no-object' | 'deep' | 'large';
  readonly line: number;
  readonly column: number;
  /** The character or the value that stands there; absent where the text ends too early. */
  readonly observed?: string;
  /** What keeps it from being JSON, in English. */
  readonly fault?: JsonFault;
}

export interface ParsedPayload {
  readonly notation: Notation;
  readonly reports: readonly PayloadReport[];
  /** What could not be read; the reports beside it could. */
  readonly faults: readonly PayloadFault[];
}

/** Longest text that is read, in characters; a report is a few thousand. */
export const longestPayload = 5_000_000;
/** How many objects and lists may stand within one another. */
export const deepestPayload = 64;
