import type { LedgerRow } from '../../checks/budget/ledger.ts';
import { isOfCategory } from '../../schema/categories-of.ts';
import type { DifferentialPrivacy } from '../../schema/data/privacy.ts';
import { formatDuration } from '../../values/format.ts';
import type { Addresses } from '../../model/addresses.ts';
import type { DatasetModel, SiteModel, TableModel } from '../../model/site-model.ts';
import { type PublishedFile, jsonFile } from './published-files.ts';
import { paths } from '../../model/paths.ts';

/** How the loss is measured, in the registry's words. */
function variantOf({ rho, delta = 0 }: DifferentialPrivacy): string {
  if (rho !== undefined) return 'Zero-concentrated DP';
  return delta > 0 ? 'Approximate DP' : 'Pure DP';
}

const mechanismNames = {
  laplace: 'Laplace',
  'discrete-laplace': 'discrete Laplace',
  gaussian: 'Gaussian',
  'discrete-gaussian': 'discrete Gaussian',
} as const;

/**
 * One table with differential privacy as a record of the OpenDP deployments registry: its key names, and its words
 * where it has a closed list. Everything comes from the descriptor and the log; a person submits it, not the program.
 */
function registryRecord(
  model: SiteModel,
  { id, descriptor }: DatasetModel,
  table: TableModel,
  privacy: DifferentialPrivacy,
  addresses: Addresses,
): unknown {
  const { config } = model;
  const content = model.content[config.language];
  const purposes = (content?.categories ?? [])
    .filter(({ id: category }) => isOfCategory(table.privacy, category))
    .flatMap(({ data }) => data.purposes);
  const released = model.audit.log.entries
    .filter((entry) => entry.type === 'release' && entry.dataset === id)
    .map(({ date }) => date)
    .sort();
  const spent = model.audit.ledger.filter((row) => row.dataset === id && row.table === table.name);
  const { epsilon, delta, rho } = privacy;
  const cadence = formatDuration(table.privacy.cadence, 'en');
  return {
    url_slug: `${config.project.name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${id}`,
    status: 'Draft',
    tier: 2,
    deployment: {
      basic: {
        name: descriptor.title,
        data_curators: [config.operator.name],
        intended_use: purposes.join(' ') || descriptor.description,
        data_product_type: 'Summary statistics',
        data_product_region: config.operator.country ?? 'Not limited to a region',
        description: descriptor.description,
        publication_date: released[0] ?? model.today,
        data_product_sector: 'Technology',
      },
      dp_variant: { variant_name: variantOf(privacy) },
      privacy_loss: {
        privacy_unit: privacy.privacy_unit,
        privacy_parameters: {
          ...(epsilon === undefined ? {} : { epsilon }),
          ...(delta === undefined ? {} : { delta }),
          ...(rho === undefined ? {} : { rho }),
        },
        privacy_parameters_details: `Parameters of one period. ${spent.length} are published, a new one every ${cadence.replace(/^1 /, '')}.`,
      },
      deployment_model: {
        model_name: 'Central',
        release_type:
          table.files.length > 1 || table.privacy.releases === 'partition' ? 'Many releases' : 'One release',
        release_type_details: `A new period is published every ${cadence.replace(/^1 /, '')}.`,
        data_source_type: 'Dynamic',
        access_type: 'Non-interactive',
      },
      accounting: {
        composition: spent.some(({ groups }) => groups === undefined)
          ? 'Every release counts against the same unit: the losses within a window are added up.'
          : 'Each unit of the budget is in some releases of a window only, whose losses are added up: the largest of these sums counts.',
      },
      implementation: {
        mechanisms: `The ${mechanismNames[privacy.mechanism]} mechanism with scale ${privacy.scale} on ${privacy.columns.join(', ')}${privacy.sensitivity === undefined ? '' : `, at sensitivity ${privacy.sensitivity}`}.`,
      },
      administrative: { sources: addresses.absolute(`/data/${id}/`), registry_authors: [config.operator.name] },
    },
  };
}

const release = ({
  release: file,
  dataset,
  table,
  unit,
  period,
  date,
  epsilon,
  rho,
  delta,
  spentEpsilon,
  spentRho,
  limitEpsilon,
  limitRho,
}: LedgerRow) => ({
  file,
  dataset,
  table,
  privacy_unit: unit,
  ...(period === undefined ? {} : { period }),
  date,
  ...(epsilon === undefined ? {} : { epsilon }),
  ...(delta === undefined ? {} : { delta }),
  ...(rho === undefined ? {} : { rho }),
  window: {
    ...(Number.isFinite(spentEpsilon) ? { epsilon: spentEpsilon } : {}),
    rho: spentRho,
    ...(limitEpsilon === undefined ? {} : { limit_epsilon: limitEpsilon }),
    ...(limitRho === undefined ? {} : { limit_rho: limitRho }),
  },
});

/**
 * `/privacy-budget.json`: the declared budget, the ledger, and each table's facts for the registry. Without
 * differential privacy: no file.
 */
export function publishBudget(model: SiteModel, addresses: Addresses): PublishedFile[] {
  const noisy = model.datasets.flatMap((dataset) =>
    dataset.tables.flatMap((table) =>
      table.privacy.differentialPrivacy ? [{ dataset, table, privacy: table.privacy.differentialPrivacy }] : [],
    ),
  );
  if (noisy.length === 0) return [];
  const assessments = (model.content[model.config.language]?.assessments ?? []).filter(
    ({ data }) => data.epsilon !== undefined,
  );
  return [
    jsonFile(paths.budget, {
      project: model.config.project.name,
      url: addresses.absolute('/audit/#budget-ledger'),
      asOf: model.today,
      ...(model.config.budget ? { budget: model.config.budget } : {}),
      releases: model.audit.ledger.map(release),
      assessments: assessments.map(({ id, data }) => ({
        id,
        title: data.title,
        epsilon: data.epsilon,
        url: addresses.absolute(`/assessments/${id}/`),
      })),
      deployments: noisy.map(({ dataset, table, privacy }) =>
        registryRecord(model, dataset, table, privacy, addresses),
      ),
    }),
  ];
}
