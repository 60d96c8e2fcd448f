import type { Policy, ShownTexts } from '../model/policy.ts';
import type { HowTo } from '../schema/scalars.ts';
import { KeyIndex } from '../payload/key-path.ts';
import { deepestPayload } from '../payload/payload-text.ts';
import { partsOfValue } from '../payload/walk-parts.ts';
import { sensitivities } from '../schema/sensitivities.ts';
import type { Day } from '../values/day.ts';
import type { Duration } from '../values/duration.ts';

/** Something with a name, in the language the name is really in. */
export interface Named {
  readonly id: string;
  readonly title: string;
  readonly language: string;
}

/**
 * What a card says of a category. Made from one policy and nothing else, so that a page of a released one never
 * changes.
 */
export interface CardView {
  readonly id: string;
  /** The language of all texts that do not name their own. */
  readonly language: string;
  readonly title: string;
  readonly summary: string;
  readonly dialog: { readonly title: string; readonly text: string };
  readonly sensitivity: string;
  readonly version: number;
  /** Set where it is on until somebody turns it off. */
  readonly default?: 'on';
  readonly notice: number;
  readonly fields: readonly (Named & {
    readonly key: string;
    readonly summary?: string;
    readonly products?: readonly Named[];
  })[];
  /** A report as it leaves the device; absent where a snapshot kept none. */
  readonly example?: Readonly<Record<string, unknown>>;
  /** The products that have it, where the project has several. */
  readonly products?: readonly Named[];
  readonly purposes: readonly string[];
  readonly recipients: readonly string[];
  readonly stages: readonly { readonly place: string; readonly days: number | 'forever' }[];
  readonly retention?: { readonly title: string; readonly summary: string };
  readonly methods: readonly Named[];
  readonly sampleRate: number;
  /**
   * Of the published tables: the smallest group, and whether every number carries noise; absent where none is
   * published.
   */
  readonly published?: { readonly minimumCount?: number; readonly noise: boolean };
  readonly optOut?: HowTo;
  readonly whenOff: string;
  readonly since?: Day;
  readonly validity?: Duration;
}

function publishedOf(datasets: Policy['datasets']): CardView['published'] {
  if (datasets.length === 0) return undefined;
  const isNoisy = ({ epsilon, rho }: Policy['datasets'][number]) => epsilon !== undefined || rho !== undefined;
  const counted = datasets
    .filter((dataset) => !isNoisy(dataset) && dataset.minimumCount > 1)
    .map(({ minimumCount }) => minimumCount);
  return {
    noise: datasets.some(isNoisy),
    ...(counted.length > 0 && datasets.every((dataset) => isNoisy(dataset) || dataset.minimumCount > 1)
      ? { minimumCount: Math.min(...counted) }
      : {}),
  };
}

/** The most telling fields first, and those of equal sensitivity as they stand in the example; others after them. */
function inOrder({ fields, shown }: Policy): Policy['fields'] {
  const index = new KeyIndex(fields.map(({ key }) => [key, key]));
  const parts = partsOfValue(shown?.example ?? {}, (names) => index.knows(names), deepestPayload);
  const keys = parts.map(({ names }) => index.find(names));
  const place = (key: string) => (keys.includes(key) ? keys.indexOf(key) : keys.length);
  const level = (sensitivity: string) => (sensitivities as readonly string[]).indexOf(sensitivity);
  return [...fields].sort((a, b) => level(b.sensitivity) - level(a.sensitivity) || place(a.key) - place(b.key));
}

/** The texts of a card as they were shown; the policy's own words where it kept none. */
function saidIn(
  { words, purposes, recipients }: Policy,
  texts: ShownTexts | undefined,
): Pick<CardView, 'title' | 'summary' | 'dialog' | 'purposes' | 'recipients' | 'optOut' | 'whenOff'> {
  if (!texts) {
    const { title, summary, dialogTitle, dialogText, whenOff } = words;
    return { title, summary, dialog: { title: dialogTitle, text: dialogText }, purposes, recipients, whenOff };
  }
  const { title, summary, dialog, optOut, whenOff } = texts;
  return { title, summary, dialog, purposes: texts.purposes, recipients: texts.recipients, optOut, whenOff };
}

/** The sentence about a field, where there is one. */
const summaryOf = (field: { readonly summary?: string } | undefined): { summary?: string } =>
  field?.summary === undefined ? {} : { summary: field.summary };

/** How the switch stands until somebody moves it, where that is on. */
const startOf = ({ default: start }: Policy): Pick<CardView, 'default'> => (start ? { default: start } : {});

/**
 * The card of a policy in a language; texts fall back to the language the policy was written in, one by one. A snapshot
 * without texts gives a barer card, in the `fallback` language.
 */
export function cardView(policy: Policy, language: string, fallback: string): CardView {
  const { shown } = policy;
  const own = shown?.language ?? fallback;
  const main: ShownTexts | undefined = shown?.texts[own];
  const translated = shown?.texts[language];
  const texts = translated ?? main;
  const named = (id: string, pick: (texts: ShownTexts) => string | undefined): Named => {
    const here = translated && pick(translated);
    return here === undefined
      ? { id, title: (main && pick(main)) ?? id, language: own }
      : { id, title: here, language };
  };
  const productsIn = (ids: readonly string[] | undefined) =>
    ids === undefined ? {} : { products: ids.map((id) => named(id, (said) => said.products?.[id])) };
  const retention = translated?.retention ?? main?.retention;
  const published = publishedOf(policy.datasets);
  return {
    id: policy.category,
    language: translated ? language : own,
    ...saidIn(policy, texts),
    sensitivity: policy.sensitivity,
    version: policy.version,
    ...startOf(policy),
    ...productsIn(policy.products),
    notice: policy.notice,
    fields: inOrder(policy).map(({ id, key, products }) => ({
      ...named(id, ({ fields }) => fields[id]?.title),
      key,
      ...summaryOf(translated?.fields[id] ?? main?.fields[id]),
      ...productsIn(products),
    })),
    ...(shown ? { example: shown.example, since: shown.since } : {}),
    stages: policy.retention.stages,
    ...(retention ? { retention } : {}),
    methods: policy.methods.map((id) => named(id, ({ methods }) => methods[id])),
    sampleRate: policy.sampleRate,
    ...(published ? { published } : {}),
    ...(shown?.validity ? { validity: shown.validity } : {}),
  };
}
