import { comeToLife } from './come-to-life.ts';
import { readWords } from './read-words.ts';
import { type Group, groupsAt } from '../values/group-counts.ts';

/** Lets the reader move the least size of a group and see which groups a table would still show. */
function startGroups(root: HTMLElement): void {
  const words = readWords(root, 'groups');
  const groups = JSON.parse(root.dataset['groups'] ?? '[]') as Group[];
  const { language = 'en' } = root.dataset;
  const [least, largest] = [Number(root.dataset['least']), Number(root.dataset['largest'])];
  const slider = root.querySelector<HTMLInputElement>('input[name="k"]');
  const list = root.querySelector<HTMLElement>('[data-part="groups"]');
  const said = root.querySelector<HTMLElement>('[data-part="said"]');
  if (!slider || !list || !said) return;
  const number = new Intl.NumberFormat(language);
  const rows = groups.map(({ name, count }) => {
    const row = document.createElement('div');
    const label = Object.assign(document.createElement('span'), { textContent: name });
    const meter = document.createElement('meter');
    meter.max = largest;
    const value = document.createElement('span');
    row.append(label, meter, value);
    return { row, meter, value, count };
  });
  list.replaceChildren(...rows.map(({ row }) => row));
  const show = () => {
    const k = Math.max(least, Math.round(Math.exp(Number(slider.value))));
    for (const { row, meter, value, count } of rows) {
      const isShown = count !== null && count >= k;
      row.classList.toggle('not-shown', !isShown);
      meter.value = isShown ? count : 0;
      value.textContent = isShown ? number.format(count) : words.hidden;
    }
    const { shown, hidden, counted } = groupsAt(groups, k);
    said.textContent = words.said({
      k: number.format(k),
      shown: number.format(shown),
      hidden: number.format(hidden),
      counted: number.format(counted),
    });
  };
  root.addEventListener('input', show);
  root.addEventListener('submit', (event) => event.preventDefault());
  show();
}

for (const root of document.querySelectorAll<HTMLElement>('[data-widget="groups"]')) {
  startGroups(root);
  comeToLife(root);
}
