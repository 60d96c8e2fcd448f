import type { ComparedResult } from '../audit/compare-results.ts';
import type { ScriptWords } from '../words/script-words.ts';

/** What the reader's run found first that the publisher did not: file and sentence, in English as checks tell it. */
function firstNew({ own, theirs }: ComparedResult): string | undefined {
  const known = new Set(theirs?.outcome.findings.map(({ message }) => message));
  const first = own?.outcome.findings.find(({ message }) => !known.has(message));
  return first && [first.file, first.message].filter(Boolean).join(': ');
}

/** Puts the reader's results into their column, the differing ones marked. */
export function markResults(
  root: HTMLElement,
  compared: readonly ComparedResult[],
  { self, status }: ScriptWords<'audit'>,
  language: string,
): void {
  const seconds = new Intl.NumberFormat(language, { style: 'unit', unit: 'second', maximumFractionDigits: 2 });
  for (const result of compared) {
    const { key, same, known, own } = result;
    const cell = root.querySelector(`tr[data-task="${CSS.escape(key)}"] [data-part="yours"]`);
    if (!cell) continue;
    if (!known) {
      cell.textContent = self.notChecked;
      continue;
    }
    const badge = document.createElement('span');
    badge.className = `badge badge-${own?.outcome.status ?? 'unknown'}`;
    badge.textContent = own ? status[own.outcome.status] : '–';
    cell.replaceChildren(badge);
    cell.classList.toggle('different', !same);
    if (!same) cell.closest('details')?.setAttribute('open', '');
    const note = (text: string, lang: string) =>
      cell.append(Object.assign(document.createElement('p'), { className: 'small', textContent: text, lang }));
    if (own?.seconds !== undefined) note(seconds.format(own.seconds), language);
    const found = same ? undefined : firstNew(result);
    if (found) note(found, 'en');
  }
}

/** Empties the reader's column. */
export function clearResults(root: HTMLElement): void {
  for (const cell of root.querySelectorAll('[data-part="yours"]')) {
    cell.textContent = '–';
    cell.classList.remove('different');
  }
}
