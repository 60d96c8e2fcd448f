import { remove, replace, write } from '../edited-site.ts';
import { broken } from './broken-site.ts';

const madeUp = 'synthetic: Lantern does not exist. Its numbers were made up, to show the smallest site there can be.\n';
const category = 'content/categories/usage.md';
const promise = 'content/charter/groups-of-ten.md';
const field = 'content/dictionary/month.md';
const published = 'content/dictionary/installations.md';
const descriptor = 'data/active-installations/datapackage.json';
const concern = (lines: string) =>
  write(
    'content/concerns/too-long.md',
    `---\ntitle: Sixty days is too long.\nraised: 2026-06-01\nwhere: Issue tracker\n${lines}---\n\nWords.\n`,
  );
const change = (lines: string) =>
  write(
    'content/changes/2026-06-new.md',
    `---\ntitle: Something new\ndate: 2026-06-01\nmeaning: Nothing more is sent.\nchanges:\n  - type: correction\n${lines}---\n\nWords.\n`,
  );

/** Names that refer to nothing, things nothing refers to, and statements that contradict each other. */
export const references = [
  broken('clock-stopped-over-real-data', replace('content/site.yaml', madeUp, '')),
  broken('retention-of-category', replace(category, 'retention: reports', 'retention: report')),
  broken('methods-of-category', replace(category, 'retention: reports\n', 'retention: reports\nmethods: [rounding]\n')),
  broken('category-of-field', replace(field, 'category: usage', 'category: use')),
  broken('retention-of-field', replace(field, 'category: usage\n', 'category: usage\nretention: logs\n')),
  broken(
    'methods-and-assessment-of-field',
    replace(field, 'category: usage\n', 'category: usage\nmethods: [rounding]\nassessment: month\n'),
  ),
  broken('derived-from', replace(published, 'derivedFrom: []', 'derivedFrom: [plattform, versions]')),
  broken(
    'links-of-promise',
    replace(
      promise,
      'datasets: [active-installations]',
      'categories: [usages]\nfields: [months]\ndatasets: [active-installs]\nschedules: [report]\nmethods: [rounding]',
    ),
  ),
  broken(
    'datasets-of-evidence',
    replace(promise, 'checks: [minimum-count]', 'checks: [minimum-count]\n    datasets: [active-installation]'),
  ),
  broken(
    'audit-of-evidence',
    replace(promise, '  - kind: checked\n    checks: [minimum-count]', '  - kind: audited\n    audit: 2026-review'),
  ),
  broken('changes', change('    field: months\n    category: usages\n    dataset: active\n    schedule: report\n')),
  broken(
    'links-of-concern',
    concern(
      'status: open\nnext: We look at it in October.\npromises: [groups-of-twenty]\ncategories: [usages]\nfields: [months]\ndatasets: [active-installs]\nschedules: [report]\nmethods: [rounding]\nchanges: [2026-06-new]\n',
    ),
  ),
  broken(
    'concern-answered-before-it-was-raised',
    concern('status: answered\nanswered: 2026-05-31\nanswer: We keep it for thirty.\n'),
  ),
  broken(
    'dataset-of-chart',
    write(
      'content/charts/installations.md',
      '---\ntitle: Installations\norder: 1\nquestion: How many?\ndataset: active-installation\nmark: line\nx: { column: month, label: Month }\ny: { column: n, label: Installations }\n---\n\n```sql\nSELECT month, sum(installations) AS n FROM installations GROUP BY month\n```\n',
    ),
  ),
  broken(
    'previous-report',
    write(
      'content/reports/2026-q2.md',
      '---\ntitle: Second quarter\nperiod: 2026-Q2\npublished: 2026-07-10\nsummary: Little happened.\nprevious: 2026-q1\n---\n\nWords.\n',
    ),
  ),
  broken(
    'assessment',
    write(
      'content/assessments/usage.md',
      '---\ntitle: Usage\nsummary: Harmless.\ndate: 2026-05-01\nnextReview: 2027-05-01\nauthor: The maintainers\ndecision: approved\ncategories: [usages]\nfields: [months]\ncontext: …\npurpose: …\nnecessity: …\nminimisation: …\nretention: …\nrights: …\nrisks:\n  - event: loss\n    sources: [error]\n    impact: …\n    measures: [backup]\n    severity: negligible\n    likelihood: limited\nresidualRisk: small\n---\n',
    ),
  ),
  broken(
    'promise-of-audit',
    write(
      'content/audits/2026-review.md',
      '---\ntitle: Review\ndate: 2026-06-01\nauditor: { name: Ada Example, role: independent reviewer }\nscope: the collector\nmethod: reading\nclaims:\n  - claim: Small groups are left out.\n    evidence: The code.\n    result: holds\n    status: closed\n    promise: groups-of-twenty\n---\n',
    ),
  ),
  broken(
    'datasets-of-advisory',
    write(
      'content/security/2026-06-leak.md',
      '---\nkind: advisory\ntitle: A leak\ndate: 2026-06-01\nseverity: low\naffectedFrom: 2026-05-01\naffectedUntil: 2026-05-02\nmeaning: Nothing left the server.\nmitigation: Fixed.\ndatasets: [installations]\n---\n',
    ),
  ),
  broken(
    'dataset-of-waiver',
    write(
      'content/waivers/small.md',
      '---\ntitle: A small group\ncheck: minimum-count\ndataset: installations\nreason: Known.\nlink: https://lantern.example/issues/1\napprovedBy: Maintainer\nfrom: 2026-06-01\nexpires: 2026-12-01\n---\n',
    ),
  ),
  broken('category-of-table', replace(descriptor, '"category": "usage"', '"category": "usages"')),
  broken('method-of-table', replace(descriptor, '"method": []', '"method": ["minimum-count", "rounding"]')),
  broken(
    'change-of-break',
    replace(
      descriptor,
      '"keep": "P2Y"',
      '"keep": "P2Y",\n    "breaks": [{ "date": "2026-08-10", "kind": "outage", "reason": "The server was down.", "change": "2026-08-outage" }]',
    ),
  ),
  broken(
    'column-without-field',
    remove(published),
    replace(descriptor, '"name": "platform", "type"', '"name": "platform", "field": "os", "type"'),
  ),
  broken(
    'category-without-field',
    write(
      'content/categories/crashes.md',
      '---\ntitle: Crashes\norder: 2\nsummary: That it crashed.\nsensitivity: technical\npurposes: [to mend]\nconsentVersion: 1\nnoticeVersion: 1\nsince: 2026-05-01\nretention: reports\nrecipients: [us]\noptOut: { command: lantern crashes off }\nwhenOff: Nothing.\nexample: {}\ndialog: { title: Crashes, text: That it crashed. }\n---\n',
    ),
  ),
  broken(
    'published-field-without-column',
    write(
      'content/dictionary/share.md',
      '---\nkind: published\ntitle: Share\nsummary: A share.\ntype: number\nexample: 0.5\nsince: 2026-05-01\nderivedFrom: []\nhow: By division.\n---\n',
    ),
  ),
  broken('removed-field-without-day', replace(field, 'since: 2026-05-01\n', 'since: 2026-05-01\nstatus: removed\n')),
  broken('key-used-twice', replace('content/dictionary/version.md', 'key: version', 'key: platform')),
  broken(
    'field-in-two-folders',
    write(
      'content/dictionary/perf/platform.md',
      '---\nkind: collected\ntitle: Platform speed\nsummary: How fast.\nkey: speed\ncategory: usage\nsensitivity: technical\ntype: integer\nexample: 3\nwhy: To know.\nsince: 2026-05-01\n---\n',
    ),
  ),
  broken('example-of-unknown-key', replace(category, '  platform: linux\n', '  platform: linux\n  cpu: arm64\n')),
  broken(
    'example-of-another-category',
    replace('content/dictionary/version.md', 'category: usage', 'category: crashes'),
    write(
      'content/categories/crashes.md',
      '---\ntitle: Crashes\norder: 2\nsummary: That it crashed.\nsensitivity: technical\npurposes: [to mend]\nconsentVersion: 1\nnoticeVersion: 1\nsince: 2026-05-01\nretention: reports\nrecipients: [us]\noptOut: { command: lantern crashes off }\nwhenOff: Nothing.\nexample: { version: "2.1" }\ndialog: { title: Crashes, text: That it crashed. }\n---\n',
    ),
  ),
  broken(
    'example-of-removed-field',
    replace(
      'content/dictionary/version.md',
      'since: 2026-05-01\n',
      'since: 2026-05-01\nstatus: removed\nremoved: 2026-08-01\n',
    ),
  ),
  broken(
    'category-named-as-a-page',
    write(
      'content/categories/dialog.md',
      '---\ntitle: Dialogues\norder: 2\nsummary: How often a dialogue is opened.\nsensitivity: interaction\npurposes: [to know]\nconsentVersion: 1\nnoticeVersion: 1\nsince: 2026-05-01\nretention: reports\nrecipients: [the two maintainers]\noptOut: { command: lantern telemetry off }\nwhenOff: Nothing is sent.\nexample: { opened: 3 }\ndialog: { title: Send it?, text: A number. }\n---\n',
    ),
    write(
      'content/dictionary/opened.md',
      '---\nkind: collected\ntitle: Opened\nsummary: How often.\nkey: opened\ncategory: dialog\nsensitivity: interaction\ntype: integer\nexample: 3\nwhy: To know.\nsince: 2026-05-01\n---\n',
    ),
  ),
  broken(
    'translation-of-nothing',
    replace('content/site.yaml', 'language: en\n', 'language: en\nlanguages: [en, de]\n'),
    write('content/_/de/charter/groups-of-twenty.md', '---\ntitle: Keine Zahl gilt weniger als zwanzig.\n---\n'),
  ),
  broken(
    'translation-of-a-version',
    replace('content/site.yaml', 'language: en\n', 'language: en\nlanguages: [en, de]\n'),
    write(
      'content/_/de/categories/usage.md',
      '---\ntranslationOf: 123456789012\ntitle: Monatliches Lebenszeichen\nconsentVersion: 2\nretention: berichte\nexample: { month: 2026-09 }\noptOut:\n  command: lantern telemetrie aus\n---\n',
    ),
  ),
  broken(
    'translation-nobody-offers',
    write('content/_/de/charter/groups-of-ten.md', '---\ntitle: Keine Zahl gilt kleinen Gruppen.\n---\n'),
  ),
];
