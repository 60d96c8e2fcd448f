import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { gleanKind } from '../../../src/adopt/imports/glean/read-glean.ts';
import { type Imported, isUnreadable } from '../../../src/adopt/imports/imported.ts';
import { realFolder } from '../../sites/assemble.ts';

function read(files: Readonly<Record<string, string>>): Imported {
  const given = gleanKind.read(new Map(Object.entries(files)));
  if (isUnreadable(given)) throw new Error(given.map(({ message }) => message).join('\n'));
  return given;
}

const common = `
    description: A search.
    bugs: [https://bugs.example/1]
    data_reviews: [https://bugs.example/1#c2]
    notification_emails: [team@example.org]`;

const metric = (more: string, name = 'default_engine') => `
$schema: moz://mozilla.org/schemas/glean/metrics/2-0-0
search:
  ${name}:${common}
    expires: never
${more.replace(/^/gm, '    ')}
`;
const field = (more: string) => read({ 'metrics.yaml': metric(more) }).fields[0];

describe('a metric of Glean', () => {
  test('keeps its type, its place, its description, links and owners', () => {
    expect(field('type: string\nlifetime: application\ndata_sensitivity: [technical, interaction]')).toEqual({
      key: 'search.default_engine',
      place: { file: 'metrics.yaml', line: 4 },
      body: 'A search.',
      type: 'string',
      categories: ['metrics'],
      sensitivity: 'interaction',
      links: [
        { text: 'Bug', url: 'https://bugs.example/1' },
        { text: 'Data review', url: 'https://bugs.example/1#c2' },
      ],
      owners: ['team@example.org'],
      notes: { 'Metric type': '`string`', Lifetime: 'application', Expires: 'never' },
    });
  });

  test.each([
    ['type: counter', 'integer', undefined, ['metrics']],
    ['type: timespan\ntime_unit: second', 'integer', 'seconds', ['metrics']],
    ['type: timing_distribution\ntime_unit: second', 'object', 'nanoseconds', ['metrics']],
    ['type: memory_distribution\nmemory_unit: kilobyte', 'object', 'bytes', ['metrics']],
    ['type: quantity\nunit: open_tabs', 'integer', 'open tabs', ['metrics']],
    ['type: datetime\ntime_unit: millisecond', 'time', undefined, ['metrics']],
    ['type: datetime\ntime_unit: day', 'string', undefined, ['metrics']],
    ['type: string_list\nsend_in_pings: [default, baseline]', 'list', undefined, ['metrics', 'baseline']],
    ['type: event', 'object', undefined, ['events']],
    ['type: boolean\nsend_in_pings: [crash, health]', 'boolean', undefined, ['crash', 'health']],
  ])('%s', (more, type, unit, categories) => {
    expect(field(more)).toMatchObject({ type, categories, ...(unit ? { unit } : {}) });
    expect(field(more)?.unit).toBe(unit);
  });

  test('with labels has a vocabulary whose meanings nobody wrote down', () => {
    expect(field('type: labeled_counter\nlabels: [a, b]')?.values).toEqual([{ value: 'a' }, { value: 'b' }]);
  });

  test.each([
    ['2027-06-30', '2027-06-29', undefined, 'on 2027-06-30; builds made from that day on do not collect it'],
    ['never', undefined, undefined, 'never'],
    ['expired', undefined, 'deprecated', 'ended by hand; newer builds do not collect it'],
    ['130', undefined, undefined, 'with version 130'],
  ])('that expires: %s', (expires, until, status, note) => {
    const given = read({ 'metrics.yaml': metric('type: counter').replace('expires: never', `expires: ${expires}`) });
    expect(given.fields[0]?.until).toBe(until);
    expect(given.fields[0]?.status).toBe(status);
    expect(given.fields[0]?.notes?.['Expires']).toBe(note);
  });

  test('that is an event has the keys that go along with it', () => {
    const { fields } = read({
      'metrics.yaml': metric('type: event\nextra_keys:\n  source:\n    description: Where.\n    type: quantity'),
    });
    expect(fields.map(({ key, type, body }) => [key, type, body])).toEqual([
      ['search.default_engine', 'object', 'A search.'],
      ['search.default_engine.source', 'integer', 'Where.'],
    ]);
  });

  test('that is an object has what stands within it, with paths', () => {
    const { fields } = read({
      'metrics.yaml': metric(
        'type: object\nstructure:\n  type: array\n  items:\n    type: object\n    properties:\n      name: { type: string }\n      parts: { type: array, items: { type: object, properties: { size: { type: number } } } }',
      ),
    });
    expect(fields.map(({ key, type }) => `${key} ${type}`)).toEqual([
      'search.default_engine list',
      'search.default_engine[].name string',
      'search.default_engine[].parts list',
      'search.default_engine[].parts[].size number',
    ]);
  });

  test('lists what could not be mapped, with its line and the reason', () => {
    const { fields, unmapped } = read({
      'metrics.yaml': metric('type: counter\nno_lint: [COMMON_PREFIX]\nmood: good'),
      'more_metrics.yaml': metric('type: colour', 'shade'),
    });
    expect(fields.map(({ key }) => key)).toEqual(['search.default_engine']);
    expect(unmapped).toMatchObject(
      [
        { place: { line: 11 }, what: 'no_lint of search.default_engine', reason: /linter/ },
        { place: { line: 12 }, what: 'mood of search.default_engine', reason: /no key/ },
        {
          place: { file: 'more_metrics.yaml' },
          what: 'metric search.shade',
          reason: /"colour"; types are event|colour/,
        },
      ].map(({ reason, ...rest }) => ({ ...rest, reason: expect.stringMatching(reason) as string })),
    );
  });
});

