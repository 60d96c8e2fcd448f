import type { ChangeNote } from '../../schema/content/texts.ts';
import type { Day } from '../../values/day.ts';
import type { Addresses } from '../../model/addresses.ts';
import type { EntryModel, SiteModel } from '../../model/site-model.ts';
import { type PublishedFile, textFile } from './published-files.ts';

type Note = EntryModel<ChangeNote>;

/** Text as XML: the five characters that mean something, and nothing that XML 1.0 forbids. */
export const escapeXml = (text: string) =>
  text
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

interface Feed {
  readonly title: string;
  /** Below the base. */
  readonly path: string;
  readonly page: string;
  readonly notes: readonly Note[];
}

/** An Atom feed (RFC 4287) of privacy notes, newest first. Without a note it says when the site was made and nothing else. */
export function formatAtom(
  { title, path, page, notes }: Feed,
  author: string,
  today: Day,
  addresses: Addresses,
): string {
  const sorted = [...notes].sort((a, b) =>
    a.data.date < b.data.date ? 1 : a.data.date > b.data.date ? -1 : a.id < b.id ? -1 : 1,
  );
  const updated = (day: string) => `${day}T00:00:00Z`;
  // A scheduled note is news on the day it was announced; nothing is ever dated in the future.
  const newsOf = ({ date, announced = date }: ChangeNote) => [date, announced, today].sort()[0] ?? today;
  const entries = sorted.map(({ id, data, text }) => {
    const url = addresses.absolute(`/changes/#${id}`);
    return [
      '  <entry>',
      `    <id>${escapeXml(url)}</id>`,
      `    <title>${escapeXml(data.title)}</title>`,
      `    <link rel="alternate" type="text/html" href="${escapeXml(url)}"/>`,
      `    <updated>${updated(newsOf(data))}</updated>`,
      `    <summary>${escapeXml(data.meaning)}</summary>`,
      `    <content type="text">${escapeXml([data.meaning, data.action, text].filter(Boolean).join('\n\n'))}</content>`,
      ...[...new Set(data.changes.map(({ type }) => type))].map((type) => `    <category term="${type}"/>`),
      '  </entry>',
    ].join('\n');
  });
  const newest = sorted
    .map(({ data }) => newsOf(data))
    .sort()
    .at(-1);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `  <id>${escapeXml(addresses.absolute(`/${path}`))}</id>`,
    `  <title>${escapeXml(title)}</title>`,
    `  <link rel="self" type="application/atom+xml" href="${escapeXml(addresses.absolute(`/${path}`))}"/>`,
    `  <link rel="alternate" type="text/html" href="${escapeXml(addresses.absolute(page))}"/>`,
    `  <updated>${updated(newest ?? today)}</updated>`,
    `  <author><name>${escapeXml(author)}</name></author>`,
    ...entries,
    '</feed>',
    '',
  ].join('\n');
}

/** One feed of all notes, one per category and one per dataset. No notes: no feeds. */
export function publishFeeds(model: SiteModel, addresses: Addresses): PublishedFile[] {
  const content = model.content[model.config.language];
  if (!content || content.changes.length === 0) return [];
  const site = model.config.title ?? model.config.project.name;
  const about = (key: 'category' | 'dataset', id: string) =>
    content.changes.filter(({ data }) =>
      data.changes.some(
        (change) =>
          change[key] === id ||
          (key === 'category' &&
            change.field !== undefined &&
            content.dictionary.some((field) => field.id === change.field && field.data.category === id)),
      ),
    );
  const feeds: Feed[] = [
    { title: `${site}: changes`, path: 'changes.xml', page: '/changes/', notes: content.changes },
    ...content.categories.map(({ id, data }) => ({
      title: `${site}: ${data.title}`,
      path: `changes/${id}.xml`,
      page: `/categories/${id}/`,
      notes: about('category', id),
    })),
    ...model.datasets.map(({ id, descriptor }) => ({
      title: `${site}: ${descriptor.title}`,
      path: `data/${id}/changes.xml`,
      page: `/data/${id}/`,
      notes: about('dataset', id),
    })),
  ];
  return feeds.map((feed) => textFile(feed.path, formatAtom(feed, model.config.operator.name, model.today, addresses)));
}
