import { KeyIndex, type PartNames } from './key-path.ts';
import { type JudgedPart, judgeReport, type Recognise, type SentField, withUnderscores } from './judge-report.ts';
import type { Notation, ParsedPayload } from './payload-text.ts';
import { readPayload } from './read-payload.ts';

type Names = Pick<PartNames, 'key' | 'exact'>;

export interface JudgedPayload<F extends SentField> extends Pick<ParsedPayload, 'notation' | 'faults'> {
  readonly reports: readonly { readonly line: number; readonly parts: readonly JudgedPart<F>[] }[];
}

/**
 * Reads reports from a text and holds every value to the dictionary (`fields`). The notation is found from the text
 * where none is given: JSON whose keys are fields only in lower camel case is that of protocol buffers.
 */
export function judgePayload<F extends SentField>(
  text: string,
  fields: readonly F[],
  recognise: Recognise,
  notation?: Notation,
): JudgedPayload<F> {
  const byKey = new KeyIndex(fields.map((field) => [field.key, field]));
  const bentNames = ({ key, exact }: Names): Names => ({ key: withUnderscores(key), exact: withUnderscores(exact) });
  const bent = (names: Names) => byKey.find(bentNames(names));
  const parsed = readPayload(text, (names) => byKey.knows(names) ?? byKey.knows(bentNames(names)), notation);
  const isBent = (names: Names) => byKey.find(names) === undefined && bent(names) !== undefined;
  const isProtobuf =
    notation === undefined && parsed.notation !== 'form' && parsed.reports.some(({ parts }) => parts.some(isBent));
  const read = isProtobuf ? 'protobuf' : parsed.notation;
  const fieldOf = (names: Names) => byKey.find(names) ?? (read === 'protobuf' ? bent(names) : undefined);
  return {
    notation: read,
    faults: parsed.faults,
    reports: parsed.reports.map((report) => ({
      line: report.line,
      parts: judgeReport(report, fieldOf, read, recognise),
    })),
  };
}
