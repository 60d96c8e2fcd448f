import { comeToLife } from './come-to-life.ts';
import { differenceOf } from '../values/difference-of.ts';

/** Lets the reader choose a whole and a part of it, and see what their difference gives away under each protection. */
function startDifferencing(root: HTMLElement): void {
  const number = new Intl.NumberFormat(root.dataset['language'] ?? 'en');
  const input = (name: string) =>
    Math.max(0, Math.round(Number(root.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.value ?? 0)));
  const show = () => {
    const [whole, part] = [input('whole'), input('part')];
    for (const row of root.querySelectorAll<HTMLElement>('tr[data-round]')) {
      const found = differenceOf(Math.max(whole, part), Math.min(whole, part), {
        roundTo: Number(row.dataset['round']),
        least: Number(row.dataset['least']),
      });
      for (const name of ['whole', 'part', 'difference'] as const) {
        const cell = row.querySelector(`[data-part="${name}"]`);
        const value = found[name];
        if (cell) cell.textContent = value === undefined ? '*' : number.format(value);
      }
    }
  };
  root.addEventListener('input', show);
  root.addEventListener('submit', (event) => event.preventDefault());
}

for (const root of document.querySelectorAll<HTMLElement>('[data-widget="differencing"]')) {
  startDifferencing(root);
  comeToLife(root);
}
