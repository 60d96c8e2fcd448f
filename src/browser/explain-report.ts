import { recognise } from '../checks/identifiers/recognise.ts';
import type { ReportGuide } from '../model/report-guide.ts';
import { judgePayload } from '../payload/judge-payload.ts';
import { readWords } from './read-words.ts';
import { declaredSentences, faultSentence, troublesOf } from './report-faults.ts';
import { emptyReport, type ReportPart } from './report-parts.ts';
import { reportSection } from './report-values.ts';
import { say } from './say.ts';

/** Reports that are shown value by value; what is wrong in the others is told all the same. */
const mostShown = 20;

function showTroubles(part: ReportPart, sentences: readonly (string | Node)[][]): void {
  part('first')?.toggleAttribute('hidden', sentences.length === 0);
  part('faults')?.replaceChildren(
    ...sentences.map((sentence) => {
      const item = document.createElement('li');
      item.append(...sentence);
      return item;
    }),
  );
}

/** Shows what a text says, or what keeps it from being read. */
export function explainReport(form: HTMLFormElement, part: ReportPart, text: string, guide: ReportGuide): void {
  const words = readWords(form, 'report');
  const format = new Intl.NumberFormat(form.dataset['language']);
  const number = (value: number) => format.format(value);
  const { reports, faults, notation } = judgePayload(text, guide.fields, recognise);
  const unread = faults.map((fault) => faultSentence(fault, words));
  emptyReport(part);
  if (reports.length === 0) return say(part('status'), unread[0] ?? '', true);

  const parts = reports.flatMap((report) => report.parts);
  const troubles = parts.flatMap((one) => troublesOf(one, words, number));
  const once = [...new Map(troubles.map((trouble) => [trouble.same, trouble.sentence])).values()];
  const all = [...unread, ...once];
  const titleOf = (index: number) =>
    reports.length === 1
      ? words.reportOnly
      : words.report({ number: number(index + 1), count: number(reports.length) });
  say(part('read'), [
    words.read({ reports: reports.length, values: parts.length, notation: words.notations[notation] }),
    ' ',
    all.length === 0 ? words.clean : words.trouble({ count: all.length }),
    ...declaredSentences(parts, all.length === 0, words),
  ]);
  showTroubles(part, all);
  part('reports')?.replaceChildren(
    ...reports.slice(0, mostShown).map((report, index) => reportSection(titleOf(index), report.parts, guide, words)),
    ...(reports.length > mostShown ? [words.more({ count: reports.length - mostShown })] : []),
  );
  part('result')?.toggleAttribute('hidden', false);
  document.getElementById('own-result')?.focus();
}
