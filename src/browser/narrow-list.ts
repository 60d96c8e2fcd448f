import { comeToLife } from './come-to-life.ts';

/**
 * Narrows a list by a form (`<form data-narrows="id of the list">`). Controls are named after `data-…` attributes of
 * the items; an item with several values holds them separated by spaces. `words` matches the start of any word. The
 * state is in the address, so that a narrowed list can be linked.
 */
function setUp(form: HTMLFormElement, list: HTMLElement): void {
  const items = [...list.querySelectorAll<HTMLElement>('[data-item]')];
  const groups = [...list.querySelectorAll<HTMLElement>('[data-group]')];
  const empty = list.querySelector<HTMLElement>('[data-empty]');
  const status = form.querySelector<HTMLElement>('[data-sentences]');
  const sentences = JSON.parse(status?.dataset['sentences'] ?? '[]') as string[];
  const controls = [...form.elements].filter(
    (element): element is HTMLInputElement | HTMLSelectElement =>
      element instanceof HTMLInputElement || element instanceof HTMLSelectElement,
  );

  const fits = (item: HTMLElement) =>
    controls.every(({ name, value }) => {
      const wanted = value.trim().toLowerCase();
      if (wanted === '') return true;
      const held = item.dataset[name] ?? '';
      if (name !== 'words') return held.split(' ').includes(value);
      return wanted.split(/\s+/).every((word) => held.includes(word));
    });

  const narrow = () => {
    let count = 0;
    for (const item of items) {
      const shown = fits(item);
      item.hidden = !shown;
      if (shown) count += 1;
    }
    for (const group of groups) group.hidden = !group.querySelector('[data-item]:not([hidden])');
    if (empty) empty.hidden = count > 0;
    if (status) status.textContent = sentences[count] ?? '';
    const query = new URLSearchParams(
      controls.filter(({ value }) => value.trim() !== '').map(({ name, value }) => [name, value.trim()]),
    );
    history.replaceState(null, '', `${location.pathname}${query.size > 0 ? `?${query}` : ''}${location.hash}`);
  };

  const asked = new URLSearchParams(location.search);
  for (const control of controls) control.value = asked.get(control.name) ?? '';
  form.addEventListener('input', narrow);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(narrow));
  if (asked.size > 0) narrow();
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-narrows]')) {
  // A control named "dataset" or "method" hides the form's own property of that name, so attributes are asked for.
  const list = document.getElementById(form.getAttribute('data-narrows') ?? '');
  if (list) setUp(form, list);
  comeToLife(form);
}
