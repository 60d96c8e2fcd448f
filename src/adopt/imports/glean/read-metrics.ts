import { addDays, parseDay } from '../../../values/day.ts';
import type { Imported, ImportedField, ImportedLink, Unmapped } from '../imported.ts';
import { highestSensitivity, metricTypes, sentOf, unitOf } from './metric-types.ts';
import { fieldsOfStructure } from './read-structure.ts';
import { type GleanFile, isKeys, type Keys, ownText, ownTexts, unreadKeys } from './source-file.ts';

/** Keys of a metric that are read below. */
const known = (
  'type description metadata lifetime send_in_pings notification_emails bugs data_reviews disabled expires version ' +
  'time_unit memory_unit labels dual_labels extra_keys range_min range_max bucket_count histogram_type unit ' +
  'data_sensitivity telemetry_mirror denominator_metric in_session structure'
).split(' ');

/** The bugs and reviews that an entry names; a number alone, as the first version of the format had it, is none. */
export const entryLinks = (entry: Keys): ImportedLink[] =>
  [
    ...ownTexts(entry['bugs']).map((url) => ({ text: 'Bug', url })),
    ...ownTexts(entry['data_reviews']).map((url) => ({ text: 'Data review', url })),
  ].filter(({ url }) => /^https?:\/\//.test(url));

/** Links of an entry that lead nowhere. */
export const unlinked = (file: GleanFile, path: readonly string[], entry: Keys): Unmapped[] =>
  ['bugs', 'data_reviews'].flatMap((key) =>
    ownTexts(entry[key])
      .filter((url) => !/^https?:\/\//.test(url))
      .map((url) => ({
        place: file.placeOf([...path, key]),
        what: `"${url}" in ${key} of ${path.join('.')}`,
        reason: 'it is no address of a page, so nothing can link to it',
      })),
  );

/** Glean's rule: what names no ping is sent in the ping `events` if it is an event, and in `metrics` otherwise. */
function pingsOf(type: string, metric: Keys): string[] {
  const named = ownTexts(metric['send_in_pings']);
  const usual = type === 'event' ? 'events' : 'metrics';
  return [...new Set((named.length === 0 ? ['default'] : named).map((ping) => (ping === 'default' ? usual : ping)))];
}

/** What `expires` says: from that day on, new builds of an app do not collect it, so the day before is the last. */
function expiryOf(expires: unknown): Pick<ImportedField, 'until' | 'status'> & { note?: string } {
  const text = String(expires ?? '');
  const day = parseDay(text);
  if (day) return { until: addDays(day, -1), note: `on ${day}; builds made from that day on do not collect it` };
  if (text === 'expired') return { status: 'deprecated', note: 'ended by hand; newer builds do not collect it' };
  if (text === 'never') return { note: 'never' };
  return text === '' ? {} : { note: `with version ${text}` };
}

const listed = (values: readonly string[]) => values.map((value) => `\`${value}\``).join(', ');

/** What else is said of a metric, by the name it is shown under. */
function notesOf(type: string, metric: Keys, tags: readonly string[]): Record<string, string> {
  const dual = isKeys(metric['dual_labels']) ? metric['dual_labels'] : {};
  const axis = (key: string): string | undefined => {
    const one = dual[key];
    if (!isKeys(one)) return undefined;
    const labels = ownTexts(one['labels']);
    return [ownText(one['description']), labels.length > 0 ? listed(labels) : undefined].filter(Boolean).join(' ');
  };
  const range = ['range_min', 'range_max', 'bucket_count', 'histogram_type'].flatMap((key) =>
    metric[key] === undefined ? [] : [`${key.replace('_', ' ')} ${String(metric[key])}`],
  );
  const text = (key: string) => (metric[key] === undefined ? undefined : String(metric[key]));
  const notes = {
    'Metric type': [`\`${type}\``, sentOf(type, metric)?.note].filter(Boolean).join(', '),
    Lifetime: text('lifetime'),
    Precision: type.includes('datetime') || type.includes('timing') ? text('time_unit') : undefined,
    'Recorded in': text('memory_unit') && `${text('memory_unit') ?? ''}s`,
    'First labels': axis('key'),
    'Second labels': axis('category'),
    Ranges: range.length > 0 ? range.join(', ') : undefined,
    Expires: expiryOf(metric['expires']).note,
    Disabled: metric['disabled'] === true ? 'yes: the app does not record it at the moment' : undefined,
    'A part of': text('denominator_metric') && `\`${text('denominator_metric') ?? ''}\``,
    'Also recorded as': text('telemetry_mirror') && `\`${text('telemetry_mirror') ?? ''}\``,
    'Sampled by session': metric['in_session'] === true ? 'yes' : undefined,
    'Version of the metric': text('version'),
    Tags: tags.length > 0 ? tags.join(', ') : undefined,
  };
  return Object.fromEntries(Object.entries(notes).filter((entry): entry is [string, string] => Boolean(entry[1])));
}

/** The keys that go along with an event, as fields below it. */
const extraFields = (file: GleanFile, path: readonly string[], event: ImportedField, extra: unknown): ImportedField[] =>
  Object.entries(isKeys(extra) ? extra : {}).map(([name, of]) => {
    const { description, type } = isKeys(of) ? of : {};
    const { categories, sensitivity, until, status } = event;
    return {
      key: `${event.key}.${name}`,
      place: file.placeOf([...path, 'extra_keys', name]),
      body: ownText(description),
      type: ({ boolean: 'boolean', quantity: 'integer' } as const)[String(type)] ?? 'string',
      ...{ categories, sensitivity, until, status },
      notes: { 'Goes along with': `\`${event.key}\`` },
    };
  });

/** The labels of a metric, whose meanings Glean does not keep. */
function vocabularyOf(metric: Keys): ImportedField['values'] {
  const labels = ownTexts(metric['labels']);
  return labels.length > 0 ? labels.map((value) => ({ value })) : undefined;
}

function readMetric(file: GleanFile, path: readonly [string, string], metric: Keys): Imported {
  const key = path.join('.');
  const type = ownText(metric['type']) ?? '';
  const sent = sentOf(type, metric);
  const unread = [...unreadKeys(file, path, metric, known), ...unlinked(file, path, metric)];
  if (!sent) {
    const reason = `its type is ${type === '' ? 'not given' : `"${type}"`}; types are ${metricTypes.join(', ')}`;
    return { fields: [], categories: [], unmapped: [{ place: file.placeOf(path), what: `metric ${key}`, reason }] };
  }
  const ofFile = ownTexts(file.value['$tags']);
  const metadata = isKeys(metric['metadata']) ? metric['metadata'] : {};
  const { until, status } = expiryOf(metric['expires']);
  const structure = isKeys(metric['structure']) ? metric['structure'] : undefined;
  const field: ImportedField = {
    key,
    place: file.placeOf(path),
    body: ownText(metric['description']),
    type: structure?.['type'] === 'array' ? 'list' : sent.type,
    unit: unitOf(type, metric),
    values: vocabularyOf(metric),
    minimum: sent.minimum,
    pattern: sent.pattern,
    categories: pingsOf(type, metric),
    sensitivity: highestSensitivity(metric),
    until,
    status: metric['disabled'] === true ? 'deprecated' : status,
    links: entryLinks(metric),
    owners: ownTexts(metric['notification_emails']),
    notes: notesOf(type, metric, [...new Set([...ofFile, ...ownTexts(metadata['tags'])])]),
  };
  const inner = structure ? fieldsOfStructure(file, [...path, 'structure'], field, structure) : undefined;
  return {
    fields: [field, ...extraFields(file, path, field, metric['extra_keys']), ...(inner?.fields ?? [])],
    categories: [],
    unmapped: [...unread, ...(inner?.unmapped ?? [])],
  };
}

/** Every metric of a file, with what goes along with events and what stands within objects as fields of their own. */
export function readMetrics(file: GleanFile): Imported {
  const parts = Object.entries(file.value).flatMap(([category, metrics]): Imported[] => {
    if (category === '$schema' || category === '$tags') return [];
    if (!isKeys(metrics)) {
      const [unmapped] = [unreadKeys(file, [], { [category]: metrics }, [])];
      return [{ fields: [], categories: [], unmapped }];
    }
    return Object.entries(metrics).map(([name, metric]) =>
      readMetric(file, [category, name], isKeys(metric) ? metric : {}),
    );
  });
  return {
    fields: parts.flatMap(({ fields }) => fields),
    categories: [],
    unmapped: parts.flatMap(({ unmapped }) => unmapped),
  };
}
