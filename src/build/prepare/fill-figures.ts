import { siteWords } from '../../model/site-words.ts';
import type { Words } from '../../words/words-for.ts';
import { formatNumber, formatShare } from '../../values/format.ts';
import { figureMark } from './markdown/figure-mark.ts';
import type { ContentModel, EntryModel, FigureModel } from '../../model/site-model.ts';
import { escapeXml } from '../../values/escape-xml.ts';
import { figureKey, textKey } from '../../model/text-key.ts';

const mark = new RegExp(figureMark('(\\d+)'), 'g');

/** A figure as its language writes it; a cell that is not shown in words. */
function formatFigure(
  { value, format }: Pick<FigureModel, 'value' | 'format'>,
  language: string,
  words: Words,
): string {
  if (value === null) return words.explore.noValue;
  return format === 'percent' ? formatShare(value, language) : formatNumber(value, language);
}

/** Where a figure comes from, for whoever wants to look it up: `crashes.installations, 2026-09, platform = android`. */
export function figureSource({ table, column, period, where = {} }: FigureModel): string {
  return [`${table}.${column}`, period, ...Object.entries(where).map(([name, value]) => `${name} = ${value}`)].join(
    ', ',
  );
}

/** A text with the figures within its sentences filled in, in the text's own language. */
function fillEntry<T>(
  { figures: asked, ...entry }: EntryModel<T>,
  known: Readonly<Record<string, FigureModel>>,
  words: Words,
): EntryModel<T> {
  // Only retention takes a figure away: everything else was a problem before.
  const { gone } = words.record.figure;
  const figureAt = (index: string) => known[figureKey(asked?.[Number(index)] ?? {})];
  const inText = (text: string) =>
    text.replace(mark, (_, index: string) => {
      const figure = figureAt(index);
      return figure ? formatFigure(figure, entry.language, words) : gone;
    });
  const html = entry.html.replace(mark, (_, index: string) => {
    const figure = figureAt(index);
    if (!figure) return `<span class="not-shown">${escapeXml(gone)}</span>`;
    const shown = escapeXml(formatFigure(figure, entry.language, words));
    return figure.value === null
      ? `<span class="not-shown" title="${escapeXml(figureSource(figure))}">${shown}</span>`
      : `<data value="${figure.value}" title="${escapeXml(figureSource(figure))}">${shown}</data>`;
  });
  return {
    ...entry,
    html,
    text: inText(entry.text),
    headings: entry.headings.map((heading) => ({ ...heading, text: inText(heading.text) })),
  };
}

/** All content of a site with its figures filled in, in its words; `figures` by the name of the text. */
export function fillFigures(
  content: Readonly<Record<string, ContentModel>>,
  figures: Readonly<Record<string, Readonly<Record<string, FigureModel>>>>,
  site: Parameters<typeof siteWords>[0],
): Record<string, ContentModel> {
  const filled = (kind: string, entry: EntryModel<unknown>) =>
    entry.figures
      ? fillEntry(entry, figures[textKey({ kind, id: entry.id })] ?? {}, siteWords(site, entry.language).words)
      : entry;
  const filledKind = (kind: string, entries: unknown) =>
    Array.isArray(entries)
      ? entries.map((entry: EntryModel<unknown>) => filled(kind, entry))
      : filled(kind, entries as EntryModel<unknown>);
  return Object.fromEntries(
    Object.entries(content).map(([language, byKind]) => [
      language,
      Object.fromEntries(
        Object.entries(byKind).map(([kind, entries]) => [kind, filledKind(kind, entries)]),
      ) as unknown as ContentModel,
    ]),
  );
}
