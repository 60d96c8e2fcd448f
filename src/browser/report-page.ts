import type { ReportGuide } from '../model/report-guide.ts';
import type { explainReport } from './explain-report.ts';
import { comeToLife } from './come-to-life.ts';
import { loadScript } from './load-script.ts';
import { readWords } from './read-words.ts';
import { hasLinkedReport, linkedReport } from './report-link.ts';
import { emptyReport, type ReportPart } from './report-parts.ts';
import { say } from './say.ts';

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

/** How long after the page what explains is loaded where nobody touched the form. */
const afterMilliseconds = 1500;

/** What explains: loaded when the form is touched, when a report comes with the address, or a little after the page. */
async function loadExplaining(form: HTMLElement): Promise<typeof explainReport> {
  await new Promise<void>((begin) => {
    for (const touch of ['focusin', 'pointerover', 'dragover'] as const)
      form.addEventListener(touch, () => begin(), { once: true });
    const later = () => setTimeout(begin, afterMilliseconds);
    if (hasLinkedReport(location.hash)) begin();
    else if (document.readyState === 'complete') later();
    else addEventListener('load', later, { once: true });
  });
  return (await loadScript(() => import('./explain-report.ts'))).explainReport;
}

/**
 * Explains a report of the reader's own: from the text, a file, the address or an example. Everything happens on the
 * page; the dictionary came with it, and what explains follows a little later; from then on, which is said, the page
 * works offline.
 */
function startReport(form: HTMLFormElement): void {
  const words = readWords(form, 'report');
  const guide = JSON.parse(form.dataset['guide'] ?? '{}') as ReportGuide;
  const part: ReportPart = (name) => document.querySelector<HTMLElement>(`[data-part="${name}"]`);
  const text = form.querySelector('textarea') as HTMLTextAreaElement;
  const file = form.querySelector('input[type="file"]') as HTMLInputElement;
  const explaining = loadExplaining(form);
  explaining.then(
    () => text.value === '' && part('status')?.textContent === '' && say(part('status'), words.offline),
    () => undefined,
  );
  const show = () => {
    explaining
      .then((explain) => explain(form, part, text.value, guide))
      // Another script in its place is none either.
      .catch(() => say(part('status'), words.unloaded, true));
  };
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
  form.addEventListener('reset', () => emptyReport(part));
  text.addEventListener('paste', () => setTimeout(show));
  file.addEventListener('change', () => takeFile(file.files?.[0]));
  for (const button of form.querySelectorAll<HTMLElement>('[data-example]'))
    button.addEventListener('click', () => take(guide.switches[Number(button.dataset['example'])]?.example ?? ''));
  takeDrops(form, (dropped) => {
    if (dropped.files[0]) takeFile(dropped.files[0]);
    else take(dropped.getData('text/plain'));
  });
  addEventListener('hashchange', () => void takeLinked());
  void takeLinked();
}

const form = document.querySelector<HTMLFormElement>('form[data-report]');
if (form) {
  startReport(form);
  comeToLife(form);
}
