import type { ChartSpec } from '../../schema/content/chart.ts';
import type { FilterModel } from '../../model/site-model.ts';

/**
 * The filters of a chart in the words of its translation, found by their parameter; the values they offer and the one
 * first chosen stay. Where the translation names values of its own, the options are in the order of its language.
 */
export function translateFilters(filters: readonly FilterModel[], spec: ChartSpec, language: string): FilterModel[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  return filters.map((filter) => {
    const own = spec.filters?.find(({ name }) => name === filter.name);
    if (!own) return filter;
    const options = filter.options.map(({ value, label }) => ({ value, label: own.names?.[value] ?? label }));
    const isRenamed = options.some(({ label }, at) => label !== filter.options[at]?.label);
    return {
      ...filter,
      label: own.label,
      options: isRenamed ? options.sort((a, b) => compare(a.label, b.label)) : options,
    };
  });
}
