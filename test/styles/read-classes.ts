/** The tokens of a text in quotation marks that could be classes; `badge-${state}` counts as `badge-*`. */
const tokens = (text: string): string[] =>
  text
    .replaceAll(/\$\{[^}]*\}/g, '*')
    .split(/\s+/)
    .filter((token) => /^[a-z][\w-]*\*?$/i.test(token));

/** From the brace at `start` to the one that closes it. */
function inBraces(text: string, start: number): string {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (depth === 0) return text.slice(start + 1, at);
  }
  throw new Error('A brace is not closed.');
}

/** Classes in an expression of `class` or `class:list`: its strings, and the keys of its objects. */
function classesOfExpression(code: string): string[] {
  const strings = [...code.matchAll(/'([^']*)'|`([^`]*)`/g)].flatMap(([, plain, template]) =>
    tokens(plain ?? template ?? ''),
  );
  const rest = code.replaceAll(/'[^']*'|`[^`]*`/g, '');
  return [...strings, ...[...rest.matchAll(/[{,]\s*([\w-]+)\s*(?=[,}:])/g)].map(([, key = '']) => key)];
}

/** Every class that a component writes into its markup. */
export function classesOfMarkup(text: string): Set<string> {
  const found = [...text.matchAll(/\bclass="([^"]*)"/g)].flatMap(([, value = '']) => tokens(value));
  for (const { 0: start, index } of text.matchAll(/\bclass(?::list)?=\{/g)) {
    found.push(...classesOfExpression(inBraces(text, index + start.length - 1)));
  }
  return new Set(found);
}

/**
 * Every class that a script or a writer of HTML gives to an element: the strings of its lines that speak of a class.
 */
export function classesOfScript(text: string): Set<string> {
  const lines = text.split('\n').filter((line) => /class/i.test(line) && !/^\s*(?:\/\/|\/?\*|import )/.test(line));
  const strings = lines.flatMap((line) => [
    ...[...line.matchAll(/'([^']*)'|`([^`]*)`/g)].map(([, plain, template]) => plain ?? template ?? ''),
    ...[...line.matchAll(/class="([^"]*)"/g)].map(([, value = '']) => value),
  ]);
  return new Set(strings.flatMap(tokens));
}

/** The selectors of a sheet, one each; those of `@media` and the like are theirs. */
export function selectorsOf(css: string): string[] {
  const plain = css.replaceAll(/\/\*[\s\S]*?\*\//g, '');
  return [...plain.matchAll(/([^{};]+)\{/g)]
    .map(([, prelude = '']) => prelude.trim())
    .filter((prelude) => !/^(?:@|from$|to$|\d)/.test(prelude))
    .flatMap((prelude) => prelude.split(/,(?![^(]*\))/).map((selector) => selector.trim()));
}

/** The classes a selector names. */
export const classesOfSelector = (selector: string): string[] =>
  [...selector.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name = '']) => name);
