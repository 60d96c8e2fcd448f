import { replace, write } from '../edited-site.ts';
import { broken } from './broken-site.ts';

const field = (id: string, lines: string) =>
  write(
    `content/dictionary/${id}.md`,
    `---\nkind: collected\ntitle: ${id}\nsummary: One word.\ntype: integer\nexample: 2\nkey: ${id}\ncategory: usage\nsensitivity: technical\nwhy: To know.\n${lines}---\n`,
  );
const removed = 'status: removed\nremoved: 2026-08-01\n';
const others = [field('format', 'since: 2026-05-01\n'), field('cpu', `since: 2026-05-01\n${removed}`)];
const written = `---
title: Monthly sign of life
order: 1
summary: One report a month.
categories: [usage]
number: format
versions:
  - version: 2
    from: 2026-08-01
    first: 2.1.0
    removed: [cpu]
  - version: 1
    from: 2026-05-01
    until: 2026-07-31
    first: 2.0.0
    last: 2.0.4
    added: [format, month, platform, version, cpu]
---
`;

/** The payload of the smallest site with some of its text replaced; its switch also sends `format`, and sent `cpu`. */
const payload = (...edits: readonly (readonly [from: string, to: string])[]) => [
  ...others,
  write(
    'content/payloads/usage.md',
    edits.reduce((text, [from, to]) => {
      if (text.split(from).length !== 2) throw new Error(`"${from}" must stand there exactly once`);
      return text.replace(from, to);
    }, written),
  ),
];

/** A payload that tells of everything, for the tests beside this one. */
export const wholePayload = payload();

/** Versions that contradict each other, the dictionary, a note or an example, and fields of which none tells. */
export const payloads = [
  broken('field-that-is-none', ...payload(['added: [format,', 'added: [formats,'])),
  broken('added-on-another-day', ...payload(['from: 2026-05-01', 'from: 2026-05-02'])),
  broken('removed-on-another-day', ...payload(['from: 2026-08-01', 'from: 2026-08-02'])),
  broken('removed-and-still-there', ...payload(['[cpu]', '[version]'])),
  broken('removed-and-never-added', ...payload([', cpu]', ']'])),
  broken('added-twice', ...payload(['removed: [cpu]', 'added: [month]\n    removed: [cpu]'])),
  broken(
    'changed-before-it-was-there',
    ...payload(['until: 2026-07-31', 'until: 2026-07-31\n    changed: [{ field: month, how: It is a year. }]']),
  ),
  broken('published-field', ...payload([', cpu]', ', cpu, installations]'])),
  broken(
    'field-of-another-category',
    ...payload(),
    replace('content/dictionary/version.md', 'category: usage', 'category: crashes'),
    replace('content/categories/usage.md', '  version: "2.1"\n', ''),
    write(
      'content/categories/crashes.md',
      '---\ntitle: Crashes\norder: 2\nsummary: That it crashed.\nsensitivity: technical\npurposes: [to mend]\nconsentVersion: 1\nnoticeVersion: 1\nsince: 2026-05-01\nretention: reports\nrecipients: [us]\noptOut: { command: lantern crashes off }\nwhenOff: Nothing.\nexample: { version: "2.1" }\ndialog: { title: Crashes, text: That it crashed. }\n---\n',
    ),
  ),
  broken('removed-field-still-taken', ...payload(['    until: 2026-07-31\n', ''])),
  broken('removed-field-taken-too-long', ...payload(['until: 2026-07-31', 'until: 2026-08-02'])),
  broken('field-of-no-version', ...payload(['version, cpu]', 'cpu]'])),
  broken('removal-of-no-version', ...payload(['    removed: [cpu]\n', ''])),
  broken('number-twice', ...payload(['version: 2', 'version: 1'])),
  broken('days-backwards', ...payload(['from: 2026-08-01', 'from: 2026-04-01'])),
  broken('ended-before-it-began', ...payload(['until: 2026-07-31', 'until: 2026-04-30'])),
  broken(
    'example-of-no-version',
    ...payload(),
    replace('content/categories/usage.md', 'example:\n', 'example:\n  format: 3\n'),
  ),
  broken(
    'note-of-another-day',
    ...payload(['removed: [cpu]', 'removed: [cpu]\n    change: 2026-08-cpu']),
    write(
      'content/changes/2026-08-cpu.md',
      '---\ntitle: The kind of processor is gone\ndate: 2026-08-03\nmeaning: Less is sent.\nchanges:\n  - { type: field-removed, field: cpu }\n---\n',
    ),
  ),
];
