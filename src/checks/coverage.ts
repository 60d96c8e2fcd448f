import { isOfCategory } from '../schema/categories-of.ts';
import { productsOfCategory, productsUnder, type ProductSources, recipientsOf } from '../schema/products-of.ts';
import type { Keep } from '../schema/content/schedule.ts';
import { compareTexts } from '../values/compare-texts.ts';
import { withoutHints } from '../values/unwritten.ts';
import { approximateDays } from '../values/duration.ts';
import type { CheckInput, Coverage } from './check-input.ts';
import { type Days, longest } from './coverage/days.ts';

/** Whole days, rounded up; months and years by their mean length. */
const daysOf = (keep: Keep): Days => (typeof keep === 'string' ? Math.ceil(approximateDays(keep)) : 'forever');

/**
 * How long a schedule keeps what people sent, by place; a place with several stages counts its longest. Published
 * tables are in the stages and not in `maxDays`, for nobody's report is in them. Unknown schedule: nothing is kept.
 */
function retentionOf(id: string, { schedules }: CheckInput): Coverage['retention'] {
  const stages = schedules.find((schedule) => schedule.id === id)?.stages ?? [];
  const places = [...Map.groupBy(stages, (stage) => stage.place)].map(([place, own]) => ({
    place: place as string,
    days: longest(own.map((stage) => daysOf(stage.keep))),
  }));
  return {
    schedule: id,
    maxDays: longest(places.filter(({ place }) => place !== 'published').map(({ days }) => days)),
    stages: places,
  };
}

/** Those of a category's products that send a field, where not all of them do. */
function senders(own: readonly string[], all: readonly string[]): Pick<Coverage['fields'][number], 'products'> {
  const some = all.filter((id) => own.includes(id));
  return some.length < all.length ? { products: some } : {};
}

/**
 * What a category covers now, in the form in which the release log records it: the same content gives the same
 * value, whatever the order of its files. Removed fields and fields of published tables are not sent, hence not in it.
 */
export function coverageOf(category: CheckInput['categories'][number], input: CheckInput): Coverage {
  const sources: ProductSources = { products: input.products ?? [], categories: input.categories };
  const products = productsOfCategory(category.id, sources);
  const fields = input.fields.flatMap((field): Coverage['fields'] => {
    if (field.kind !== 'collected' || !isOfCategory(field, category.id) || field.status === 'removed') return [];
    return [
      {
        id: field.id,
        key: field.key,
        sensitivity: field.sensitivity,
        retentionDays: retentionOf(field.retention ?? category.retention, input).maxDays,
        ...senders(productsUnder(field, sources), products),
      },
    ];
  });
  const datasets = input.tables
    .filter((table) => isOfCategory(table.privacy, category.id))
    .map(({ dataset, table, privacy }): Coverage['datasets'][number] => {
      const { epsilon, rho } = privacy.differentialPrivacy ?? {};
      return {
        dataset,
        table,
        minimumCount: privacy.minimumCount,
        ...(epsilon === undefined ? {} : { epsilon }),
        ...(rho === undefined ? {} : { rho }),
        sampleRate: privacy.sampleRate,
        methods: [...privacy.method].sort(),
      };
    });
  // Another hint to the author is no change.
  return withoutHints({
    category: category.id,
    version: category.consentVersion,
    ...(category.default === 'on' ? { default: 'on' } : {}),
    notice: category.noticeVersion,
    sensitivity: category.sensitivity,
    purposes: category.purposes,
    recipients: recipientsOf(category, sources),
    ...(products.length > 0 ? { products } : {}),
    retention: retentionOf(category.retention, input),
    sampleRate: category.sampleRate ?? input.site.sampleRate ?? 1,
    methods: [...(category.methods ?? [])].sort(),
    fields: [...fields].sort((a, b) => compareTexts(a.id, b.id)),
    datasets: datasets.sort((a, b) => compareTexts(a.table, b.table)),
    words: {
      title: category.title,
      summary: category.summary,
      whenOff: category.whenOff,
      dialogTitle: category.dialog.title,
      dialogText: category.dialog.text,
    },
  });
}
