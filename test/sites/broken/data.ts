import { remove, replace, write } from '../edited-site.ts';
import { broken } from './broken-site.ts';

const descriptor = 'data/active-installations/datapackage.json';
const columns = 'data/active-installations/2026-08.csv';
const second = `,
    {
      "name": "totals",
      "path": "totals.csv",
      "schema": {
        "fields": [
          { "name": "day", "type": "yearmonth", "field": "month" },
          { "name": "installations", "type": "integer" }
        ],
        "primaryKey": "day"
      },
      "privacy": { "period": "day", "margins": [MARGIN] }
    }
  ],
  "privacy"`;
const withMargin = (name: string, margin: string) =>
  broken(
    name,
    replace(descriptor, '\n  ],\n  "privacy"', second.replace('MARGIN', margin)),
    write('data/active-installations/totals.csv', 'day,installations\n2026-08,1319\n'),
  );

/** Mistakes in a descriptor. */
export const data = [
  broken('json-comma-too-many', replace(descriptor, '"keep": "P2Y"\n', '"keep": "P2Y",\n')),
  broken('json-comma-missing', replace(descriptor, '"cadence": "P1M",', '"cadence": "P1M"')),
  broken('json-single-quotes', replace(descriptor, '"unit": "installation"', "'unit': 'installation'")),
  broken('json-key-without-quotes', replace(descriptor, '"unit": "installation"', 'unit: "installation"')),
  broken('json-comment', replace(descriptor, '"unit": "installation",', '"unit": "installation", // one per computer')),
  broken('json-open-text', replace(descriptor, '"unit": "installation",', '"unit": "installation,')),
  broken('json-not-closed', replace(descriptor, '    "keep": "P2Y"\n  }\n}\n', '    "keep": "P2Y"\n  }\n')),
  broken('json-key-twice', replace(descriptor, '"sampleRate": 1,', '"sampleRate": 1,\n    "sampleRate": 0.5,')),
  broken('json-byte-order-mark', replace(descriptor, '{\n  "$schema"', '\uFEFF{\n  "$schema"')),
  broken('json-two-values', replace(descriptor, '    "keep": "P2Y"\n  }\n}\n', '    "keep": "P2Y"\n  }\n}\n{}\n')),
  broken('json-empty', write(descriptor, '')),
  broken('unknown-key', replace(descriptor, '"licenses"', '"licences"')),
  broken(
    'unknown-key-of-column',
    replace(descriptor, '"name": "month", "type": "yearmonth"', '"name": "month", "typ": "yearmonth"'),
  ),
  broken(
    'missing-keys',
    replace(descriptor, '    "cadence": "P1M",\n', ''),
    replace(descriptor, '    "sampleRate": 1,\n', ''),
    replace(descriptor, '  "title": "Active installations",\n', ''),
  ),
  broken(
    'old-profile',
    replace(
      descriptor,
      'https://datapackage.org/profiles/2.0/datapackage.json',
      'https://specs.frictionlessdata.io/schemas/data-package.json',
    ),
  ),
  broken(
    'unknown-column-type',
    replace(descriptor, '"name": "month", "type": "yearmonth"', '"name": "month", "type": "month"'),
  ),
  broken('number-as-text', replace(descriptor, '"minimumCount": 10', '"minimumCount": "10"')),
  broken('cadence-in-words', replace(descriptor, '"cadence": "P1M"', '"cadence": "monthly"')),
  broken('file-outside-the-folder', replace(descriptor, '"2026-07.csv"', '"../2026-07.csv"')),
  broken(
    'name-that-is-not-the-folder',
    replace(descriptor, '"name": "active-installations"', '"name": "active-installs"'),
  ),
  broken(
    'column-declared-twice',
    replace(
      descriptor,
      '          { "name": "month", "type": "yearmonth" },\n',
      '          { "name": "month", "type": "yearmonth" },\n          { "name": "month", "type": "yearmonth" },\n',
    ),
  ),
  broken(
    'key-of-no-column',
    replace(descriptor, '"primaryKey": ["month", "platform"]', '"primaryKey": ["month", "platfrom"]'),
  ),
  broken(
    'contributors-of-no-column',
    replace(descriptor, '"contributors": "installations"', '"contributors": "instalations"'),
  ),
  broken(
    'period-of-no-column',
    replace(descriptor, '"period": "month"', '"period": { "year": "year", "month": "month" }'),
  ),
  broken(
    'period-of-unknown-shape',
    replace(descriptor, '"period": "month"', '"period": { "year": "month", "quater": "month" }'),
  ),
  broken(
    'columns-of-no-column',
    replace(
      descriptor,
      '"keep": "P2Y"',
      '"keep": "P2Y",\n    "counts": ["uses"],\n    "rounded": ["uses"],\n    "suppressible": ["uses"],\n    "margins": [{ "column": "os", "total": "all" }],\n    "ratios": [{ "ratio": "share", "denominator": "total" }],\n    "allow": [{ "column": "words", "reason": "None." }],\n    "differentialPrivacy": { "privacy_unit": "installation", "epsilon": 1, "mechanism": "laplace", "scale": 1, "columns": ["noisy"], "conversion": "pure", "composition": "sequential" }',
    ),
  ),
  broken(
    'marker-that-is-read-as-a-value',
    replace(descriptor, '"keep": "P2Y"', '"keep": "P2Y",\n    "suppressed": "*"'),
  ),
  withMargin('margin-of-no-table', '{ "of": "installs", "by": ["day"] }'),
  withMargin('margin-by-columns-of-other-names', '{ "of": "installations", "by": ["day"] }'),
  withMargin('margin-where-no-column', '{ "of": "installations", "by": ["day"], "where": { "table": "all" } }'),
  broken(
    'file-twice',
    replace(descriptor, '["2026-07.csv", "2026-08.csv"]', '["2026-07.csv", "2026-08.csv", "2026-08.csv"]'),
  ),
  broken('file-that-is-not-there', remove(columns)),
  broken('file-nobody-describes', write('data/active-installations/2026-09.csv', 'month,platform,installations\n')),
  broken('folder-without-descriptor', write('data/crashes/2026-08.csv', 'month,crashes\n')),
  broken(
    'two-tables-of-one-name',
    write(
      'data/more/datapackage.json',
      `{
  "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
  "name": "more",
  "title": "More",
  "description": "The same again.",
  "licenses": [{ "name": "CC0-1.0" }],
  "resources": [{ "name": "installations", "path": "2026-08.csv", "schema": { "fields": [{ "name": "month", "type": "yearmonth" }, { "name": "installations", "type": "integer" }], "primaryKey": "month" } }],
  "privacy": { "unit": "installation", "contributors": "installations", "minimumCount": 10, "category": "usage", "method": [], "sampleRate": 1, "releases": "partition", "period": "month", "population": "All.", "cadence": "P1M", "keep": "P2Y" }
}
`,
    ),
    write('data/more/2026-08.csv', 'month,installations\n2026-08,1319\n'),
  ),
];
