import { chartInputOf } from '../../charts/chart-input-of.ts';
import { creditsOf } from '../../charts/credits-of.ts';
import { palette } from '../../charts/palette.ts';
import { plotChart } from '../../charts/plot-chart.ts';
import { toStandaloneSvg } from '../../charts/to-standalone-svg.ts';
import type { ChartCube } from '../../model/chart-cube.ts';
import { paths } from '../../model/paths.ts';
import { type PublishedChart, publishedChart } from '../../model/published-chart.ts';
import type { SiteModel } from '../../model/site-model.ts';
import { drawingDocument } from '../../site/draw.ts';
import type { ChartWords } from '../../words/chart-words.ts';
import { scriptWords } from '../../words/script-words.ts';
import { siteWords } from '../../model/site-words.ts';
import { formatCsv } from '../../values/csv.ts';
import { sayUnwrittenIn } from '../../values/unwritten.ts';
import { unwrittenWords } from '../../words/say-unwritten.ts';
import { type PublishedFile, jsonFile, textFile } from './published-files.ts';

/** The chart as a file of its own, which says what it shows, where it comes from and under which licence. */
function standaloneChart(chart: PublishedChart, words: ChartWords): string {
  const { language } = chart;
  const figure = plotChart(chartInputOf(chart, `file-${chart.id}`), { document: drawingDocument, language, words });
  return toStandaloneSvg(figure.svg, creditsOf(chart, figure), { colours: palette.light, language, words });
}

/**
 * Words to draw charts with, and every chart as JSON, CSV, SQL and SVG, with the cube that answers its filters. A
 * language's own words are in `<id>.<language>.json`.
 */
export function publishCharts(model: SiteModel, cubes: Readonly<Record<string, ChartCube>>): PublishedFile[] {
  return model.languages.flatMap((language) => {
    const words = siteWords(model, language);
    const charts = (model.charts[language] ?? []).flatMap((chart) => {
      const published = sayUnwrittenIn(publishedChart(model, chart, language), unwrittenWords(words.words));
      if (language !== model.config.language) return [jsonFile(paths.chart(chart.id, language), published, true)];
      const cube = cubes[chart.id];
      const columns = published.columns.map(({ name }) => name);
      return [
        jsonFile(paths.chart(chart.id), published, true),
        textFile(paths.chartFile(chart.id, 'csv'), formatCsv(columns, published.rows)),
        textFile(paths.chartFile(chart.id, 'sql'), `${published.boundSql}\n`),
        textFile(paths.chartFile(chart.id, 'svg'), standaloneChart(published, words.chart)),
        ...(cube ? [jsonFile(paths.chartCube(chart.id), cube, true)] : []),
      ];
    });
    return [jsonFile(paths.chartWords(language), scriptWords.chart(words.messages), true), ...charts];
  });
}
