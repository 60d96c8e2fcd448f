import { create } from 'fontkitten';

/** What of a font tells how its text is set. */
export interface FontMetrics {
  /** Lightest and heaviest weight of a variable font; absent for a font of one weight. */
  readonly weights?: { readonly from: number; readonly to: number };
  /** How a face of the system is drawn so that text takes the same room, in per cent. */
  readonly fallback: { readonly sizeAdjust: number; readonly ascent: number; readonly descent: number };
}

/** Letters of English text, each as often as it comes in a hundred. */
const often = 'eeeeeeeeeetttttttaaaaaaaooooooiiiiinnnnnsssssrrrrrhhhhhddddllllcccuuummmffppgggwwyybbvk';
const lineOfText = `${often}${' '.repeat(18)}`;

/**
 * Widths of Arial, in thousandths of its size (Adobe's metrics of Helvetica, which it shares). Every system has a face
 * of these widths.
 */
const arial: Readonly<Record<string, number>> = {
  ...{ a: 556, b: 556, c: 500, d: 556, e: 556, f: 278, g: 556, h: 556, i: 222, k: 500, l: 222, m: 833, n: 556 },
  ...{ o: 556, p: 556, r: 333, s: 500, t: 278, u: 556, v: 500, w: 722, y: 500, ' ': 278 },
};

const perCent = (share: number) => Math.round(share * 10_000) / 100;

/**
 * The metrics of a font file, and what Arial is drawn with to take the same room: `size-adjust` is the ratio of the
 * widths of English text in both faces; ascent and descent are the font's own divided by it. Undefined where the bytes
 * are no font, or one without Latin letters.
 */
export function fontMetrics(bytes: Uint8Array): FontMetrics | undefined {
  try {
    const font = create(Buffer.from(bytes));
    if (font.isCollection || !font.hasGlyphForCodePoint(0x61)) return undefined;
    const width = (letter: string) =>
      font.glyphForCodePoint(letter.codePointAt(0) ?? 0x20).advanceWidth / font.unitsPerEm;
    const total = (of: (letter: string) => number) => [...lineOfText].reduce((sum, letter) => sum + of(letter), 0);
    const ratio = total(width) / total((letter) => (arial[letter] ?? 0) / 1000);
    const axis = (font.variationAxes as Readonly<Record<string, { min: number; max: number } | undefined>>)['wght'];
    return {
      ...(axis ? { weights: { from: axis.min, to: axis.max } } : {}),
      fallback: {
        sizeAdjust: perCent(ratio),
        ascent: perCent(font.ascent / font.unitsPerEm / ratio),
        descent: perCent(Math.abs(font.descent) / font.unitsPerEm / ratio),
      },
    };
  } catch {
    return undefined;
  }
}
