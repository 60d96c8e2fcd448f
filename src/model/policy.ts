import type { Coverage } from '../checks/check-input.ts';
import type { WholePolicy } from '../checks/policy/whole-policy.ts';
import type { WholePolicyEntry } from '../log/log-entry.ts';
import type { HowTo } from '../schema/scalars.ts';
import type { Day } from '../values/day.ts';
import type { Duration } from '../values/duration.ts';

/** What a person could read about a category, in one language. */
export interface ShownTexts {
  readonly title: string;
  readonly summary: string;
  readonly purposes: readonly string[];
  readonly recipients: readonly string[];
  readonly whenOff: string;
  readonly dialog: { readonly title: string; readonly text: string };
  readonly optOut: HowTo;
  /** By id; only what is written in this language. */
  readonly fields: Readonly<Record<string, { readonly title: string; readonly summary: string }>>;
  readonly methods: Readonly<Record<string, string>>;
  /** Titles by id; absent where the site named no products. */
  readonly products?: Readonly<Record<string, string>>;
  readonly retention?: { readonly title: string; readonly summary: string };
}

/**
 * A file below `data/policy/`: what a category covered, and what a person could read about it when that was recorded.
 * Permanent pages are drawn from nothing else. The fingerprint and the `consent` check look at the coverage alone.
 */
export interface PolicySnapshot extends Coverage {
  readonly shown: {
    /** The site's own language, whose texts are always there. */
    readonly language: string;
    readonly project: string;
    readonly operator: string;
    /** The sentence that says the data are made up. */
    readonly synthetic?: string;
    /** First day of the consent version. */
    readonly since: Day;
    readonly validity?: Duration;
    /** The one setting that turns everything off. */
    readonly everythingOff: HowTo;
    readonly example: Readonly<Record<string, unknown>>;
    /** By language, the site's own first. */
    readonly texts: Readonly<Record<string, ShownTexts>>;
  };
}

/** What a category covered, with what people could read about it where the snapshot keeps that. */
export type Policy = Coverage & Partial<Pick<PolicySnapshot, 'shown'>>;

/** A state of a category that the log recorded. */
export interface RecordedPolicy {
  /** Day of the entry. */
  readonly date: Day;
  readonly version: number;
  readonly notice: number;
  /** The snapshot's path relative to `data/`. */
  readonly file: string;
  readonly sha256: string;
  /** Which entry of the log it is, from 1. */
  readonly entry: number;
  readonly policy: Policy;
}

/** A state of the whole policy that the log recorded. */
export interface RecordedWholePolicy {
  /** Day of the entry. */
  readonly date: Day;
  /** What its author says of it: the first known state, a change of meaning, or of words alone where texts differ. */
  readonly mark: WholePolicyEntry['mark'];
  /** The snapshot's path relative to `data/`. */
  readonly file: string;
  readonly sha256: string;
  /** Which entry of the log it is, from 1. */
  readonly entry: number;
  readonly policy: WholePolicy;
}
