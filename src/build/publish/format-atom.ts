import type { Addresses } from '../../model/addresses.ts';
import type { EntryModel } from '../../model/site-model.ts';
import type { ChangeNote } from '../../schema/content/texts.ts';
import type { Day } from '../../values/day.ts';
import { escapeXml } from '../../values/escape-xml.ts';

export type FeedNote = EntryModel<ChangeNote>;

export interface Feed {
  readonly title: string;
  /** Below the base. */
  readonly path: string;
  readonly page: string;
  readonly notes: readonly FeedNote[];
}

/**
 * An Atom feed (RFC 4287) of privacy notes, newest first. Without a note it says when the site was made and nothing
 * else.
 */
export function formatAtom(
  { title, path, page, notes }: Feed,
  author: string,
  today: Day,
  addresses: Addresses,
): string {
  const sorted = [...notes].sort((a, b) => {
    if (a.data.date !== b.data.date) return a.data.date < b.data.date ? 1 : -1;
    return a.id < b.id ? -1 : 1;
  });
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
