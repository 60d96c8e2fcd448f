import type { Coverage } from '../../checks/check-input.ts';
import type { HowTo } from '../../schema/scalars.ts';
import type { Content, Site } from '../../source/site.ts';
import type { Day } from '../../values/day.ts';
import type { Duration } from '../../values/duration.ts';

/** What a person could read about a category, in one language. */
export interface ShownTexts {
  readonly title: string;
  readonly summary: string;
  readonly purposes: readonly string[];
  readonly recipients: readonly string[];
  readonly whenOff: string;
  readonly dialog: { readonly title: string; readonly text: string };
  readonly optOut: HowTo;
  /** By id; only what is written in this language. */
  readonly fields: Readonly<Record<string, { readonly title: string; readonly summary: string }>>;
  readonly methods: Readonly<Record<string, string>>;
  readonly retention?: { readonly title: string; readonly summary: string };
}

/**
 * A file below `data/policy/`: what a category covered, and what a person could read about it when that was recorded.
 * Permanent pages are drawn from nothing else. The fingerprint and the `consent` check look at the coverage alone.
 */
export interface PolicySnapshot extends Coverage {
  readonly shown: {
    /** The site's own language, whose texts are always there. */
    readonly language: string;
    readonly project: string;
    readonly operator: string;
    /** The sentence that says the data are made up. */
    readonly synthetic?: string;
    /** First day of the consent version. */
    readonly since: Day;
    readonly validity?: Duration;
    /** The one setting that turns everything off. */
    readonly everythingOff: HowTo;
    readonly example: Readonly<Record<string, unknown>>;
    /** By language, the site's own first. */
    readonly texts: Readonly<Record<string, ShownTexts>>;
  };
}

function textsOf(coverage: Coverage, content: Content): ShownTexts | undefined {
  const data = content.categories.find(({ id }) => id === coverage.category)?.data;
  if (!data) return undefined;
  const covered = new Set(coverage.fields.map(({ id }) => id));
  const retention = content.retention.find(({ id }) => id === coverage.retention.schedule)?.data;
  return {
    title: data.title,
    summary: data.summary,
    purposes: data.purposes,
    recipients: data.recipients,
    whenOff: data.whenOff,
    dialog: data.dialog,
    optOut: data.optOut,
    fields: Object.fromEntries(
      content.dictionary
        .filter(({ id }) => covered.has(id))
        .map(({ id, data: { title, summary } }) => [id, { title, summary }]),
    ),
    methods: Object.fromEntries(
      content.methods.filter(({ id }) => coverage.methods.includes(id)).map(({ id, data: { title } }) => [id, title]),
    ),
    ...(retention ? { retention: { title: retention.title, summary: retention.summary } } : {}),
  };
}

/** The snapshot to write for what a category covers now. Throws a RangeError for a category the site does not have. */
export function policySnapshotOf(
  coverage: Coverage,
  site: Pick<Site, 'config' | 'content' | 'translations'>,
): PolicySnapshot {
  const { config, content, translations } = site;
  const category = content.categories.find(({ id }) => id === coverage.category)?.data;
  const own = textsOf(coverage, content);
  if (!category || !own) throw new RangeError(`The site has no category "${coverage.category}"`);
  const translated = Object.keys(translations)
    .sort()
    .flatMap((language) => {
      const texts = translations[language] && textsOf(coverage, translations[language]);
      return texts ? [[language, texts] as const] : [];
    });
  return {
    ...coverage,
    shown: {
      language: config.language,
      project: config.project.name,
      operator: config.operator.name,
      ...(config.synthetic ? { synthetic: config.synthetic } : {}),
      since: category.since,
      ...(category.validity ? { validity: category.validity } : {}),
      everythingOff: config.optOut,
      example: category.example,
      texts: Object.fromEntries([[config.language, own], ...translated]),
    },
  };
}
