import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';

/** What no page or file of a project whose telemetry is on by default may say, by the language it would be said in. */
export const claims = {
  en: /\bopt(?:ed)?[ -]in\b|\bsa(?:y|ys|id) yes\b|\ba yes\b|\bagreed?\b(?<!must agree|not agree)|unless you (?:say|agree|turn (?:it|them) on)|only if you|until you turn (?:it|them|these) on|off by default|\basks?(?: (?:you|again|before|nobody|for)\b|:)|\basked (?:again|you|whether)|(?:are|is|be|was|were) asked|\bconsent\b|nothing chosen/i,
  de: /\bOpt-in\b|Ja gesagt|Ja sagen|ein(?:em)? Ja\b|Einwilligung|zugestimmt|von Anfang an aus|bis Sie (?:sie|ihn|es) einschalten|\bfragt(?: (?:Sie|wieder|neu|nur)\b|:)|gefragt(?! hat)|wenn Sie zustimmen/i,
  ar: /(?<!م)وافق(?:ت|وا| الناس)|(?:حتى|لم) توافق|الموافقة|موافقة|متوقف(?:ة|ان)? (?:كلها )?(?:من البداية|حتى)|يُسأل|يسأل|تُسأل|سُئل/,
} as const;

/** Names of files and keys, which are no words: addresses keep working, whatever a project does. */
const names =
  /consent\.json|"(?:id|check)": "consent"|consent-dialog\.\w+|consentVersion|schemas\/consent|should[-_]ask\.\w+|\bopt-in\//g;

/** What people read on a page: its text and the texts of its head and its attributes, without code to copy. */
function wordsOfPage(html: string): string {
  const { document } = parseHTML(html);
  for (const node of document.querySelectorAll('script, style, pre, code')) node.remove();
  const attributes = [...document.querySelectorAll('[content], [aria-label], [title], [alt], [data-change]')].flatMap(
    (node) => ['content', 'aria-label', 'title', 'alt', 'data-change'].map((name) => node.getAttribute(name) ?? ''),
  );
  return [document.documentElement.textContent, ...attributes].join('\n');
}

/** Every claim in a built site, as "path: the words around it"; none where nothing claims a yes that nobody gave. */
export function claimsIn(folder: string): string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:html|json|xml|txt|ics|svg|webmanifest)$/.test(path) && !path.startsWith('schemas'))
    .sort();
  return paths.flatMap((path) => {
    const text = readFileSync(join(folder, path), 'utf8');
    const read = (path.endsWith('.html') ? wordsOfPage(text) : text).replace(names, '').replaceAll(/\s+/g, ' ');
    return Object.values(claims).flatMap((claim) =>
      [...read.matchAll(new RegExp(claim, `${claim.flags}g`))].map(
        ({ index }) => `${path}: ${read.slice(Math.max(0, index - 60), index + 60)}`,
      ),
    );
  });
}
