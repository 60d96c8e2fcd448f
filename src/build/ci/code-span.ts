/** Letters that are not seen, or that turn the direction of what follows. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;
const most = 240;

/**
 * A text of somebody else as code in Markdown: on one line, in which nothing is a link, a name that is called, a
 * picture or HTML, and which no text can end. Long ones are cut. The empty text is `–`, as no code is empty.
 */
export function codeSpan(text: string): string {
  const line = text.replace(unseen, ' ').replace(/\s+/g, ' ').trim();
  const shown = [...line].length > most ? `${[...line].slice(0, most).join('')}…` : line;
  if (shown === '') return '–';
  const runs = [...shown.matchAll(/`+/g)].map(([run]) => run.length);
  const fence = '`'.repeat(Math.max(0, ...runs) + 1);
  const pad = runs.length > 0 ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}
