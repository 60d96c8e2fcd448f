import { isUnwritten, sayUnwritten } from '../values/unwritten.ts';

/** How a page says that a text is not written yet; `hint` may be empty. */
export type SayUnwritten = (hint: string) => string;

// A comment, or a tag with its attributes.
const token = /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][\w-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/g;
/** Elements that hold text alone, or where HTML has no place. */
const plain = new Set(['title', 'script', 'style', 'textarea', 'option', 'svg']);
/** Elements that show a text as it is written. */
const asWritten = new Set(['code', 'pre']);

/**
 * A rendered page on which each text that is still to write is said to be so, set apart from what is written:
 * `<span class="unwritten">`. In attributes, titles and drawings it is said in words. Code stays as it is. `say` gives
 * words in the language of the page, already fit for HTML where the hint was.
 */
export function markUnwritten(html: string, say: SayUnwritten, language: string): string {
  if (!isUnwritten(html)) return html;
  const words = (text: string) => sayUnwritten(text, say);
  const apart = (text: string) =>
    sayUnwritten(text, (hint) => `<span class="unwritten" lang="${language}">${say(hint)}</span>`);
  let [done, end, inside, codes] = ['', 0, '', 0];
  const take = (text: string) => {
    if (codes > 0) return text;
    return inside === '' ? apart(text) : words(text);
  };
  for (const found of html.matchAll(token)) {
    const [tag, slash, written = ''] = found;
    const name = written.toLowerCase();
    done += take(html.slice(end, found.index)) + (written === '' ? tag : words(tag));
    end = found.index + tag.length;
    if (asWritten.has(name)) codes += slash ? -1 : 1;
    else if (slash && name === inside) inside = '';
    else if (!slash && inside === '' && plain.has(name) && !tag.endsWith('/>')) inside = name;
  }
  return done + take(html.slice(end));
}
