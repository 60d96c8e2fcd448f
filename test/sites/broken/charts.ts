import { write } from '../edited-site.ts';
import { broken } from './broken-site.ts';

const chart = (frontMatter: string, body: string) =>
  write(
    'content/charts/installations.md',
    `---\ntitle: Installations\norder: 1\nquestion: How many installations are there?\ndataset: active-installations\nmark: line\nx: { column: month, label: Month }\ny: { column: n, label: Installations, unit: installations }\n${frontMatter}---\n\n${body}\n`,
  );
const sql = (text: string) => `\`\`\`sql\n${text}\n\`\`\`\n\nWords.`;
const filter = (by: string) =>
  `filters:\n  - { name: platform, label: Platform, table: installations, column: platform, default: ${by} }\n`;
const good = 'SELECT month, sum(installations) AS n\nFROM installations\nGROUP BY month';

/** Mistakes in charts. */
export const charts = [
  broken('no-sql', chart('', 'Words alone.')),
  broken('empty-sql', chart('', sql(''))),
  broken('sql-with-a-slip', chart('', sql('SELEC month FROM installations'))),
  broken('sql-of-no-table', chart('', sql('SELECT month, sum(installations) AS n FROM installs GROUP BY month'))),
  broken(
    'sql-of-no-column',
    chart('', sql('SELECT month, sum(instalations) AS n\nFROM installations\nGROUP BY month')),
  ),
  broken('sql-that-writes', chart('', sql('DROP TABLE installations'))),
  broken('sql-that-reads-a-file', chart('', sql("SELECT * FROM read_csv('/etc/passwd')"))),
  broken(
    'sql-of-an-extension',
    chart(
      '',
      sql(
        "SELECT month, sum(installations) AS n\nFROM installations\nWHERE month < strftime(current_date, '%Y-%m')\nGROUP BY month",
      ),
    ),
  ),
  broken(
    'parameter-without-filter',
    chart(
      '',
      sql('SELECT month, sum(installations) AS n FROM installations WHERE platform = $platform GROUP BY month'),
    ),
  ),
  broken(
    'columns-not-returned',
    chart(
      'series: { column: os, label: Platform }\ninterval: { low: lo, high: hi, label: Range }\nperiod: moth\n',
      sql(good),
    ),
  ),
  broken(
    'filter-default-that-is-no-value',
    chart(filter('linus'), sql(good.replace('GROUP', 'WHERE platform = $platform\nGROUP'))),
  ),
  broken(
    'filter-of-no-column',
    chart(
      filter('linux').replace('column: platform', 'column: os'),
      sql(good.replace('GROUP', 'WHERE platform = $platform\nGROUP')),
    ),
  ),
  broken(
    'filter-of-no-table',
    chart(
      filter('linux').replace('table: installations', 'table: installs'),
      sql(good.replace('GROUP', 'WHERE platform = $platform\nGROUP')),
    ),
  ),
  broken('filter-that-changes-nothing', chart(filter('linux'), sql(good))),
  broken('no-row', chart('', sql(good.replace('GROUP', "WHERE month = '2020-01'\nGROUP")))),
  broken('several-rows-for-one-point', chart('', sql('SELECT month, installations AS n FROM installations'))),
  broken(
    'text-where-a-number-belongs',
    chart('', sql('SELECT month, any_value(platform) AS n FROM installations GROUP BY month')),
  ),
  broken('caption-with-html', chart('', `${sql(good)}\n\n<b>Words</b>`)),
];
