import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { nameOfPackage, readDatapackage } from '../../../../src/adopt/imports/datapackage/read-datapackage.ts';
import { readSite } from '../../../../src/source/read-site.ts';
import { nodeFiles } from '../../../../src/build/local/node-files.ts';
import { bringInto, closeEngine, descriptorIn, folderWith, newSite } from '../table/bring-tables.ts';

afterAll(closeEngine);

const use = 'month,system,installs\n2026-07,linux,120\n2026-08,linux,130\n';

/** Reads a package that lies beside some files. */
async function read(given: object, files: Readonly<Record<string, string | Uint8Array>> = { 'use.csv': use }) {
  const found = await readDatapackage('datapackage.json', JSON.stringify(given, null, 1), async (path) => {
    const file = files[path];
    return Promise.resolve(typeof file === 'string' ? new TextEncoder().encode(file) : file);
  });
  const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
  if (!('files' in found)) return { problems: found, unmapped: [], texts: [], table: undefined };
  return {
    ...found,
    problems: [],
    texts: found.files.map(({ source, bytes }) => `${source}: ${text(bytes)}`),
    table: found.declared.tables.get('use'),
  };
}

const resource = (more: object) => ({ name: 'use', path: 'use.csv', ...more });
const fields = (...list: object[]) => ({ resources: [resource({ schema: { fields: list } })] });
const told = ({ unmapped }: { unmapped: readonly { what: string; reason: string }[] }) =>
  unmapped.map(({ what, reason }) => `${what}: ${reason.split(/[:;,]| \(/)[0] ?? ''}`);

describe('a package', () => {
  test('of version 1 or 2 says who made it, from what and under which licence', async () => {
    const { declared, unmapped } = (await read({
      profile: 'tabular-data-package',
      name: 'a.package',
      title: 'Use',
      homepage: 'https://example.org',
      keywords: ['telemetry'],
      licenses: [{ name: 'CC0-1.0', title: 'Public domain' }, { path: 'https://example.org/l' }, { title: 'Mine' }],
      contributors: [
        { title: 'Ada', role: 'author' },
        { givenName: 'Bo', roles: ['editor', 'funder'] },
      ],
      sources: [{ title: 'Reports', path: 'https://example.org/r' }],
      resources: [resource({ profile: 'tabular-data-resource', sources: [{ title: 'Logs' }], mediatype: 'text/csv' })],
      lastUpdated: 'today',
    })) as Exclude<Awaited<ReturnType<typeof read>>, { problems: readonly [] }> & { declared: { descriptor: object } };
    expect(declared.descriptor).toEqual({
      title: 'Use',
      homepage: 'https://example.org',
      keywords: ['telemetry'],
      licenses: [{ name: 'CC0-1.0', title: 'Public domain' }, { path: 'https://example.org/l' }],
      contributors: [
        { title: 'Ada', roles: ['author'] },
        { givenName: 'Bo', roles: ['editor', 'funder'] },
      ],
      sources: [{ title: 'Reports', path: 'https://example.org/r' }, { title: 'Logs' }],
    });
    expect(told({ unmapped })).toEqual([
      'licence: It has neither a name nor an address.',
      'lastUpdated of the package: A dataset has no place for it.',
    ]);
    expect(nameOfPackage('{ "name": "a.package" }')).toBe('a-package');
  });

  test('lists what is no table here, each with the way out', async () => {
    const given = await read({
      resources: [
        resource({}),
        { name: 'inline', data: [{ a: 1 }] },
        { name: 'far', path: 'https://example.org/far.csv?x=1' },
        { name: 'above', path: '../above.csv' },
        { name: 'sheet', path: 'sheet.xlsx' },
        { name: 'packed', path: 'packed.csv.gz' },
        { name: 'nothing' },
      ],
    });
    expect(given.unmapped.map(({ place, what }) => `${place.line ?? 0} ${what}`)).toHaveLength(6);
    expect(given.unmapped.map(({ reason }) => reason)).toMatchInlineSnapshot(`
      [
        "Its rows stand in the descriptor: write them into a CSV file beside it and name that as "path".",
        "Nothing is fetched: download it beside datapackage.json and write  "path": "far.csv"",
        "A path must lie below the folder of datapackage.json: move the file there.",
        "Only CSV and Parquet can be published: write the table as one of them.",
        "Packed files are not read: unpack it.",
        "It names no file: write  "path": "….csv"",
      ]
    `);
  });

  test('without a table that can be published, or with files that are not there or others, is a problem', async () => {
    expect((await read({ resources: [{ name: 'x', data: [] }] })).problems).toMatchObject([{ code: 'import/syntax' }]);
    expect((await read({ resources: [] })).problems).toHaveLength(1);
    expect((await read([])).problems).toMatchObject([{ message: 'This is no Data Package.' }]);
    expect((await read({ resources: [resource({ path: 'no.csv' })] })).problems).toMatchObject([
      { code: 'file/missing', line: 3 },
    ]);
    const other = await read({ resources: [resource({ bytes: 1, hash: 'sha256:00' })] });
    expect(other.problems.map(({ message, fix }) => [message.slice(0, 20), fix?.slice(0, 22)])).toEqual([
      ['use.csv has 58 bytes', 'write  "bytes": 58  or'],
      ['use.csv has the hash', 'write  "hash": "sha256'],
    ]);
  });
});

