import type { Addresses } from '../../model/addresses.ts';
import { entryPath } from '../../model/entry-path.ts';
import type { ContentModel, SiteModel } from '../../model/site-model.ts';
import { paths } from '../../model/paths.ts';
import { isOfCategory } from '../../schema/categories-of.ts';
import { kindOf, kinds } from '../../schema/kinds.ts';
import type { Mention, Target } from '../../schema/mention.ts';
import { kindNames } from '../../schema/nouns.ts';
import { tells } from '../../checks/change-notes.ts';
import { isUnwritten, sayUnwritten } from '../../values/unwritten.ts';
import { productsOfNote } from '../../site/products-in.ts';
import { type SiteView, siteOf } from '../../site/site.ts';
import { type Feed, formatAtom, type FeedNote } from './format-atom.ts';
import { type PublishedFile, textFile } from './published-files.ts';

/** The notes that are about something, or about a field of it. */
function notesAbout({ changes, dictionary }: ContentModel, target: Target, id: string): FeedNote[] {
  const isAbout = (named: Mention) =>
    (named.target === target && named.id === id) ||
    (target === 'categories' &&
      named.target === 'dictionary' &&
      dictionary.some((field) => field.id === named.id && isOfCategory(field.data, id)));
  return changes.filter(({ data }) => kinds.changes.mentions(data).some(isAbout));
}

/** Whether a note says what changed, and what it means: before that it is no news. */
const isWritten = ({ data }: FeedNote) => tells(data);

/** A note without what of it is still to write. */
const wholeNote = ({ data: { action, ...data }, text, ...note }: FeedNote): FeedNote => ({
  ...note,
  data: { ...data, ...(action === undefined || isUnwritten(action) ? {} : { action }) },
  text: sayUnwritten(text, () => ''),
});

/** A note that says in its text which products it is about, where that is known. */
function withProducts(site: SiteView, note: FeedNote): FeedNote {
  const products = productsOfNote(site, note.data).map(({ data }) => data.title);
  if (products.length === 0) return note;
  const line = site.t.products.feedLine({ products: site.list(products) });
  return { ...note, text: [note.text, line].filter(Boolean).join('\n\n') };
}

/** One feed of all notes, one for each entry of a kind that has feeds, and one for each dataset. No notes: no feeds. */
export function publishFeeds(model: SiteModel, addresses: Addresses): PublishedFile[] {
  const content = model.content[model.config.language];
  if (!content || content.changes.length === 0) return [];
  const own = content.products.length > 0 ? siteOf(model, model.config.language) : undefined;
  const notes = content.changes
    .filter(isWritten)
    .map(wholeNote)
    .map((note) => (own ? withProducts(own, note) : note));
  const site = model.config.title ?? model.config.project.name;
  const feeds: Feed[] = [
    { title: `${site}: changes`, path: paths.feed, page: '/changes/', notes },
    ...kindNames.flatMap((kind) => {
      const feed = kindOf(kind).shown?.feed;
      if (!feed) return [];
      return content[kind].map(({ id, data }) => ({
        title: `${site}: ${isUnwritten(data.title) ? id : data.title}`,
        path: feed(id),
        page: `/${entryPath(kind, id)}`,
        notes: notesAbout({ ...content, changes: notes }, kind, id),
      }));
    }),
    ...model.datasets.map(({ id, descriptor }) => ({
      title: `${site}: ${isUnwritten(descriptor.title) ? id : descriptor.title}`,
      path: `data/${id}/changes.xml`,
      page: `/data/${id}/`,
      notes: notesAbout({ ...content, changes: notes }, 'datasets', id),
    })),
  ];
  return feeds.map((feed) => textFile(feed.path, formatAtom(feed, model.config.operator.name, model.today, addresses)));
}
