import type { FigureModel } from '../model/site-model.ts';
import type { SiteView } from './site.ts';

/** A figure as the page's language writes it; a cell that is not shown in words. */
export function figureWords(
  site: Pick<SiteView, 'number' | 'share' | 't'>,
  { value, format }: Pick<FigureModel, 'value' | 'format'>,
): string {
  if (value === null) return site.t.explore.noValue;
  return format === 'percent' ? site.share(value) : site.number(value);
}

/**
 * How a figure differs from the earlier one: in its own unit and, for a count, in per cent; undefined without an
 * earlier one.
 */
export function figureChange(
  site: Pick<SiteView, 'number' | 'share' | 'period' | 'table' | 't'>,
  { value, before, format, dataset, table }: Pick<FigureModel, 'value' | 'before' | 'format' | 'dataset' | 'table'>,
): string | undefined {
  if (!before) return undefined;
  const words = site.t.record.figure;
  const period = site.period(before.period, site.table({ dataset, table })?.privacy);
  if (value === null || before.value === null) return words.unknown({ period });
  if (value === before.value) return words.same({ period });
  const signed = (text: string, by: number) => `${by > 0 ? '+' : '−'}${text}`;
  const by = value - before.value;
  const amount = signed(figureWords(site, { value: Math.abs(by), format }), by);
  const share =
    format === 'number' && before.value > 0 ? ` (${signed(site.share(Math.abs(by) / before.value), by)})` : '';
  return words.change({ amount: `${amount}${share}`, period });
}
