import MiniSearch from 'minisearch';

/** What of a document is searched. */
interface Searched {
  readonly id: number;
  readonly title: string;
  readonly summary: string;
  readonly text: string;
}

/** Finds documents with all words of a query, by their beginnings and with a slip of the pen; the best come first. */
export function searchIn<Document extends Searched>(documents: readonly Document[]): MiniSearch<Document> {
  const search = new MiniSearch<Document>({
    fields: ['title', 'summary', 'text'],
    searchOptions: { boost: { title: 4, summary: 2 }, prefix: true, fuzzy: 0.15, combineWith: 'AND' },
  });
  search.addAll(documents);
  return search;
}
