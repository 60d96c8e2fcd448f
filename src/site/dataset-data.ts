import type { DatasetModel } from '../model/site-model.ts';
import { coveredSpan } from './covered-days.ts';
import type { SiteView } from './site.ts';
import { paths } from '../model/paths.ts';

/** Its own address, or that of its SPDX identifier. */
function licenceAddress(licence: DatasetModel['descriptor']['licenses'][number]): string {
  return licence.path ?? `https://spdx.org/licenses/${'name' in licence ? licence.name : ''}.html`;
}

/** A dataset as schema.org data (`Dataset` with one `DataDownload` a file), for search engines and catalogues. */
export function datasetData(site: SiteView, { id, descriptor, tables }: DatasetModel): unknown {
  const { config } = site.model;
  const file = (path: string) => site.absolute(path, config.language);
  const licence = descriptor.licenses[0];
  const span = coveredSpan(tables);
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    name: descriptor.title,
    description: descriptor.description,
    url: file(`data/${id}/`),
    inLanguage: config.language,
    isAccessibleForFree: true,
    ...(licence && { license: licenceAddress(licence) }),
    ...(descriptor.keywords ? { keywords: descriptor.keywords } : {}),
    creator: {
      '@type': 'Organization',
      name: config.operator.name,
      ...(config.operator.url ? { url: config.operator.url } : {}),
    },
    ...(span ? { temporalCoverage: `${span.first}/${span.last}` } : {}),
    variableMeasured: tables.flatMap((table) =>
      table.columns.map(({ name, title, description }) => ({
        '@type': 'PropertyValue',
        name,
        ...(title || description ? { description: description ?? title } : {}),
      })),
    ),
    distribution: tables.flatMap((table) =>
      table.files.map(({ path, format, bytes, sha256 }) => ({
        '@type': 'DataDownload',
        contentUrl: file(paths.data(path)),
        encodingFormat: format === 'csv' ? 'text/csv' : 'application/vnd.apache.parquet',
        contentSize: `${bytes} B`,
        sha256,
      })),
    ),
  };
}