describe('a schema', () => {
  test('says types, limits, keys and what stands for no value', async () => {
    const { table, unmapped } = await read({
      resources: [
        resource({
          schema: {
            fields: [
              { name: 'month', type: 'yearmonth', title: 'Month', description: 'The month. As sent.' },
              { name: 'system', type: 'string', constraints: { enum: ['linux'], required: true } },
              { name: 'installs', type: 'integer', missingValues: ['-'], constraints: { exclusiveMinimum: 9 } },
            ],
            missingValues: ['', { value: 'NA', label: 'not asked' }],
            primaryKey: 'month',
            foreignKeys: [{ fields: 'system', reference: { resource: 'x', fields: 'id' } }],
          },
        }),
      ],
    });
    expect(table?.columns.get('month')).toMatchObject({ title: 'Month', summary: 'The month.', body: 'As sent.' });
    expect(table?.columns.get('system')?.constraints).toEqual({ enum: ['linux'], required: true });
    expect(table?.columns.get('installs')).toMatchObject({ missingValues: ['-'], constraints: { minimum: 10 } });
    expect(table?.schema).toEqual({
      primaryKey: ['month'],
      missingValues: ['', { value: 'NA', label: 'not asked' }],
      foreignKeys: [{ fields: 'system', reference: { resource: 'x', fields: 'id' } }],
    });
    expect(unmapped).toEqual([]);
  });

  test('in a file of its own is read from there', async () => {
    const schema = JSON.stringify({ fields: [{ name: 'month', type: 'yearmonth', title: 'M' }] });
    const given = { resources: [resource({ schema: 'schema.json' })] };
    const { table } = await read(given, { 'use.csv': use, 'schema.json': schema });
    expect(table?.columns.get('month')?.title).toBe('M');
    const far = await read({ resources: [resource({ schema: 'https://example.org/s.json' })] });
    expect(told(far)).toEqual(['schema https://example.org/s.json: Nothing is fetched']);
  });

  test('has categories with labels, and an address of what a field is', async () => {
    const list = {
      name: 'system',
      categories: [{ value: 'linux', label: 'Linux' }],
      rdfType: 'https://schema.org/Thing',
    };
    const column = (await read(fields(list))).table?.columns.get('system');
    expect(column?.constraints).toEqual({ enum: ['linux'] });
    expect([...(column?.meanings ?? [])]).toEqual([['linux', 'Linux']]);
    expect(column?.body).toBe('- RDF type: [schema.org](https://schema.org/Thing)');
  });

  test.each([
    [{ type: 'datetime' }, 'type datetime of field use.f: A published table has no such column'],
    [{ type: 'date', format: '%d/%m/%Y' }, 'format %d/%m/%Y of field use.f: Only the plain form of each type is read'],
    [{ type: 'number', decimalChar: ',' }, 'decimalChar of field use.f: Numbers are read with a point.'],
    [
      { type: 'string', constraints: { pattern: '(?=a)a' } },
      'pattern of field use.f: A pattern has no look-around and no back-references here.',
    ],
    [
      { type: 'number', constraints: { exclusiveMaximum: 2 } },
      'exclusiveMaximum of field use.f: A bound here is allowed itself',
    ],
    [{ type: 'string', rdfType: 'x' }, 'rdfType of field use.f: Only an address can be linked.'],
    [{ mood: 'good' }, 'mood of field use.f: A field has no place for it.'],
  ])('lists what has no place: %j', async (field, line) => {
    expect(told(await read(fields({ name: 'f', ...field })))).toEqual([line]);
  });
});

