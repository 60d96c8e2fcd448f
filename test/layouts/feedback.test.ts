import { describe, expect, test } from 'vitest';
import type { SiteModel } from '../../src/model/site-model.ts';
import { editLink } from '../../src/layouts/edit-link.ts';
import { feedbackLinks } from '../../src/layouts/feedback.ts';
import { mailLink } from '../../src/layouts/mail-link.ts';
import { aboutCategory, aboutDataset, aboutField } from '../../src/site/about-lines.ts';
import type { EntryView, SiteView } from '../../src/site/site.ts';
import { wordsFor } from '../../src/words/words-for.ts';

const category = {
  id: 'crash-reports',
  data: { title: 'Crash reports', consentVersion: 3, noticeVersion: 5 },
} as EntryView<'categories'>;
const site = {
  t: wordsFor('en'),
  model: {
    today: '2026-10-20',
    config: {
      contact: { privacy: 'mailto:privacy@x.example', newIssue: 'https://x.example/issues/new?labels=privacy' },
    },
  } as unknown as SiteModel,
  absolute: (path: string) => `https://x.example/${path}`,
  day: (day: string) => day,
  number: String,
  period: (period: string) => `period ${period}`,
  entry: ((kind: string, id: string) =>
    kind === 'categories' && id === category.id ? category : undefined) as SiteView['entry'],
};
const bodyOf = (link: string | undefined) => new URL(link ?? 'none:').searchParams.get('body');

describe('the ways to answer at the end of a page', () => {
  const about = aboutCategory(site, category);

  test('name the page, what it is about, its versions and the day', () => {
    const { issue, mail } = feedbackLinks(site, { title: 'Crash reports', path: 'categories/crash-reports/', about });
    expect(issue).toMatch(
      /^https:\/\/x\.example\/issues\/new\?labels=privacy&title=Not\+clear%3A\+Crash\+reports&body=/,
    );
    expect(bodyOf(issue)).toBe(
      'Page: https://x.example/categories/crash-reports/\nAbout: Crash reports (crash-reports)\nVersion 3, notice version 5\nSite as of 2026-10-20\n\nWhat I did not understand:\n',
    );
    expect(mail).toMatch(/^mailto:privacy@x\.example\?subject=Not%20clear%3A%20Crash%20reports&body=Page%3A%20https/);
    expect(bodyOf(mail)).toBe(bodyOf(issue)?.replaceAll('\n', '\r\n'));
  });

  test('are a mail alone where the project has no tracker', () => {
    const {
      contact: { newIssue: _, ...contact },
    } = site.model.config;
    expect(
      feedbackLinks(
        { ...site, model: { ...site.model, config: { ...site.model.config, contact } } },
        { title: 'Home', path: '' },
      ),
    ).toEqual({ mail: expect.stringMatching(/^mailto:/) as string });
  });

  test('of a field name it as the report does, with the versions of its switch', () => {
    const data = { kind: 'collected', title: 'Signature', key: 'crash.signature', category: 'crash-reports' };
    expect(aboutField(site, { id: 'crash-signature', data } as unknown as EntryView<'dictionary'>)).toEqual([
      'About: Signature (crash-signature)',
      'Name in the report: crash.signature',
      'About: Crash reports (crash-reports)',
      'Version 3, notice version 5',
    ]);
    expect(
      aboutField(site, { id: 'month', data: { kind: 'published', title: 'Month' } } as EntryView<'dictionary'>),
    ).toEqual(['About: Month (month)']);
  });

  test('of a dataset name the newest period of all its tables', () => {
    const dataset = (...last: string[]) =>
      ({
        id: 'crashes',
        descriptor: { title: 'Crashes' },
        tables: [{}, ...last.map((period) => ({ periods: { first: '2025-08', last: period } }))],
      }) as unknown as Parameters<typeof aboutDataset>[1];
    expect(aboutDataset(site, dataset('2026-09', '2026-08'))).toEqual([
      'About: Crashes (crashes)',
      'Newest period: period 2026-09',
    ]);
    expect(aboutDataset(site, dataset())).toEqual(['About: Crashes (crashes)']);
  });
});

describe('mailLink', () => {
  test('fills in a mailbox, beside what is filled in already, and leaves a page as it is', () => {
    expect(mailLink('mailto:a@x.example', 'A & B?', 'one\ntwo')).toBe(
      'mailto:a@x.example?subject=A%20%26%20B%3F&body=one%0D%0Atwo',
    );
    expect(mailLink('mailto:a@x.example?cc=b@x.example', 's', 'b')).toBe(
      'mailto:a@x.example?cc=b@x.example&subject=s&body=b',
    );
    expect(mailLink('https://x.example/contact/', 's', 'b')).toBe('https://x.example/contact/');
  });
});

describe('editLink', () => {
  test('leads into the folder of the content, whatever it is called', () => {
    expect(editLink('https://git.example/main/privacy/content/', 'content/faq/why.md')).toBe(
      'https://git.example/main/privacy/content/faq/why.md',
    );
    expect(editLink('https://git.example/main/texts', 'content/_/de/faq/why.md')).toBe(
      'https://git.example/main/texts/_/de/faq/why.md',
    );
  });

  test('and into the folder of the tables beside it, where its place is known', () => {
    expect(editLink('https://git.example/main/privacy/content', 'data/crashes/datapackage.json')).toBe(
      'https://git.example/main/privacy/data/crashes/datapackage.json',
    );
    expect(editLink('https://git.example/main/texts', 'data/crashes/datapackage.json')).toBeUndefined();
    expect(editLink('https://git.example/main/content', 'public/x.svg')).toBeUndefined();
  });
});
