import type { Scheme } from './tokens-in.ts';

/** A picture of `public/`, by its path there. Width and height are its own, in units of its drawing. */
export interface LookPicture {
  readonly path: string;
  readonly width: number;
  readonly height: number;
}

/** A typeface of the site: `src` is absent where it is the system's. */
export interface LookFont {
  /** Path below the site's base. */
  readonly src?: string;
  /** Lightest and heaviest weight of a variable font. */
  readonly weights?: { readonly from: number; readonly to: number };
  /** What the fallback is drawn with so that nothing moves, in per cent. */
  readonly fallback?: { readonly sizeAdjust: number; readonly ascent: number; readonly descent: number };
}

/** What a site looks like where that differs from how Vitrine looks; all parts are absent where nothing does. */
export interface LookModel {
  /** Colours in the place of those of `tokens.css`. */
  readonly tokens?: Readonly<Record<Scheme, Readonly<Record<string, string>>>>;
  readonly logo?: {
    readonly light: LookPicture;
    readonly dark?: LookPicture;
    /** Whether it is light enough for a card. */
    readonly onCards: boolean;
  };
  /** Path of the favicon below the site's base. */
  readonly favicon?: string;
  readonly fonts?: { readonly text?: LookFont; readonly headings?: LookFont };
}
