import type { Problem } from '../problems/problem.ts';
import type { CollectedField } from '../schema/content/field.ts';
import { sensitivities } from '../schema/sensitivities.ts';
import type { Entry, Site } from './site.ts';

type Collected = Entry<CollectedField>;

const isCollected = (entry: Site['content']['dictionary'][number]): entry is Collected =>
  entry.data.kind === 'collected';

/** The words of a key: `use.fileName` → use, file, name. */
const wordsOf = (key: string) =>
  key
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter(Boolean);
/** What a key is called without the prefixes before it: `perf.week` → week. */
const nameOf = (key: string) => key.slice(key.lastIndexOf('.') + 1).toLowerCase();
const plain = (text: string) => text.toLowerCase().replace(/[^a-z\d]+/g, '');

/** The forbidden word that a key holds, as one of its words or as several in a row (`file_name` holds `filename`). */
function forbiddenIn(key: string, forbidden: readonly string[]): string | undefined {
  const words = wordsOf(key);
  const runs = words.flatMap((_, from) =>
    words.slice(from).map((_, length) => words.slice(from, from + length + 1).join('')),
  );
  return forbidden.find((word) => runs.includes(plain(word)));
}

function judgeKey(
  field: Collected,
  { prefixes, forbidden, unitSuffix }: NonNullable<Site['config']['naming']>,
): Problem[] {
  const { key, unit, status } = field.data;
  const at = { code: 'field/naming' as const, ...field.at(['key']) };
  const problems: Problem[] = [];
  if (prefixes && !prefixes.some((prefix) => key.startsWith(prefix))) {
    problems.push({
      ...at,
      message: `The key "${key}" begins with none of the prefixes that site.yaml allows: ${prefixes.join(', ')}.`,
      fix: `rename it in the app and here, for example to  key: ${prefixes[0] ?? ''}${nameOf(key)}`,
    });
  }
  // What is no longer sent may keep its name: that is why it went.
  const word = forbidden && status !== 'removed' ? forbiddenIn(key, forbidden) : undefined;
  if (word !== undefined)
    problems.push({
      ...at,
      message: `The key "${key}" contains "${word}", which site.yaml forbids: a field of that name holds what must not be collected, or looks as if it did.`,
      fix: 'stop collecting it, or give it a name that says what it really is',
    });
  const suffix = unit?.toLowerCase().replace(/[^a-z\d]+/g, '_');
  if (unitSuffix && suffix !== undefined && !new RegExp(`(^|[._-])${suffix}$`).test(key.toLowerCase())) {
    problems.push({
      ...at,
      message: `The field is measured in ${unit}, and its key "${key}" does not end with the unit.`,
      fix: `key: ${key}_${suffix}`,
    });
  }
  return problems;
}

const rank = ({ data }: Collected) => sensitivities.indexOf(data.sensitivity);
const vocabulary = ({ data }: Collected) =>
  data.values ? JSON.stringify(data.values.map(({ value }) => value).sort()) : undefined;

/**
 * Advice on fields of one name in several switches that are said to be of different sensitivity: where their values are
 * the same list they are the same thing, and otherwise more than one step apart is too much to be an accident.
 */
function judgeLookAlikes(fields: readonly Collected[]): Problem[] {
  return [...Map.groupBy(fields, ({ data }) => nameOf(data.key))].flatMap(([name, alike]): Problem[] =>
    alike.flatMap((field) => {
      const higher = alike
        .filter((other) => rank(other) > rank(field))
        .sort((a, b) => rank(b) - rank(a))
        .find(
          (other) =>
            rank(other) - rank(field) > 1 ||
            (vocabulary(field) !== undefined && vocabulary(field) === vocabulary(other)),
        );
      if (!higher) return [];
      return [
        {
          code: 'field/naming' as const,
          ...field.at(['sensitivity']),
          advice: true as const,
          message: `"${field.data.key}" is said to be ${field.data.sensitivity}, and "${higher.data.key}", also called "${name}", is ${higher.data.sensitivity}. What is the same should be equally sensitive wherever it is sent.`,
          fix: `sensitivity: ${higher.data.sensitivity}`,
        },
      ];
    }),
  );
}

/**
 * Problems of the names of collected fields by the rules of `naming` in site.yaml; without rules, advice on look-alikes
 * alone.
 */
export function findNamingFaults({ config, content }: Pick<Site, 'config' | 'content'>): Problem[] {
  const fields = content.dictionary.filter(isCollected);
  const { naming } = config;
  return [
    ...(naming ? fields.flatMap((field) => judgeKey(field, naming)) : []),
    ...judgeLookAlikes(fields.filter(({ data }) => data.status !== 'removed')),
  ];
}