describe('a file in another form is written as plain CSV', () => {
  const of = async (dialect: object | undefined, text: string | Uint8Array, more: object = {}, path = 'use.csv') =>
    (await read({ resources: [resource({ path, ...(dialect ? { dialect } : {}), ...more })] }, { [path]: text }))
      .texts[0];

  test.each([
    ['semicolons', { delimiter: ';' }, 'a;b\n1;"x;y"\n', 'a,b\n1,x;y\n'],
    ['single quotes', { quoteChar: "'" }, "a,b\n1,'x,''y'\n", 'a,b\n1,"x,\'y"\n'],
    ['escapes', { escapeChar: '\\', doubleQuote: false }, 'a,b\n1,"x\\"y"\n', 'a,b\n1,"x""y"\n'],
    ['comments', { commentChar: '#' }, '# told\na,b\n1,2\n# more\n', 'a,b\n1,2\n'],
    ['a title above', { headerRows: [2] }, 'Title\na,b\n1,2\n', 'a,b\n1,2\n'],
    ['spaces', { skipInitialSpace: true }, 'a, b\r\n1, "x y"\r\n', 'a,b\n1,x y\n'],
    ['signs for nothing', { nullSequence: '-' }, 'a,b\n-,"-"\n', 'a,b\n,-\n'],
  ])('%s', async (_, dialect, text, csv) => {
    expect(await of(dialect, text)).toBe(`use.csv: ${csv}`);
  });

  test('tabs by the name, another encoding, no header, names that no column may have', async () => {
    expect(await of(undefined, 'a\tb\n1\t2\n', {}, 'use.tsv')).toBe('use.csv: a,b\n1,2\n');
    expect(await of(undefined, new Uint8Array([97, 10, 228, 10]), { encoding: 'iso-8859-1' })).toBe('use.csv: a\nä\n');
    const named = { schema: { fields: [{ name: 'Release line' }, { name: '2nd' }] } };
    expect(await of({ header: false }, '1,2\n', named)).toBe('use.csv: release_line,column_2nd\n1,2\n');
  });

  test('one that is plain stays as it is, byte for byte', async () => {
    expect(await of(undefined, 'a,b\r\n1,"2"\r\n')).toBe('use.csv: a,b\r\n1,"2"\r\n');
  });
});

test('a package becomes a dataset of a site without a problem, and a second import changes nothing', async () => {
  const given = {
    name: 'use',
    title: 'How many use it',
    licenses: [{ name: 'CC0-1.0' }],
    resources: [
      resource({
        schema: {
          fields: [
            { name: 'month', type: 'yearmonth' },
            { name: 'system', type: 'string', categories: [{ value: 'linux', label: 'Any Linux' }] },
            { name: 'installs', type: 'integer', title: 'Installations', description: 'In use in a month.' },
          ],
          missingValues: ['', '<10'],
        },
      }),
      { name: 'inline', data: [] },
    ],
  };
  const folder = await folderWith({
    'datapackage.json': JSON.stringify(given),
    'use.csv': `${use}2026-08,bsd,<10\n`.replace('bsd', 'linux').replace('2026-08,linux,130\n', ''),
  });
  const site = await newSite();
  const paths = [join(folder, 'datapackage.json')];
  const answers = { minimumCount: '10', keep: 'P2Y', sampleRate: '1' };
  const { code, after, text } = await bringInto(site, paths, answers, 'datapackage');
  expect(code).toBe(0);
  expect(text).toContain('1 thing could not be mapped');
  expect(descriptorIn(after)).toMatchObject({
    title: 'How many use it',
    licenses: [{ name: 'CC0-1.0' }],
    resources: [
      { name: 'use', schema: { fields: [{}, { constraints: { enum: ['linux'] } }, {}], missingValues: ['', '<10'] } },
    ],
    privacy: { suppressed: '<10', contributors: 'installs' },
  });
  expect(after.get('content/dictionary/use/installs.md')).toContain('summary: In use in a month.\n');
  expect(after.get('content/dictionary/use/system.md')).toContain('meaning: Any Linux\n');
  const { problems } = await readSite(nodeFiles(site));
  expect(problems.filter(({ advice }) => !advice)).toEqual([]);
  expect((await bringInto(site, paths, {}, 'datapackage')).changed).toEqual([]);
});
