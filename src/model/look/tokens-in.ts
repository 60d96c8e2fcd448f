/** A scheme of colours that a reader's system asks for. */
export type Scheme = 'light' | 'dark';
export const schemes = ['light', 'dark'] as const satisfies readonly Scheme[];

/** Colours by the name of their token, without the two hyphens: six digits with `#`. */
export type Tokens = ReadonlyMap<string, string>;

const darkBegins = '@media screen and (prefers-color-scheme: dark)';
const colours = (css: string): (readonly [string, string])[] =>
  [...css.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]);

/** The colours of `tokens.css` in each scheme; the dark ones lie over the light ones. None for an empty text. */
export function tokensIn(css: string): Readonly<Record<Scheme, Tokens>> {
  const [light = '', rest = ''] = css.split(darkBegins);
  const dark = rest.split('@media')[0] ?? '';
  return { light: new Map(colours(light)), dark: new Map([...colours(light), ...colours(dark)]) };
}
