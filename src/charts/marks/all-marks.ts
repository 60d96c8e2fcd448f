import type { ChartMark } from '../../schema/content/chart.ts';
import { area } from './area.ts';
import { bars } from './bars.ts';
import { distribution } from './distribution.ts';
import { dots } from './dots.ts';
import { line } from './line.ts';
import type { Mark } from './mark.ts';
import { multiples } from './multiples.ts';
import { ranking } from './ranking.ts';
import { share } from './share.ts';

/** Every mark that the schema of charts names; the compiler asks for each. */
export const allMarks: Readonly<Record<ChartMark, Mark>> = {
  line,
  area,
  share,
  bars,
  ranking,
  multiples,
  distribution,
  dots,
};
