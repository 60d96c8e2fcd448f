import { formatCsv } from '../../values/csv.ts';
import type { SiteModel } from '../../model/site-model.ts';
import { type PublishedFile, textFile } from './published-files.ts';
import { paths } from '../../model/paths.ts';

/**
 * The rows behind each figure of a frozen report: `/reports/<id>/<chart>.csv`. They change as little as the report
 * does.
 */
export function publishReports({ frozen, config }: Pick<SiteModel, 'frozen' | 'config'>): PublishedFile[] {
  return Object.entries(frozen).flatMap(([id, { charts }]) =>
    (charts[config.language] ?? []).map((chart) =>
      textFile(
        paths.reportChart(id, chart.id),
        formatCsv(
          chart.result.columns.map(({ name }) => name),
          chart.result.rows,
        ),
      ),
    ),
  );
}
