import { policyFor } from '../../model/content-policy.ts';
import { paths } from '../../model/paths.ts';
import type { Problem } from '../../problems/problem.ts';
import { kinds } from '../../schema/kinds.ts';
import type { Files } from '../../source/files.ts';
import { fixedPages, pagesByContent } from './pages-of.ts';

/** The first part of an address below the base. */
const first = (address: string) => address.split('/').find((part) => part !== '') ?? '';

/** First parts of every address that a site may use, whether or not this one does today. */
const ownNames: ReadonlySet<string> = new Set([
  'assets',
  'index.html',
  '404.html',
  'o',
  ...Object.values(paths)
    .map((path) => (typeof path === 'function' ? first((path as (id: string) => string)('-')) : first(path)))
    .filter((name) => name !== first(paths.securityTxt)),
  ...Object.values(kinds).flatMap(({ shown }) => (shown ? [shown.page] : [])),
  ...[...fixedPages, ...Object.values(pagesByContent)].map(first).filter((name) => name !== ''),
]);

type Fault = Pick<Problem, 'code' | 'message' | 'fix'>;

/** The fault of a file whose address is one of the site's own; undefined for any other. */
function judgeAddress(address: string, languages: readonly string[]): Fault | undefined {
  const name = first(address);
  if (address !== paths.securityTxt && !ownNames.has(name) && !languages.includes(name)) return undefined;
  return {
    code: 'public/address',
    message: `public/${address} would be served as /${address}, and the site writes what is at /${name}${address.includes('/') ? '/' : ''} itself: nobody could tell which of the two a reader gets.`,
    fix: `move it to another folder, such as  public/files/${address.split('/').at(-1) ?? ''}`,
  };
}

const policy = policyFor({ engine: false });

/** The fault of a page that does not ask for the site's content policy itself; nothing is written into it. */
function judgePage(address: string, html: string): Fault | undefined {
  const metas = html.match(/<meta\b[^>]*>/gi) ?? [];
  const begins = html.search(/<(?:script|link|style|img|iframe|body)\b/i);
  const isHeld = metas.some(
    (meta) =>
      /http-equiv\s*=\s*["']?content-security-policy/i.test(meta) &&
      meta.replace(/\s+/g, ' ').includes(policy) &&
      (begins < 0 || html.indexOf(meta) < begins),
  );
  if (isHeld) return undefined;
  return {
    code: 'public/policy',
    message: `public/${address} is a page of its own: it is copied as it is, so the content policy of this site (nothing from another origin, nothing inline) does not hold in it.`,
    fix: `write the text in content/, or put this first in its head:\n  <meta http-equiv="Content-Security-Policy" content="${policy}">`,
  };
}

/** What a picture could do when it is opened by itself, each with its name. */
const active: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['a script', /<script\b/i],
  ['an event handler', /\son[a-z]+\s*=/i],
  ['a javascript: link', /javascript:/i],
  ['a page within it', /<(?:foreignObject|iframe|embed|object)\b/i],
  [
    'an address of another origin',
    /(?:href|src)\s*=\s*["']?\s*(?:https?:)?\/\/|url\(\s*["']?(?:https?:)?\/\/|@import/i,
  ],
];

/** The fault of an SVG picture that does more than show something; undefined for one that only shows. */
function judgePicture(address: string, svg: string): Fault | undefined {
  const found = active.filter(([, pattern]) => pattern.test(svg)).map(([name]) => name);
  if (found.length === 0) return undefined;
  return {
    code: 'public/policy',
    message: `public/${address} holds ${found.join(' and ')}. A picture can be opened by itself, and the content policy of this site does not hold in it.`,
    fix: 'take it out, or put a PNG there',
  };
}

/**
 * What is wrong with the files of `public/`, which are copied as they are: an address that the site uses itself, a page
 * without the site's content policy, a picture that does more than show. `publicFiles` have that folder in front. None
 * for an empty folder.
 */
export async function judgePublicFiles(
  files: Files,
  publicFiles: readonly string[],
  languages: readonly string[],
): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const file of publicFiles) {
    const address = file.slice('public/'.length);
    const faults = [judgeAddress(address, languages)];
    const text = async () => new TextDecoder().decode(await files.read(file));
    if (/\.x?html?$/i.test(address)) faults.push(judgePage(address, await text()));
    else if (/\.svgz?$/i.test(address)) faults.push(judgePicture(address, await text()));
    problems.push(...faults.flatMap((fault) => (fault ? [{ file, line: 1, column: 1, ...fault }] : [])));
  }
  return problems;
}
