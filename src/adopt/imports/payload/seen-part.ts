import type { JudgedPart, SentField } from '../../../payload/judge-report.ts';
import type { SourcePlace } from '../imported.ts';

/** A value of a report, with the report and the payload that it is a part of. */
export interface SeenPart extends Pick<JudgedPart<SentField>, 'key' | 'value' | 'written' | 'suspicions'> {
  readonly place: SourcePlace;
  readonly payload: string;
  /** The number of its report, over all files. */
  readonly report: number;
}
