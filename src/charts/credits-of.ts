import type { PublishedChart } from '../model/published-chart.ts';
import type { ChartFigure } from './chart-figure.ts';
import type { Credits } from './to-standalone-svg.ts';

/** What the picture of a published chart says below itself. It is for people: the licence has its name, not its id. */
export function creditsOf(chart: PublishedChart, { notes }: Pick<ChartFigure, 'notes'>): Credits {
  const { source, population, synthetic } = chart;
  return {
    title: chart.spec.title,
    source: `${source.title}, ${chart.url}`,
    date: source.asOf,
    licence: source.licenceTitle,
    ...(population === undefined ? {} : { population }),
    notes: [...notes.map(({ text }) => text), ...(synthetic ? [synthetic] : [])],
  };
}
