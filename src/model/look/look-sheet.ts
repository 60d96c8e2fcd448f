import type { LookFont, LookModel } from './look.ts';

type Face = 'text' | 'headings';
const tokenOf = { text: 'sans', headings: 'serif' } as const;
const nameOf = { text: 'Own Text', headings: 'Own Headings' } as const;

const rules = (tokens: Readonly<Record<string, string>>) =>
  Object.entries(tokens)
    .map(([name, value]) => `  --${name}: ${value};\n`)
    .join('');

/** The faces of one use; none where it is in the system's own. `root` leads from the sheet to the site's base. */
function facesOf(use: Face, { src, weights, fallback }: LookFont, root: string): string {
  if (src === undefined || !fallback) return '';
  const weight = weights ? `  font-weight: ${weights.from} ${weights.to};\n` : '';
  return `@font-face {
  font-family: '${nameOf[use]}';
${weight}  font-display: optional;
  src: url('${root}${src}') format('woff2');
}
@font-face {
  font-family: '${nameOf[use]} Fallback';
  src: local('Arial'), local('ArialMT'), local('Liberation Sans'), local('Helvetica Neue');
  size-adjust: ${fallback.sizeAdjust}%;
  ascent-override: ${fallback.ascent}%;
  descent-override: ${fallback.descent}%;
  line-gap-override: 0%;
}
`;
}

const familyOf = (use: Face, { src }: LookFont) =>
  src === undefined ? 'system-ui, sans-serif' : `'${nameOf[use]}', '${nameOf[use]} Fallback', system-ui, sans-serif`;

/**
 * The colours of a look as a style sheet, for pages and cards; empty where it has none. They go before those of
 * `tokens.css` wherever the sheet stands, but not before a reader's own colours.
 */
export function coloursSheet({ tokens }: LookModel): string {
  if (!tokens) return '';
  return `@media (forced-colors: none) {
:root:root {
${rules(tokens.light)}}
}
@media screen and (forced-colors: none) and (prefers-color-scheme: dark) {
:root:root {
${rules(tokens.dark)}}
}
`;
}

/** The whole style sheet of a look, for pages; empty for one without colours and fonts. */
export function lookSheet(look: LookModel, root: string): string {
  const uses = (['text', 'headings'] as const).flatMap((use) => {
    const font = look.fonts?.[use];
    return font ? [{ use, font }] : [];
  });
  const faces = uses.map(({ use, font }) => facesOf(use, font, root)).join('');
  const families = Object.fromEntries(uses.map(({ use, font }) => [tokenOf[use], familyOf(use, font)]));
  return `${faces}${uses.length > 0 ? `:root:root {\n${rules(families)}}\n` : ''}${coloursSheet(look)}`;
}
