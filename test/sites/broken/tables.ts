import { remove, replace, write } from '../edited-site.ts';
import { broken } from './broken-site.ts';

const table = 'data/active-installations/2026-08.csv';
const descriptor = 'data/active-installations/datapackage.json';

/** Files that are no such table as their descriptor says. */
export const tables = [
  broken('column-missing', write(table, 'month,installations\n2026-08,330\n')),
  broken('column-too-many', write(table, 'month,platform,installations,crashes\n2026-08,windows,330,4\n')),
  broken('columns-in-another-order', write(table, 'month,installations,platform\n2026-08,330,windows\n')),
  broken('column-misspelt', replace(table, 'platform', 'platfrom')),
  broken('column-twice', write(table, 'month,platform,installations,installations\n2026-08,windows,330,330\n')),
  broken('no-header', replace(table, 'month,platform,installations\n', '')),
  broken('semicolons', write(table, 'month;platform;installations\n2026-08;windows;330\n')),
  broken('row-too-short', replace(table, '2026-08,macos,118', '2026-08,macos')),
  broken('row-too-long', replace(table, '2026-08,macos,118', '2026-08,macos,1,118')),
  broken('row-too-long-quoted', replace(table, '2026-08,macos,118', '2026-08,"mac, os",1,118')),
  broken('open-quote', replace(table, '2026-08,macos,118', '2026-08,"macos,118')),
  broken('quote-inside', replace(table, '2026-08,macos,118', '2026-08,mac"os,118')),
  broken('blank-line', replace(table, '2026-08,linux', '\n2026-08,linux')),
  broken('blank-line-at-the-end', replace(table, 'linux,871\n', 'linux,871\n\n')),
  broken('cut-off', replace(table, 'linux,871\n', 'linux,87')),
  broken('mixed-line-ends', replace(table, '2026-08,macos,118\n', '2026-08,macos,118\r\n')),
  broken('old-line-ends', write(table, 'month,platform,installations\r2026-08,windows,330\r')),
  broken('empty', write(table, '')),
  broken(
    'encoding',
    write(
      table,
      Uint8Array.from(
        [...'month,platform,installations\n2026-08,z']
          .map((letter) => letter.charCodeAt(0))
          .concat([0xfc, 0x72, 0x2c, 0x39, 0x0a]),
      ),
    ),
  ),
  broken('many-mistakes', write(table, `month,platform,installations\n${'2026-08,linux\n'.repeat(30)}`)),
  broken(
    'no-parquet',
    replace(descriptor, '"2026-08.csv"]', '"2026-08.parquet"]'),
    write('data/active-installations/2026-08.parquet', 'not a table'),
    remove(table),
  ),
  broken(
    'overlapping-rows-said-to-add-up',
    replace(
      'data/active-installations/datapackage.json',
      '"minimumCount": 10,',
      '"minimumCount": 10, "overlapping": ["month", "platform"],\n    "margins": [{ "column": "platform", "total": "linux", "additive": true }],',
    ),
  ),
  broken(
    'share-that-is-none',
    replace(
      'data/active-installations/datapackage.json',
      '"minimumCount": 10,',
      '"minimumCount": 10,\n    "shares": [{ "column": "platform", "unit": "percent", "of": "installations" }, { "column": "installations", "unit": "percent", "of": "month" }],',
    ),
  ),
  broken(
    'share-of-no-table',
    write('data/active-installations/2026-07.csv', 'month,platform,share\n2026-07,linux,40\n'),
    write('data/active-installations/2026-08.csv', 'month,platform,share\n2026-08,linux,40\n'),
    replace(
      'data/active-installations/datapackage.json',
      '{ "name": "installations", "type": "integer", "constraints": { "minimum": 0 } }',
      '{ "name": "share", "type": "number", "field": "installations" }',
    ),
    replace(
      'data/active-installations/datapackage.json',
      '"contributors": "installations"',
      '"contributors": { "none": "Shares alone are published." },\n    "shares": [{ "column": "share", "unit": "percent", "of": { "table": "installation", "column": "all" } }]',
    ),
  ),
];
