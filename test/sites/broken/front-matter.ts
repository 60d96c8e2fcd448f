import { remove, replace, write } from '../edited-site.ts';
import { broken } from './broken-site.ts';

const site = 'content/site.yaml';
const category = 'content/categories/usage.md';
const promise = 'content/charter/groups-of-ten.md';
const schedule = 'content/retention/reports.md';
const field = 'content/dictionary/month.md';

/** Mistakes in `site.yaml` and in front matter. */
export const frontMatter = [
  broken('no-site-yaml', remove(site)),
  broken('unknown-key', replace(category, 'order: 1\n', 'order: 1\nicon: heart\n')),
  broken('unknown-key-inside', replace(category, 'dialog:\n', 'dialog:\n  colour: red\n')),
  broken('misspelt-key', replace(category, 'sensitivity: technical', 'sensitvity: technical')),
  broken('misspelt-key-in-list', replace(schedule, '    keep: P60D', '    kep: P60D')),
  broken('missing-key', replace(category, 'whenOff: Nothing is sent, and nothing in Lantern changes.\n', '')),
  broken(
    'missing-group',
    replace(
      category,
      'dialog:\n  title: Send a monthly sign of life?\n  text: Once a month, the platform and the version of Lantern. Nothing about your files.\n',
      '',
    ),
  ),
  broken('missing-day', replace(category, 'since: 2026-05-01\n', '')),
  broken('missing-key-in-list', replace(schedule, '    keep: P60D\n', '')),
  broken(
    'missing-tag',
    replace(promise, '  - kind: checked\n    checks: [minimum-count]', '  - checks: [minimum-count]'),
  ),
  broken(
    'text-where-a-list-belongs',
    replace(category, 'recipients: [the two maintainers]', 'recipients: the two maintainers'),
  ),
  broken('text-where-a-number-belongs', replace(category, 'order: 1', 'order: "1"')),
  broken('number-where-a-text-belongs', replace(category, 'title: Monthly sign of life', 'title: 2026')),
  broken(
    'list-where-a-group-belongs',
    replace(category, 'optOut:\n  command: lantern telemetry off', 'optOut: [lantern telemetry off]'),
  ),
  broken('half-a-number', replace(category, 'consentVersion: 1', 'consentVersion: 1.5')),
  broken('number-too-small', replace(category, 'noticeVersion: 1', 'noticeVersion: 0')),
  broken('share-too-large', replace(category, 'retention: reports', 'retention: reports\nsampleRate: 50')),
  broken('empty-value', replace(category, 'title: Monthly sign of life', 'title:')),
  broken('empty-text', replace(category, 'title: Monthly sign of life', 'title: " "')),
  broken(
    'empty-list',
    replace(category, 'purposes: [to know which platforms and versions people use]', 'purposes: []'),
  ),
  broken('wrong-word', replace(field, 'sensitivity: technical', 'sensitivity: technicall')),
  broken('wrong-word-in-list', replace(promise, 'checks: [minimum-count]', 'checks: [minimum-counts]')),
  broken('wrong-tag', replace(promise, 'kind: checked', 'kind: proven')),
  broken(
    'promise-without-evidence',
    replace(promise, 'evidence:\n  - kind: checked\n    checks: [minimum-count]', 'evidence: []'),
  ),
  broken('day-without-zeros', replace(category, 'since: 2026-05-01', 'since: 2026-5-1')),
  broken('day-that-is-none', replace(category, 'since: 2026-05-01', 'since: 2026-02-30')),
  broken('duration-in-words', replace(schedule, 'keep: P60D', 'keep: 60 days')),
  broken('duration-as-number', replace(schedule, 'keep: P60D', 'keep: 60')),
  broken('kept-for-ever-without-reason', replace(schedule, 'keep: P2Y', 'keep:\n      forever:')),
  broken('id-with-capitals', replace(category, 'retention: reports', 'retention: Monthly Reports')),
  broken('address-without-scheme', replace(site, 'url: https://lantern.example/\n', 'url: lantern.example\n')),
  broken(
    'mailbox-without-scheme',
    replace(site, 'privacy: mailto:privacy@lantern.example', 'privacy: privacy@lantern.example'),
  ),
  broken('language-with-underscore', replace(site, 'language: en', 'language: pt_BR')),
  broken('default-of-neither-kind', replace(site, 'default: "off"', 'default: ask')),
  broken(
    'security-txt-expired',
    replace(
      site,
      'log:\n',
      'securityTxt:\n  contact: [mailto:security@lantern.example]\n  expires: 2026-09-01\nlog:\n',
    ),
  ),
  broken(
    'question-without-mark',
    write('content/faq/why.md', '---\ntitle: Why is this off.\norder: 1\n---\n\nBecause.\n'),
  ),
  broken(
    'concern-answered-without-an-answer',
    write(
      'content/concerns/too-long.md',
      '---\ntitle: Sixty days is too long.\nstatus: answered\nraised: 2026-06-01\nwhere: Issue tracker\n---\n',
    ),
  ),
  broken(
    'concern-open-with-an-answer',
    write(
      'content/concerns/too-long.md',
      '---\ntitle: Sixty days is too long.\nstatus: open\nraised: 2026-06-01\nwhere: Issue tracker\nnext: We look at it.\nanswer: It is not.\n---\n',
    ),
  ),
  broken(
    'concern-of-unknown-status',
    write(
      'content/concerns/too-long.md',
      '---\ntitle: Sixty days is too long.\nstatus: closed\nraised: 1 June 2026\nwhere: Issue tracker\n---\n',
    ),
  ),
  broken(
    'concern-without-its-place',
    write(
      'content/concerns/too-long.md',
      '---\ntitle: Sixty days is too long.\nstatus: open\nraised: 2026-06-01\nnext: We look at it.\nlink: forum.example/1\n---\n',
    ),
  ),
  broken(
    'several-mistakes',
    replace(site, 'language: en', 'langage: en'),
    replace(category, 'order: 1', 'order: one'),
    replace(schedule, 'keep: P60D', 'keep: 60 days'),
    replace(promise, 'order: 2', 'ordr: 2'),
  ),
  broken('no-front-matter', write('content/faq/why.md', '# Why?\n\nBecause.\n')),
  broken('front-matter-without-end', write('content/faq/why.md', '---\ntitle: Why?\norder: 1\n\nBecause.\n')),
  broken('empty-front-matter', write('content/faq/why.md', '---\n---\n\nBecause.\n')),
  broken('yaml-colon-in-value', replace(category, 'title: Monthly sign of life', 'title: Usage: monthly')),
  broken('yaml-deeper-line', replace(category, 'order: 1', '  order: 1')),
  broken('yaml-tab', replace(category, 'optOut:\n  command', 'optOut:\n\tcommand')),
  broken('yaml-open-quote', replace(category, 'title: Monthly sign of life', 'title: "Monthly sign of life')),
  broken(
    'yaml-open-bracket',
    replace(category, 'recipients: [the two maintainers]', 'recipients: [the two maintainers'),
  ),
  broken('yaml-apostrophe', replace(category, 'title: Monthly sign of life', "title: 'Lantern's sign of life'")),
  broken('yaml-reserved-sign', replace(category, 'title: Monthly sign of life', 'title: `usage` reports')),
  broken('yaml-star', replace(category, 'title: Monthly sign of life', 'title: *important* reports')),
  broken('yaml-key-twice', replace(category, 'order: 1\n', 'order: 1\norder: 2\n')),
  broken('yaml-site', replace(site, 'language: en', 'language: [en')),
  broken(
    'encoding-latin-1',
    write(
      'content/faq/cafe.md',
      Uint8Array.from([...'---\ntitle: Why caf'].map((letter) => letter.charCodeAt(0)).concat([0xe9, 0x3f, 0x0a])),
    ),
  ),
  broken(
    'encoding-utf-16',
    write(
      'content/faq/why.md',
      Uint8Array.from([0xff, 0xfe, ...[...'---\ntitle: Why?\n'].flatMap((letter) => [letter.charCodeAt(0), 0])]),
    ),
  ),
  broken('unknown-folder', write('content/method/rounding.md', '---\ntitle: Rounding\n---\n')),
  broken('file-of-another-kind', write('content/faq/notes.txt', 'Notes\n')),
  broken('file-too-deep', write('content/faq/general/why.md', '---\ntitle: Why?\norder: 1\n---\n')),
  broken('name-that-is-no-id', write('content/faq/Why we count.md', '---\ntitle: Why?\norder: 1\n---\n')),
  broken(
    'id-used-twice',
    write(
      'content/dictionary/more/month.md',
      '---\nkind: published\ntitle: Month\nsummary: A month.\ntype: string\nexample: 2026-08\nsince: 2026-05-01\nderivedFrom: []\nhow: From the report.\n---\n',
    ),
  ),
];
