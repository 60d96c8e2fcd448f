/** Keeps a query that was answered, newest first and each once, as long as the page stays. No box: nothing. */
export function keepEarlier(box: HTMLElement | null, sql: string): void {
  const list = box?.querySelector('ol');
  if (!box || !list) return;
  const known = [...list.children].find((item) => item.querySelector('button')?.dataset['sql'] === sql);
  list.prepend(known ?? itemOf(sql));
  box.hidden = false;
}

function itemOf(sql: string): HTMLElement {
  const code = Object.assign(document.createElement('code'), { textContent: sql.replace(/\s+/g, ' ').trim() });
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'quiet' });
  button.dataset['sql'] = sql;
  button.append(code);
  const item = document.createElement('li');
  item.append(button);
  return item;
}
