import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { addressesOf } from '../../../src/model/addresses.ts';
import type { SiteModel } from '../../../src/model/site-model.ts';
import { publishBudget } from '../../../src/build/publish/publish-budget.ts';
import { descriptorSchema } from '../../../src/schema/data/descriptor.ts';
import { privacySchema } from '../../../src/schema/data/privacy.ts';
import { budgetShares } from '../../../src/site/budget-shares.ts';
import { registryShape, shapeFaults } from '../opendp-registry.ts';

const addresses = addressesOf('https://heron.example/privacy/', 'en');
const descriptor = descriptorSchema.parse(JSON.parse(readFileSync('data/library-sizes/datapackage.json', 'utf8')));
const privacy = privacySchema.parse((descriptor as { privacy?: unknown }).privacy);
const row = (period: string, spent: number) => ({
  release: `library-sizes/${period}.csv`,
  dataset: 'library-sizes',
  table: 'library_sizes',
  unit: 'installation',
  period,
  date: `${period}-01`,
  epsilon: 0.5,
  spentRho: 0,
  spentEpsilon: spent,
  limitEpsilon: 6,
});

function model(noise: object | undefined = privacy.differentialPrivacy): SiteModel {
  const { differentialPrivacy: _, ...plain } = privacy;
  return {
    today: '2026-10-20',
    config: {
      language: 'en',
      project: { name: 'Heron' },
      operator: { name: 'Heron Project e.V.', country: 'Germany' },
      budget: { unit: 'installation', window: 'P1Y', epsilon: 6, delta: 0 },
    },
    content: {
      en: {
        categories: [{ id: 'library-shape', data: { purposes: ['To make large libraries fast.'] } }],
        assessments: [
          { id: 'study', language: 'en', data: { title: 'Study', epsilon: 3, categories: ['library-shape'] } },
          { id: 'other', language: 'en', data: { title: 'Other' } },
        ],
      },
    },
    datasets: [
      {
        id: 'library-sizes',
        file: '',
        descriptor,
        tables: [
          {
            dataset: 'library-sizes',
            name: 'library_sizes',
            files: [{}, {}],
            privacy: { ...plain, ...(noise ? { differentialPrivacy: noise } : {}) },
          },
        ],
      },
    ],
    audit: {
      ledger: noise ? [row('2025-08', 0.5), row('2025-09', 1), row('2026-09', 1)] : [],
      log: {
        entries: [
          { type: 'release', dataset: 'library-sizes', date: '2025-10-08' },
          { type: 'release', dataset: 'library-sizes', date: '2025-09-22' },
        ],
      },
    },
  } as unknown as SiteModel;
}
const published = (noise?: object) =>
  JSON.parse(new TextDecoder().decode(publishBudget(model(noise), addresses)[0]?.bytes)) as {
    deployments: Record<string, unknown>[];
    releases: unknown[];
    assessments: unknown[];
  };

describe('privacy-budget.json', () => {
  const base = privacy.differentialPrivacy ?? {};
  it.each([
    ['Pure DP', {}],
    ['Approximate DP', { ...base, delta: 1e-7, mechanism: 'gaussian' }],
    [
      'Zero-concentrated DP',
      {
        ...base,
        epsilon: undefined,
        rho: 0.01,
        delta: undefined,
        mechanism: 'discrete-gaussian',
        composition: 'disjoint',
      },
    ],
  ])('gives each table as a record that the registry’s schema allows: %s', (variant, noise) => {
    const [record] = published(Object.keys(noise).length > 0 ? noise : undefined).deployments;
    expect(shapeFaults(record, registryShape)).toEqual([]);
    expect(record).toMatchObject({
      url_slug: 'heron-library-sizes',
      deployment: {
        basic: { publication_date: '2025-09-22', data_product_region: 'Germany' },
        dp_variant: { variant_name: variant },
        privacy_loss: { privacy_unit: 'installation' },
      },
    });
  });

  it('lists every release with what was spent in its window, and what each assessment was granted', () => {
    const { releases, assessments } = published();
    expect(releases).toHaveLength(3);
    expect(releases[2]).toEqual({
      file: 'library-sizes/2026-09.csv',
      dataset: 'library-sizes',
      table: 'library_sizes',
      privacy_unit: 'installation',
      period: '2026-09',
      date: '2026-09-01',
      epsilon: 0.5,
      window: { epsilon: 1, rho: 0, limit_epsilon: 6 },
    });
    expect(assessments).toEqual([
      { id: 'study', title: 'Study', epsilon: 3, url: 'https://heron.example/privacy/assessments/study/' },
    ]);
  });

  it('is not there without differential privacy', () => {
    const without = model();
    const plain = {
      ...without,
      datasets: without.datasets.map((dataset) => ({
        ...dataset,
        tables: dataset.tables.map(({ privacy: { differentialPrivacy: _, ...rest }, ...table }) => ({
          ...table,
          privacy: rest,
        })),
      })),
    };
    expect(publishBudget(plain as SiteModel, addresses)).toEqual([]);
  });
});

describe('the validator of these tests', () => {
  it('finds keys, words and gaps that the registry does not have', () => {
    expect(
      shapeFaults(
        { url_slug: 'x', status: 'New', tier: 2, deployment: { basic: { name: 'x', surprise: 1 } } },
        registryShape,
      ),
    ).toEqual(
      expect.arrayContaining([
        '/status: "New" is none of Converted, Draft, Pending, Changes Required, Approved, Approved (Update Requested), Approved (Pending)',
        '/deployment/basic/data_curators: missing',
        '/deployment/basic/surprise: no key of the registry',
      ]),
    );
  });
});

describe('budgetShares', () => {
  it('counts what the tables of an assessment spent in the window that ends with the newest release', () => {
    const { content, ...rest } = model();
    expect(budgetShares({ content: content['en'], model: rest } as never)).toMatchObject([
      { allowed: 3, spent: 0.5, share: 0.5 },
    ]);
  });
});
