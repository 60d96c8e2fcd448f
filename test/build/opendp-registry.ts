/**
 * The shape of a record of the OpenDP deployments registry: key names, which are required, and closed lists, as they
 * stand in `schemas/deployments-schema.yaml` of opendp/deployments-registry-data at 3e9c812 (15 July 2026).
 */
export interface Shape {
  readonly keys?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly type?: 'string' | 'number' | 'integer' | 'strings' | 'any';
  readonly values?: readonly (string | number)[];
}

const text: Shape = { type: 'string' };
const number: Shape = { type: 'number' };
const choice = (...values: (string | number)[]): Shape => ({ values });
const texts: Shape = { type: 'strings' };

export const registryShape: Shape = {
  required: ['url_slug', 'status', 'tier', 'deployment'],
  keys: {
    url_slug: text,
    status: choice(
      'Converted',
      'Draft',
      'Pending',
      'Changes Required',
      'Approved',
      'Approved (Update Requested)',
      'Approved (Pending)',
    ),
    tier: choice(1, 2, 3),
    deployment: {
      required: ['basic'],
      keys: {
        basic: {
          required: [
            'name',
            'data_curators',
            'description',
            'intended_use',
            'data_product_type',
            'data_product_region',
            'publication_date',
          ],
          keys: {
            name: text,
            data_curators: texts,
            intended_use: text,
            data_product_region: text,
            description: text,
            publication_date: text,
            data_product_type: choice(
              'Summary statistics',
              'Machine learning model',
              'Dataset',
              'Synthetic data',
              'Interactive API',
              'SQL queries',
            ),
            data_product_sector: choice('Technology', 'Healthcare', 'Education', 'Government', 'Energy', 'Finance'),
          },
        },
        dp_variant: {
          keys: {
            variant_name: choice('Pure DP', 'Approximate DP', 'Zero-concentrated DP', 'Renyi DP', 'Custom'),
            data_domain: text,
            unprotected_quantities: text,
          },
        },
        privacy_loss: {
          keys: {
            privacy_unit: text,
            privacy_unit_details: text,
            privacy_parameters: { keys: { epsilon: number, delta: { type: 'any' }, rho: number } },
            privacy_parameters_details: { type: 'any' },
          },
        },
        deployment_model: {
          keys: {
            model_name: choice('Local', 'Central', 'Shuffle', 'Federated', 'Varies'),
            model_name_details: text,
            actors: text,
            release_type: choice('One release', 'Many releases'),
            release_type_details: text,
            data_source_type: choice('Static', 'Dynamic'),
            data_source_type_details: { type: 'any' },
            access_type: choice('Interactive', 'Non-interactive'),
            access_type_details: text,
          },
        },
        accounting: { keys: { post_processing: text, composition: text } },
        implementation: {
          keys: { preprocessing_and_hyperparameter_tuning: text, mechanisms: text, justification: text },
        },
        administrative: {
          required: ['registry_authors'],
          keys: { sources: text, notes: text, registry_authors: texts },
        },
      },
    },
  },
};

/** Where a value has another shape, as paths with a reason; none where it fits. */
export function shapeFaults(value: unknown, shape: Shape, path = ''): string[] {
  if (shape.values)
    return shape.values.includes(value as string)
      ? []
      : [`${path}: ${JSON.stringify(value)} is none of ${shape.values.join(', ')}`];
  if (shape.type === 'strings')
    return Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string')
      ? []
      : [`${path}: no list of texts`];
  if (shape.type === 'any') return [];
  if (shape.type) return typeof value === shape.type ? [] : [`${path}: no ${shape.type}`];
  if (typeof value !== 'object' || value === null) return [`${path}: no group of values`];
  const keys = shape.keys ?? {};
  return [
    ...(shape.required ?? []).filter((key) => !(key in value)).map((key) => `${path}/${key}: missing`),
    ...Object.entries(value).flatMap(([key, inner]) => {
      const known = keys[key];
      return known ? shapeFaults(inner, known, `${path}/${key}`) : [`${path}/${key}: no key of the registry`];
    }),
  ];
}
