/** A piece of rendered text: HTML, or a directive the page fills in. */
export type TextPiece =
  | { readonly kind: 'html'; readonly html: string }
  | {
      readonly kind: 'directive';
      readonly name: string;
      readonly id: string;
      readonly attributes: Readonly<Record<string, string>>;
    };

const directive = /<div data-directive="([^"]*)" data-id="([^"]*)" data-attributes="([^"]*)"><\/div>/g;
const heading = /<h([2-4]) id="([^"]+)">([\s\S]*?)<\/h\1>/g;
const unescape = (text: string) =>
  text
    .replace(/&quot;|&#x22;/g, '"')
    .replace(/&#x27;|&#39;/g, "'")
    .replace(/&lt;|&#x3C;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;|&#x26;/g, '&');

/** Cuts rendered Markdown at its directives, in order; empty text gives no piece. */
export function splitHtml(html: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let end = 0;
  const add = (text: string) => text.trim() !== '' && pieces.push({ kind: 'html', html: text });
  for (const match of html.matchAll(directive)) {
    add(html.slice(end, match.index));
    const [whole, name = '', id = '', attributes = '{}'] = match;
    pieces.push({
      kind: 'directive',
      name,
      id: unescape(id),
      attributes: JSON.parse(unescape(attributes)) as Record<string, string>,
    });
    end = match.index + whole.length;
  }
  add(html.slice(end));
  return pieces;
}

/** Puts a permalink beside each heading of rendered Markdown; `nameOf` says what the link is called. */
export function addPermalinks(html: string, nameOf: (title: string) => string): string {
  return html.replace(heading, (whole, _level: string, id: string, inner: string) => {
    const title = inner.replace(/<[^>]*>/g, '').replaceAll('"', '&quot;');
    return `<div class="heading">${whole}<a class="permalink" href="#${id}" aria-label="${nameOf(title).replaceAll('"', '&quot;')}"><span aria-hidden="true">#</span></a></div>`;
  });
}
