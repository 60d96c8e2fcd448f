import type { ValueType } from '../../../payload/value-rule.ts';
import { type Keys, ownText, ownTexts } from './source-file.ts';

/** How the value of a type of metric goes over the wire. */
interface Sent {
  readonly type: ValueType;
  /** What the type is, for a reader who does not know Glean. */
  readonly note?: string;
  readonly minimum?: number;
  readonly pattern?: string;
}

const distribution = (what: string): Sent => ({
  type: 'object',
  note: `a distribution: how many ${what} lay in each range`,
});
const labeled = (what: string): Sent => ({ type: 'object', note: `${what} for each label` });

/** Every type of metric, as the schema of Glean (2-0-0) has it; the notes say what its documentation says. */
const sentAs: Readonly<Record<string, Sent>> = {
  boolean: { type: 'boolean' },
  string: { type: 'string' },
  text: { type: 'string', note: 'a long text' },
  url: { type: 'string', note: 'an address' },
  jwe: { type: 'string', note: 'an encrypted value' },
  uuid: { type: 'string', pattern: '[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}', note: 'a random identifier' },
  string_list: { type: 'list', note: 'a list of texts' },
  counter: { type: 'integer', minimum: 0, note: 'a number that is only added to' },
  quantity: { type: 'integer', minimum: 0 },
  timespan: { type: 'integer', minimum: 0, note: 'a length of time' },
  datetime: { type: 'time' },
  timing_distribution: distribution('timings'),
  memory_distribution: distribution('sizes of memory'),
  custom_distribution: distribution('values'),
  labeled_boolean: labeled('yes or no'),
  labeled_string: labeled('a text'),
  labeled_counter: labeled('a number that is only added to,'),
  labeled_quantity: labeled('a number'),
  labeled_custom_distribution: labeled('a distribution of values'),
  labeled_memory_distribution: labeled('a distribution of sizes of memory'),
  labeled_timing_distribution: labeled('a distribution of timings'),
  dual_labeled_counter: { type: 'object', note: 'a number that is only added to, for each pair of labels' },
  rate: { type: 'object', note: 'how often something happens, as a part of something else' },
  object: { type: 'object' },
  event: { type: 'object', note: 'something that happened, with the time since the first event of its ping' },
};

export const metricTypes: readonly string[] = Object.keys(sentAs);

/** How a metric goes over the wire; undefined for a type that Glean does not have. */
export function sentOf(type: string, metric: Keys): Sent | undefined {
  const sent = sentAs[type];
  const timeUnit = ownText(metric['time_unit']);
  // A moment that is cut to whole days is sent as a day with its distance from UTC, which is no day alone.
  if (type === 'datetime' && (timeUnit === 'day' || timeUnit === 'hour'))
    return { type: 'string', note: `a moment, cut to the ${timeUnit}` };
  return sent;
}

/** The unit in which a value is sent, where the source says one or its type has one. */
export function unitOf(type: string, metric: Keys): string | undefined {
  if (type.endsWith('timing_distribution')) return 'nanoseconds';
  // Sizes are given in any unit and sent in bytes.
  if (type.endsWith('memory_distribution')) return 'bytes';
  if (type === 'timespan') return `${ownText(metric['time_unit']) ?? 'millisecond'}s`;
  return ownText(metric['unit'])?.replaceAll('_', ' ');
}

const sensitivityOf = {
  technical: 'technical',
  interaction: 'interaction',
  stored_content: 'personal',
  web_activity: 'personal',
  highly_sensitive: 'sensitive',
} as const;
const byRank = ['technical', 'interaction', 'personal', 'sensitive'] as const;

/** The highest of the four levels of data sensitivity that a metric names; undefined for none. */
export function highestSensitivity(metric: Keys): (typeof byRank)[number] | undefined {
  const named = ownTexts(metric['data_sensitivity']).map((level) => sensitivityOf[level as keyof typeof sensitivityOf]);
  return byRank.findLast((level) => named.includes(level));
}
