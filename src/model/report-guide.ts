import type { SentField } from '../payload/judge-report.ts';

/** A text in the language it is really in; no language where it is that of the page. */
export interface GuideText {
  readonly text: string;
  readonly lang?: string;
}

/** What the page of a reader's own report says of a field, in words. */
export interface GuideField extends SentField {
  readonly title: GuideText;
  readonly summary: GuideText;
  readonly why: GuideText;
  readonly href: string;
  /** Ids of the switches that send it, in their order. */
  readonly categories: readonly string[];
  /** Whether the dictionary says that it tells something about a person. */
  readonly isPersonal?: true;
  /** How long it is kept, where that is not the time of its switch. */
  readonly kept?: string;
  /** What becomes of it, a sentence. */
  readonly becomes: string;
}

/** All that the page of a reader's own report knows: the dictionary, in the words of one language. */
export interface ReportGuide {
  readonly fields: readonly GuideField[];
  /** The switches, in their order. */
  readonly switches: readonly {
    readonly id: string;
    readonly title: GuideText;
    readonly href: string;
    /** How long its reports are kept, in words. */
    readonly kept: string;
    /** A report of it, as JSON. */
    readonly example: string;
  }[];
}
