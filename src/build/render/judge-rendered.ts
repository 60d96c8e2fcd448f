import { readFile, readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Problem } from '../../problems/problem.ts';
import type { OwnComponent } from '../local/own-components.ts';

/** What a page has that its content policy refuses: what it is called, and the text by which it is found. */
interface Refused {
  readonly what: string;
  readonly needle: string;
}

const tagPattern = /<([a-z][\w-]*)\b((?:[^>"']|"[^"]*"|'[^']*')*)>/gi;
const attributePattern = /([^\s"'=<>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
const isOutside = (address: string) => /^\s*(?:https?:)?\/\//i.test(address);
/** Attributes whose address is fetched when a page is shown, or that a form sends to. */
const fetched = new Set(['src', 'srcset', 'poster', 'action', 'formaction', 'background']);
/** Links that a browser follows by itself. */
const followed = /\b(?:stylesheet|icon|preload|modulepreload|prefetch|preconnect|dns-prefetch|manifest)\b/i;
const harmless = new Set(['application/ld+json', 'application/json']);

/** What an element is that the policy refuses, whatever its attributes say; undefined where it is none. */
function refusedElement(name: string, attributes: ReadonlyMap<string, string>): Refused | undefined {
  if (name === 'style') return { what: 'an inline style sheet (is:inline)', needle: '<style' };
  if (name === 'script' && !attributes.has('src') && !harmless.has(attributes.get('type') ?? ''))
    return { what: 'an inline script', needle: '<script' };
  if (['iframe', 'object', 'embed'].includes(name))
    return { what: `another page within it (${name})`, needle: `<${name}` };
  return undefined;
}

/** Addresses of other origins that a browser asks for because of an attribute. */
function outsideAddresses(name: string, key: string, value: string, rel: string): string[] {
  const isFetched = fetched.has(key) || (name === 'link' && key === 'href' && followed.test(rel));
  return isFetched ? (key === 'srcset' ? value.split(',') : [value]).filter(isOutside) : [];
}

function refusedOfTag(name: string, written: string): Refused[] {
  const attributes = new Map(
    [...written.matchAll(attributePattern)].map(([, key = '', a, b, c]) => [key.toLowerCase(), a ?? b ?? c ?? '']),
  );
  const element = refusedElement(name, attributes);
  const refused: Refused[] = element ? [element] : [];
  for (const [key, value] of attributes) {
    if (key === 'style') refused.push({ what: 'an inline style', needle: 'style=' });
    if (/^on[a-z]+$/.test(key)) refused.push({ what: `an event handler (${key})`, needle: `${key}=` });
    for (const address of outsideAddresses(name, key, value, attributes.get('rel') ?? ''))
      refused.push({ what: `an address of another origin (${address.trim()})`, needle: address.trim() });
  }
  return refused;
}

/** What a page has that its content policy refuses; none for a page that keeps it. */
export function refusedInPage(html: string): Refused[] {
  // What is written in a script or a comment is no element.
  const markup = html.replace(/<!--[\s\S]*?-->/g, '').replace(/(<script\b[^>]*>)[\s\S]*?<\/script>/gi, '$1');
  return [...markup.matchAll(tagPattern)].flatMap(([, name = '', written = '']) =>
    refusedOfTag(name.toLowerCase(), written),
  );
}

/** Addresses of other origins that a style sheet fetches. */
const refusedInSheet = (css: string): Refused[] =>
  [...css.matchAll(/(?:url\(|@import)\s*["']?\s*((?:https?:)?\/\/[^"')\s]+)/gi)].map(([, address = '']) => ({
    what: `an address of another origin in a style sheet (${address})`,
    needle: address,
  }));

/** Where a text stands in a file, counted from 1. */
function placeOf(text: string, needle: string): { line: number; column: number } | undefined {
  const at = text.indexOf(needle);
  if (at < 0) return undefined;
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** A refused thing as a problem, at the component that writes it; at each where none shows it. */
function problemsOf({ what, needle }: Refused, page: string, components: readonly OwnComponent[]): Problem[] {
  const found = components.flatMap(({ file, text }) => {
    const place = placeOf(text, needle);
    return place ? [{ file, ...place }] : [];
  });
  const places = found.length > 0 ? found : components.map(({ file }) => ({ file, line: 1, column: 1 }));
  return places.map((place) => ({
    code: 'component/policy' as const,
    ...place,
    message: `${page} would hold ${what}. Pages of this site run and show nothing inline and ask no other origin, and their content policy says so to browsers.`,
    fix: 'put styles into <style> and scripts into <script> of the component without is:inline and define:vars, which become files of the site; put what is fetched into public/',
  }));
}

/**
 * Problems of the rendered pages in `folder` that components of the adopter bring: whatever the content policy refuses,
 * once each. None where no component is replaced.
 */
export async function judgeRendered(folder: string, components: readonly OwnComponent[]): Promise<Problem[]> {
  if (components.length === 0) return [];
  const problems = new Map<string, Problem>();
  for (const path of (await readdir(folder, { recursive: true })).map((one) => one.split(sep).join('/')).sort()) {
    if (!/\.(?:html|css)$/.test(path)) continue;
    const text = await readFile(join(folder, path), 'utf8');
    for (const refused of path.endsWith('.css') ? refusedInSheet(text) : refusedInPage(text)) {
      const key = `${refused.what} ${refused.needle}`;
      if (problems.has(`${key} 0`)) continue;
      problemsOf(refused, path, components).forEach((problem, index) => problems.set(`${key} ${index}`, problem));
    }
  }
  return [...problems.values()];
}
