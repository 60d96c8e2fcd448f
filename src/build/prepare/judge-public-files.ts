import { policyFor } from '../../model/content-policy.ts';
import { paths } from '../../model/paths.ts';
import type { Problem } from '../../problems/problem.ts';
import type { Files } from '../../source/files.ts';
import { firstPart, ownNames } from './own-names.ts';

type Fault = Pick<Problem, 'code' | 'message' | 'fix'>;

/** The fault of a file whose address is one of the site's own; undefined for any other. */
function judgeAddress(address: string, taken: readonly string[]): Fault | undefined {
  const name = firstPart(address);
  if (address !== paths.securityTxt && !ownNames.has(name) && !taken.includes(name)) return undefined;
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
 * without the site's content policy, a picture that does more than show. `publicFiles` have that folder in front;
 * `taken` are the first parts of addresses that only this site has: languages, pages of the project's own. None for an
 * empty folder.
 */
export async function judgePublicFiles(
  files: Files,
  publicFiles: readonly string[],
  taken: readonly string[],
): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const file of publicFiles) {
    const address = file.slice('public/'.length);
    const faults = [judgeAddress(address, taken)];
    const text = async () => new TextDecoder().decode(await files.read(file));
    if (/\.x?html?$/i.test(address)) faults.push(judgePage(address, await text()));
    else if (/\.svgz?$/i.test(address)) faults.push(judgePicture(address, await text()));
    problems.push(...faults.flatMap((fault) => (fault ? [{ file, line: 1, column: 1, ...fault }] : [])));
  }
  return problems;
}
