import { describe, expect, it } from 'vitest';
import { addressesOf } from '../../../src/model/addresses.ts';
import { publishFeeds } from '../../../src/build/publish/publish-feeds.ts';
import { escapeXml } from '../../../src/values/escape-xml.ts';
import type { Day } from '../../../src/values/day.ts';
import { atomFaults } from '../atom-faults.ts';
import { notesModel } from '../notes-model.ts';

const addresses = addressesOf('https://lantern.example/privacy/', 'en');
const feedsOf = (...given: Parameters<typeof notesModel>) =>
  Object.fromEntries(
    publishFeeds(notesModel(...given), addresses).map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]),
  );
const day = (text: string) => text as Day;

describe('publishFeeds', () => {
  const notes = {
    shorter: {
      date: day('2026-06-01'),
      meaning: 'Reports & copies stay <half> as long; "less" is \u0007kept.',
      action: 'Nothing.',
      text: 'Long words.\nAnd more.',
      changes: [
        { type: 'retention' as const, category: 'usage' },
        { type: 'retention' as const, dataset: 'installations' },
      ],
    },
    field: { date: day('2026-07-01'), changes: [{ type: 'field-added' as const, field: 'platform' }] },
    scheduled: { date: day('2026-12-01'), announced: day('2026-08-02') },
  };

  it('writes one feed of all, one per switch and one per dataset, each a valid Atom feed', () => {
    const feeds = feedsOf(notes);
    expect(Object.keys(feeds)).toEqual(['changes.xml', 'changes/usage.xml', 'data/installations/changes.xml']);
    for (const [path, xml] of Object.entries(feeds)) expect(atomFaults(xml), path).toEqual([]);
  });

  it('gives each feed the notes that are about it, a switch those of its fields too, newest first', () => {
    const entries = Object.fromEntries(
      Object.entries(feedsOf(notes)).map(([path, xml]) => [
        path,
        [...xml.matchAll(/<id>[^<]*#([^<]*)<\/id>/g)].map(([, id]) => id),
      ]),
    );
    expect(entries).toEqual({
      'changes.xml': ['scheduled', 'field', 'shorter'],
      'changes/usage.xml': ['field', 'shorter'],
      'data/installations/changes.xml': ['shorter'],
    });
  });

  it('dates a scheduled note by the day it was announced, whatever day the site is built on', () => {
    const entry = (today: string) =>
      /<entry>[\s\S]*?#scheduled[\s\S]*?<\/entry>/.exec(feedsOf(notes, today)['changes.xml'] ?? '')?.[0];
    expect(entry('2026-09-10')).toContain('<updated>2026-08-02T00:00:00Z</updated>');
    expect(entry('2026-10-10')).toBe(entry('2026-09-10'));
  });

  it('dates nothing in the future where the day of announcement is not given', () => {
    expect(feedsOf({ later: { date: day('2027-01-01') } })['changes.xml']?.match(/<updated>[^<]*/g)).toEqual([
      '<updated>2026-09-10T00:00:00Z',
      '<updated>2026-09-10T00:00:00Z',
    ]);
  });

  it('is there only where there are notes', () => {
    expect(feedsOf({})).toEqual({});
  });
});

describe('escapeXml', () => {
  it('writes what means something in XML, and leaves out what XML cannot hold', () => {
    expect(escapeXml('a<b & "c">\u0000\u000b\uffffd')).toBe('a&lt;b &amp; &quot;c&quot;&gt;d');
  });
});

describe('the validator of these tests', () => {
  it.each([
    ['<feed', 'not well-formed'],
    ['<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title></feed>', 'exactly one <id>'],
    [
      '<feed xmlns="http://www.w3.org/2005/Atom"><id>https://a.example/</id><title>x</title><updated>2026-13-01T00:00:00Z</updated></feed>',
      'no RFC 3339 instant',
    ],
  ])('finds what is wrong in %s', (xml, fault) => {
    expect(atomFaults(xml).join('\n')).toContain(fault);
  });
});
