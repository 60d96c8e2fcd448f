import { linkTo } from '../browser/sql-link.ts';

const block = /<pre tabindex="0"><code class="hljs language-sql">([\s\S]*?)<\/code><\/pre>/g;
const unescape = (text: string) =>
  text
    .replace(/&quot;|&#x22;/g, '"')
    .replace(/&#x27;|&#39;/g, "'")
    .replace(/&lt;|&#x3C;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;|&#x26;/g, '&');

/**
 * Puts a link below each block of SQL in rendered Markdown that opens it in the console; it runs there when the reader
 * says so. `consoleAddress` is the page that has the console, without a fragment.
 */
export function addConsoleLinks(html: string, consoleAddress: string, label: string): string {
  return html.replace(block, (whole, code: string) => {
    const sql = unescape(code.replace(/<[^>]*>/g, '')).trim();
    return `${whole}<p class="small screen-only"><a href="${consoleAddress}${linkTo(sql)}">${label}</a></p>`;
  });
}
