/** Every colour a chart uses. `series` are the eight categorical colours, in the order in which they are given out. */
export interface ChartColours {
  readonly ink: string;
  readonly muted: string;
  readonly grid: string;
  readonly surface: string;
  readonly other: string;
  readonly series: readonly string[];
}

/**
 * Colours for a near-white and a near-black page. Each series colour has 3:1 against both extremes of its theme's
 * surfaces, and any two stay apart under the common kinds of colour blindness; the same place has the same hue in both.
 */
export const palette: Readonly<Record<'light' | 'dark', ChartColours>> = {
  light: {
    ink: '#1b2422',
    muted: '#55605d',
    grid: '#dfe1da',
    surface: '#fefefc',
    other: '#7d8683',
    series: ['#133290', '#d46b17', '#3a968a', '#680d49', '#584500', '#987add', '#00698e', '#94524d'],
  },
  dark: {
    ink: '#e7ece7',
    muted: '#a9b6b0',
    grid: '#2c3835',
    surface: '#151e1f',
    other: '#8a9692',
    series: ['#88b0fb', '#d77f20', '#7de8db', '#a95a70', '#fccf65', '#7f6aca', '#4a9bb1', '#fe9e8e'],
  },
};
