import { mask } from '../../checks/identifiers/judge-labels.ts';
import { recognise } from '../../checks/identifiers/recognise.ts';
import { judgePayload } from '../../payload/judge-payload.ts';
import { type JudgedPart, type KeyFault, randomKinds, type Suspicion } from '../../payload/judge-report.ts';
import type { Notation } from '../../payload/payload-text.ts';
import type { Position, Problem } from '../../problems/problem.ts';
import { suggest } from '../../problems/suggest.ts';
import { describeUnread } from '../../source/describe-unread.ts';
import { describeValueFault } from '../../source/describe-value-fault.ts';
import { sentFields, type SentEntry } from '../../source/sent-fields.ts';
import type { Site } from '../../source/site.ts';

type Said = Omit<Problem, keyof Position>;

function describeKey(part: JudgedPart<SentEntry>, fault: KeyFault, keys: readonly string[]): Said {
  const { path, field } = part;
  switch (fault.kind) {
    case 'undeclared': {
      const near = suggest(part.key, keys);
      return {
        code: 'payload/key',
        message: `The report sends "${path}", which is the key of no field of the dictionary.`,
        fix: `${near === undefined ? '' : `write  ${near},  or `}describe it in content/dictionary/, or do not send it`,
      };
    }
    case 'removed':
      return {
        code: 'payload/key',
        message: `The report sends "${path}", but the field "${field?.id}" was removed${fault.on === '' ? '' : ` on ${fault.on}`}.`,
        fix: 'do not send it',
      };
    case 'repeated':
      return {
        code: 'payload/key',
        message: `"${path}" stands more than once in one report, and readers of it take the one or the other.`,
        fix: 'send it once',
      };
  }
}

function describeSuspicion(part: JudgedPart<SentEntry>, { kind, certainty }: Suspicion): Said {
  const isCertain = certainty === 'certain';
  const random =
    part.field && randomKinds.has(kind.id)
      ? `; where it is meant to be random, say so with  pattern  in ${part.field.file}`
      : '';
  return {
    code: 'payload/identifier',
    ...(isCertain ? {} : { advice: true as const }),
    message: `The value of "${part.path}" (${mask(part.written)}) ${isCertain ? 'looks like' : 'could be'} ${kind.name}.`,
    fix: `do not send it${random}`,
  };
}

function problemsOfPart(part: JudgedPart<SentEntry>, file: string, keys: readonly string[]): Problem[] {
  const { line, column, field, path } = part;
  const wrong = field
    ? part.valueFaults.map((fault) => describeValueFault(fault, { subject: `"${path}"`, field }))
    : [];
  const looks = part.suspicions.map((suspicion) => describeSuspicion(part, suspicion));
  return [...part.keyFaults.map((fault) => describeKey(part, fault, keys)), ...wrong, ...looks].map((one) => ({
    ...one,
    file,
    line,
    column,
  }));
}

/**
 * Holds the reports in a text to the dictionary: `problems` with their places in `file`, and how many reports and
 * values were read. Reports without a fault have no problems; a text without a report is itself one.
 */
export function findPayloadProblems(
  { text, file, notation }: { readonly text: string; readonly file: string; readonly notation?: Notation | undefined },
  { content }: Pick<Site, 'content'>,
): { problems: Problem[]; reports: number; values: number } {
  const fields = sentFields(content.dictionary);
  const keys = fields.map(({ key }) => key);
  const judged = judgePayload(text, fields, recognise, notation);
  const parts = judged.reports.flatMap((report) => report.parts);
  return {
    problems: [
      ...judged.faults.map((fault): Problem => ({
        code: 'payload/syntax',
        file,
        line: fault.line,
        column: fault.column,
        ...describeUnread(fault, '; or name the notation, if it is another:  --notation form'),
      })),
      ...parts.flatMap((part) => problemsOfPart(part, file, keys)),
    ],
    reports: judged.reports.length,
    values: parts.length,
  };
}