const pings = `
$schema: moz://mozilla.org/schemas/glean/pings/2-0-0
baseline:
  description: When the app becomes inactive.
  include_client_id: true
  bugs: [12]
  data_reviews: [https://bugs.example/3]
  notification_emails: [team@example.org]
  reasons:
    active: It became active.
quiet:
  description: Without an identifier.
  include_client_id: false
  bugs: [https://bugs.example/3]
  data_reviews: []
  notification_emails: [team@example.org]
`;

describe('a ping of Glean', () => {
  test('says what it is, whether it has an identifier, and for which reasons it is sent', () => {
    const { categories, unmapped } = read({ 'pings.yaml': pings });
    expect(categories.map(({ name, body }) => [name, body])).toEqual([
      [
        'baseline',
        'When the app becomes inactive.\n\nIt has the random identifier of the installation.\n\nIt is sent for these reasons:\n\n- `active`: It became active.',
      ],
      ['quiet', 'Without an identifier.\n\nIt has no identifier of the installation.'],
    ]);
    expect(unmapped.map(({ what }) => what)).toEqual(['"12" in bugs of baseline']);
  });

  test('stands for the names that Glean keeps for itself', () => {
    const metrics = (name: string, ping: string) =>
      `glean.internal.metrics:\n  ${name}:${common}\n    type: uuid\n    expires: never\n    send_in_pings: [${ping}]\n`;
    const sentIn = (name: string, ping: string, given: Record<string, string> = { 'pings.yaml': pings }) =>
      read({ 'metrics.yaml': metrics(name, ping), ...given }).fields[0]?.categories;
    expect(sentIn('os', 'glean_client_info')).toEqual(['baseline', 'quiet']);
    expect(sentIn('client_id', 'glean_client_info')).toEqual(['baseline']);
    expect(sentIn('os', 'all-pings')).toEqual(['baseline', 'quiet']);
    expect(sentIn('os', 'all-pings', {})).toEqual(['all-pings']);
  });
});

test('tags say what they mean', () => {
  const { fields } = read({
    'metrics.yaml': metric('type: counter\nmetadata: { tags: [fruit, other] }'),
    'tags.yaml': 'fruit:\n  description: |\n    A yellow\n    fruit.\n',
  });
  expect(fields[0]?.notes?.['Tags']).toBe('fruit (A yellow fruit.), other');
});

test('what is no file of Glean is a problem, with what it should be', () => {
  expect(gleanKind.read(new Map([['app.yaml', 'name: x\n']]))).toMatchObject([
    { code: 'file/unexpected', file: 'app.yaml', message: expect.stringContaining('no file of Glean') as string },
  ]);
});

test('the files that it takes out of a folder', () => {
  const paths = ['app/metrics.yaml', 'app/my_pings.yml', 'tags.yaml', 'biometrics.yaml', 'metrics.yaml.bak', 'x.yaml'];
  expect(paths.filter(gleanKind.takes)).toEqual(['app/metrics.yaml', 'app/my_pings.yml', 'tags.yaml']);
});

const real = join(realFolder, 'glean');
describe.skipIf(!existsSync(real))("Glean's own registry", () => {
  test('is read whole: each metric, each ping, and every level of sensitivity', () => {
    const text = (name: string) => readFileSync(join(real, name), 'utf8');
    const { fields, categories, unmapped } = read({
      'metrics.yaml': text('metrics.yaml'),
      'pings.yaml': text('pings.yaml'),
    });
    const metrics = [...text('metrics.yaml').matchAll(/^ {2}[a-z_]+:$/gm)].length;
    expect(fields.filter(({ notes }) => notes?.['Metric type'])).toHaveLength(metrics);
    expect(categories.map(({ name }) => name)).toEqual(['baseline', 'metrics', 'events', 'health', 'deletion-request']);
    expect(fields.filter(({ sensitivity }) => sensitivity === undefined)).toEqual([]);
    expect(unmapped.every(({ what }) => what.startsWith('"TODO data review"'))).toBe(true);
  });
});
