import type { EntryModel } from '../model/site-model.ts';

/** Contents of a page that shows one text: its second-level headings. */
export function contentsOf(
  entry: Pick<EntryModel<unknown>, 'headings' | 'language'>,
  language: string,
): { id: string; title: string; lang: string | undefined }[] {
  return entry.headings
    .filter(({ depth }) => depth === 2)
    .map(({ id, text }) => ({ id, title: text, lang: entry.language === language ? undefined : entry.language }));
}
