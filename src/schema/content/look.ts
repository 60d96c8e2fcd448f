import { z } from 'zod';

/** The address of a file in `public/`: `/pictures/x.png` is `public/pictures/x.png`. */
const publicFile = (endings: readonly string[], what: string) =>
  z
    .string()
    .regex(
      new RegExp(`^/(?!/)[^?#\\s]+\\.(?:${endings.join('|')})$`),
      `must be the address of ${what} in public/, with a slash in front, such as /files/name.${endings[0] ?? ''}`,
    );

export const picture = publicFile(['svg', 'png'], 'an SVG or a PNG');

const colourPattern = /^#[0-9a-f]{6}$/i;
/** YAML reads what follows a bare `#` as a comment, so that the value is empty. */
export const colour = z
  .custom<string>(
    (value) => typeof value === 'string' && colourPattern.test(value),
    'must be a colour of six digits in quotes, such as "#0b6152" (without quotes, YAML takes # for a comment)',
  )
  .meta({ type: 'string', pattern: '^#[0-9a-fA-F]{6}$', examples: ['#0b6152'] });

/** A typeface: that of the reader's system, or a variable or plain font file of the project's own. */
export const font = z
  .string()
  .regex(
    /^(?:system|\/(?!\/)[^?#\s]+\.woff2)$/,
    'must be system, or the address of a WOFF2 font in public/, such as /fonts/name.woff2',
  );

/** `look` of `site.yaml`: what makes the site look like the project's own. What is left out stays as it is. */
export const lookSchema = z.strictObject({
  logo: z
    .union([
      picture,
      z.strictObject({
        light: picture.describe('File for the light scheme of colours.'),
        dark: picture.describe('File for the dark scheme of colours.'),
      }),
    ])
    .optional()
    .describe("The project's logo, in the header and on cards: one file, or one for each scheme of colours."),
  favicon: picture.optional().describe("The picture in a browser's tab."),
  accent: z
    .union([
      colour,
      z.strictObject({
        light: colour.describe('Colour on a light ground; at least 4.5:1 against it.'),
        dark: colour
          .optional()
          .describe('Colour on a dark ground; at least 4.5:1 against it. Default: derived from the light one.'),
      }),
    ])
    .optional()
    .describe(
      'The colour of links and buttons. Without one for the dark scheme, it is derived from that of the light one.',
    ),
  fonts: z
    .strictObject({
      text: font.optional().describe('Face of the text. Default: system.'),
      headings: font.optional().describe('Face of headings. Default: that of the text.'),
    })
    .optional()
    .describe("The faces of text and of headings. Cards are always in the system's own: they load no font."),
});
export type LookConfig = z.infer<typeof lookSchema>;
