import { recognise } from '../checks/identifiers/recognise.ts';
import type { ReportGuide } from '../model/report-guide.ts';
import { judgePayload } from '../payload/judge-payload.ts';
import { readWords } from './read-words.ts';
import { faultSentence, troublesOf } from './report-faults.ts';
import { hasLinkedReport, linkedReport } from './report-link.ts';
import { reportSection } from './report-values.ts';
import { say } from './say.ts';

/** Reports that are shown value by value; what is wrong in the others is told all the same. */
const mostShown = 20;

type Part = (name: string) => HTMLElement | null;

function showTroubles(part: Part, sentences: readonly (string | Node)[][]): void {
  part('first')?.toggleAttribute('hidden', sentences.length === 0);
  part('faults')?.replaceChildren(
    ...sentences.map((sentence) => {
      const item = document.createElement('li');
      item.append(...sentence);
      return item;
    }),
  );
}

function empty(part: Part): void {
  part('result')?.toggleAttribute('hidden', true);
  part('reports')?.replaceChildren();
  part('faults')?.replaceChildren();
  say(part('status'), '');
}

/** Shows what a text says, or what keeps it from being read. */
function explain(form: HTMLFormElement, part: Part, text: string, guide: ReportGuide): void {
  const words = readWords(form, 'report');
  const format = new Intl.NumberFormat(form.dataset['language']);
  const number = (value: number) => format.format(value);
  const { reports, faults, notation } = judgePayload(text, guide.fields, recognise);
  const unread = faults.map((fault) => faultSentence(fault, words));
  empty(part);
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
  ]);
  showTroubles(part, all);
  part('reports')?.replaceChildren(
    ...reports.slice(0, mostShown).map((report, index) => reportSection(titleOf(index), report.parts, guide, words)),
    ...(reports.length > mostShown ? [words.more({ count: reports.length - mostShown })] : []),
  );
  part('result')?.toggleAttribute('hidden', false);
  document.getElementById('own-result')?.focus();
}

/** Takes files and texts that are dropped on the form. */
function takeDrops(form: HTMLFormElement, take: (dropped: DataTransfer) => void): void {
  form.addEventListener('dragover', (event) => {
    event.preventDefault();
    form.dataset['over'] = '';
  });
  form.addEventListener('dragleave', () => delete form.dataset['over']);
  form.addEventListener('drop', (event) => {
    event.preventDefault();
    delete form.dataset['over'];
    if (event.dataTransfer) take(event.dataTransfer);
  });
}

/**
 * Explains a report of the reader's own: from the text, a file, the address or an example. Everything happens on the
 * page; the dictionary came with it.
 */
function startReport(form: HTMLFormElement): void {
  const words = readWords(form, 'report');
  const guide = JSON.parse(form.dataset['guide'] ?? '{}') as ReportGuide;
  const part: Part = (name) => document.querySelector<HTMLElement>(`[data-part="${name}"]`);
  const text = form.querySelector('textarea') as HTMLTextAreaElement;
  const file = form.querySelector('input[type="file"]') as HTMLInputElement;
  const show = () => explain(form, part, text.value, guide);
  const take = (value: string) => {
    text.value = value;
    show();
  };
  const takeFile = (chosen: File | undefined) => {
    chosen?.text().then(take, () => say(part('status'), words.unfile, true));
  };
  /** An app opens the page with a report in the fragment; it is taken out of the address, which is kept and shared. */
  const takeLinked = async () => {
    if (!hasLinkedReport(location.hash)) return;
    const linked = await linkedReport(location.hash);
    history.replaceState(null, '', location.pathname + location.search);
    if (linked === undefined) say(part('status'), words.unlink, true);
    else take(linked);
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    show();
  });
  form.addEventListener('reset', () => empty(part));
  text.addEventListener('paste', () => setTimeout(show));
  file.addEventListener('change', () => takeFile(file.files?.[0]));
  for (const button of form.querySelectorAll<HTMLElement>('[data-example]'))
    button.addEventListener('click', () => take(guide.examples[Number(button.dataset['example'])]?.text ?? ''));
  takeDrops(form, (dropped) => {
    if (dropped.files[0]) takeFile(dropped.files[0]);
    else take(dropped.getData('text/plain'));
  });
  addEventListener('hashchange', () => void takeLinked());
  void takeLinked();
}

const form = document.querySelector<HTMLFormElement>('form[data-report]');
if (form) startReport(form);
