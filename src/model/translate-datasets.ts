import type { DatasetModel, SiteModel, TableModel } from '../model/site-model.ts';
import {
  type DatasetWords,
  type PrivacyWords,
  type ResourceWords,
  breakKey,
  licenceKey,
} from '../schema/data/dataset-words.ts';
import type { Descriptor } from '../schema/data/descriptor.ts';
import type { PrivacyBlock } from '../schema/data/privacy.ts';

type Block = Partial<PrivacyBlock>;

/** What a block gives reasons for, with the reasons of a translation where it has them. */
function translateReasons({ gaps, breaks, allow, statistics, wholeGroups }: Block, words: PrivacyWords): Block {
  return {
    ...(gaps && { gaps: gaps.map((gap) => ({ ...gap, reason: words.gaps?.[gap.period] ?? gap.reason })) }),
    ...(breaks && {
      breaks: breaks.map((one) => ({ ...one, reason: words.breaks?.[breakKey(one, breaks)] ?? one.reason })),
    }),
    ...(statistics && {
      statistics: statistics.map((one) => ({ ...one, of: words.statistics?.[one.column] ?? one.of })),
    }),
    ...(wholeGroups && {
      wholeGroups: wholeGroups.map((one) => ({ ...one, reason: words.wholeGroups?.[one.column] ?? one.reason })),
    }),
    ...(allow && { allow: allow.map((one) => ({ ...one, reason: words.allow?.[one.column] ?? one.reason })) }),
  };
}

/** The contributor's name, there and in the budget, whose unit is mostly the contributor. */
function translateUnit({ unit, differentialPrivacy: noise }: Block, words: PrivacyWords): Block {
  const named = words.unit && noise?.privacy_unit === unit ? { privacy_unit: words.unit } : {};
  const labels = words.publicLabels && noise?.publicLabels ? { publicLabels: words.publicLabels } : {};
  return {
    ...(unit && words.unit && { unit: words.unit }),
    ...(noise && { differentialPrivacy: { ...noise, ...named, ...labels } }),
  };
}

/** A privacy block with the words of a translation; what that leaves out stays as it is. */
export function translateBlock(block: Block, words: PrivacyWords): Block {
  const { contributors, population, keep } = block;
  return {
    ...block,
    ...translateUnit(block, words),
    ...(words.contributors && typeof contributors === 'object' ? { contributors: words.contributors } : {}),
    ...(words.population && population ? { population: words.population } : {}),
    ...(words.keep && typeof keep === 'object' ? { keep: words.keep } : {}),
    ...translateReasons(block, words),
  };
}

function translateTable(table: TableModel, descriptor: Descriptor, words: DatasetWords): TableModel {
  const own: ResourceWords = words.resources?.[table.resource] ?? {};
  const overrides = descriptor.resources.find(({ name }) => name === table.resource)?.privacy ?? {};
  return {
    ...table,
    ...(own.title ? { title: own.title } : {}),
    ...(own.description ? { description: own.description } : {}),
    columns: table.columns.map((column) => ({ ...column, ...own.fields?.[column.name] })),
    privacy: {
      ...table.privacy,
      ...translateBlock(descriptor.privacy, words.privacy ?? {}),
      ...translateBlock(overrides, own.privacy ?? {}),
    },
  };
}

/** The datasets of a site with the words of their descriptors in a language; what is not translated stays as it is. */
export function datasetsIn(
  { datasets, datasetWords }: Pick<SiteModel, 'datasets' | 'datasetWords'>,
  language: string,
): readonly DatasetModel[] {
  return datasets.map((dataset) => {
    const words = datasetWords?.[language]?.[dataset.id];
    if (!words) return dataset;
    const { title, description, licenses = {} } = words;
    return {
      ...dataset,
      file: `content/_/${language}/data/${dataset.id}.yaml`,
      descriptor: {
        ...dataset.descriptor,
        title,
        description,
        licenses: dataset.descriptor.licenses.map((licence) => ({
          ...licence,
          ...(licenses[licenceKey(licence)] ? { title: licenses[licenceKey(licence)] } : {}),
        })),
      },
      tables: dataset.tables.map((table) => translateTable(table, dataset.descriptor, words)),
    };
  });
}

/** Every text of a translation. */
export function textsOf(words: unknown): string[] {
  if (typeof words === 'string') return [words];
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(textsOf) : [];
}
