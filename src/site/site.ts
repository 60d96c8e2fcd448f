import type {
  ChartModel,
  ContentModel,
  DatasetModel,
  EntryModel,
  Reference,
  SiteModel,
  TableModel,
} from '../model/site-model.ts';
import { readModel } from './read-model.ts';
import type { Keep } from '../schema/content/schedule.ts';
import type { EntryOf } from '../schema/kinds.ts';
import type { Kind } from '../schema/nouns.ts';
import type { HowTo } from '../schema/scalars.ts';
import { type Script, scriptWords } from '../words/script-words.ts';
import type { ChartWords } from '../words/chart-words.ts';
import { formatPeriod } from '../words/period-words.ts';
import type { Words } from '../words/words-for.ts';
import { siteWords } from '../model/site-words.ts';
import { directionOf } from '../words/direction.ts';
import type { Day } from '../values/day.ts';
import { unwrittenWords } from '../words/say-unwritten.ts';
import { isUnwritten, sayUnwrittenIn } from '../values/unwritten.ts';
import type { Duration } from '../values/duration.ts';
import { formatDay, formatDayCount } from '../values/format-day.ts';
import { formatBytes, formatDuration, formatNumber, formatShare } from '../values/format.ts';
import { listFormat } from '../values/kept-formats.ts';
import { href } from './href.ts';
import { hasPage, type MenuGroup, menuOf, type OwnLink, ownLinksOf, type PageId } from './menu.ts';
import { datasetsIn, textsOf } from '../model/translate-datasets.ts';

export type EntryView<K extends Kind> = EntryModel<EntryOf<K>>;

/** Everything a page shows, in one language. */
export interface SiteView {
  readonly model: SiteModel;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly t: Words;
  readonly chartWords: ChartWords;
  /** Keys of the words that this language lacks, which are English on its pages. */
  readonly missingWords: readonly string[];
  /** The words that a script on the page says, for `data-words`. */
  scriptWords(script: Script): string;
  readonly title: string;
  /**
   * The sentence that says the data are made up, in the language it is written in; undefined for a site with real data.
   * `stillOn` is the day on which the site stands still, where it does.
   */
  readonly synthetic: { readonly text: string; readonly language: string; readonly stillOn?: Day } | undefined;
  /** The one setting that turns everything off, and the language of its words. */
  readonly everythingOff: { readonly howTo: HowTo; readonly language: string };
  readonly content: ContentModel;
  readonly charts: readonly ChartModel[];
  /** With the words of their descriptors in this language, where they are translated. */
  readonly datasets: readonly DatasetModel[];
  readonly menu: readonly MenuGroup[];
  /** Links of the project's own that are offered in the footer. */
  readonly footerLinks: readonly OwnLink[];
  /** The sentence of the project's own in the footer, and the language it is written in. */
  readonly footer: { readonly text: string; readonly language: string } | undefined;
  /** Address of a page of this language: `data/crashes/`. */
  href(path: string): string;
  /** Address of the same page in another language. */
  hrefIn(language: string, path: string): string;
  /** Address of a file that has no language: `data/crashes/2026-08.csv`. */
  file(path: string): string;
  /** Address with scheme and host of a page of this language, for feeds and metadata. */
  absolute(path: string, language?: string): string;
  /** What something is linked with, by `kind` and `id`; empty when with nothing. */
  relations(kind: Reference['kind'], id: string): readonly Reference[];
  has(page: PageId): boolean;
  /** An entry by its id; undefined when there is none. */
  entry<K extends Kind>(kind: K, id: string): EntryView<K> | undefined;
  dataset(id: string): DatasetModel | undefined;
  /** A table by its name in SQL or that of its resource. */
  table(of: { readonly dataset: string; readonly table?: string | undefined }): TableModel | undefined;
  /** `lang` of words of a descriptor as this page shows them; undefined where they are in the page's own language. */
  langOf(words: string): string | undefined;
  day(day: Day | string): string;
  /** The period of rows: where days end rolling windows, what they span. */
  period(period: string, rows?: { readonly window?: Duration | undefined }): string;
  /** The period of a file: that of its rows, or where it replaces the file before the day on which it came out. */
  filePeriod(period: string, rows: TableModel['privacy'] | undefined): string;
  number(value: number, digits?: number): string;
  share(value: number, digits?: number): string;
  bytes(value: number): string;
  /** A number of days, in words. */
  days(days: number): string;
  duration(duration: Duration | string): string;
  /** How long, in words; for ever where that is declared. */
  keep(keep: Keep): string;
  /**
   * A value in which it is said of texts that they are not written yet, for what takes texts apart (a drawing breaks
   * lines) or shows them as code. Elsewhere the page says so itself, set apart.
   */
  said<T>(value: T): T;
  list(words: readonly string[]): string;
}

const cache = new Map<string, SiteView>();

/**
 * The site in a language: `lang` is the route's prefix, undefined for the default language. Throws on a language the
 * site does not offer.
 */
export function siteFor(lang: string | undefined): SiteView {
  const model = readModel();
  const language = lang ?? model.config.language;
  const known = cache.get(language);
  if (known?.model === model) return known;
  const site = siteOf(model, language);
  cache.set(language, site);
  return site;
}

/** What `site.yaml` says in its own words, in this language where it is translated. */
function ownWords(
  { config, words }: SiteModel,
  language: string,
): Pick<SiteView, 'synthetic' | 'everythingOff' | 'footer'> {
  const { synthetic, optOut, footer } = words?.[language] ?? {};
  const languageOf = (translated: unknown) => (translated === undefined ? config.language : language);
  return {
    synthetic:
      config.synthetic === undefined
        ? undefined
        : {
            text: synthetic ?? config.synthetic,
            language: languageOf(synthetic),
            ...(config.asOf === undefined ? {} : { stillOn: config.asOf }),
          },
    footer: config.footer === undefined ? undefined : { text: footer ?? config.footer, language: languageOf(footer) },
    everythingOff: { howTo: optOut ?? config.optOut, language: languageOf(optOut) },
  };
}

/** Every entry of every kind, by `kind:id`. */
function entriesOf(content: ContentModel): Map<string, unknown> {
  const entries = new Map<string, unknown>();
  for (const [kind, list] of Object.entries(content)) {
    if (Array.isArray(list)) for (const entry of list as { id: string }[]) entries.set(`${kind}:${entry.id}`, entry);
  }
  return entries;
}

/** The site of a model in one of its languages. */
export function siteOf(model: SiteModel, language: string): SiteView {
  const content = model.content[language];
  if (!content) throw new RangeError(`The site has no language "${language}"`);
  const interfaceWords = siteWords(model, language);
  const { words: t, messages } = interfaceWords;
  const words = model.words?.[language] ?? {};
  const datasets = datasetsIn(model, language);
  const translated = new Set(textsOf(model.datasetWords?.[language]));
  const prefixOf = (tag: string) => (tag === model.config.language ? '' : tag);
  const origin = model.config.url.endsWith('/') ? model.config.url : `${model.config.url}/`;
  const entries = entriesOf(content);
  const own = ownLinksOf(model, content, language);
  const relations = model.relations[language] ?? {};
  const period: SiteView['period'] = (text, rows) => formatPeriod(text, language, t.periods, rows?.window);
  return {
    model,
    language,
    direction: directionOf(language),
    t,
    chartWords: interfaceWords.chart,
    missingWords: interfaceWords.missing,
    scriptWords: (script) => JSON.stringify(scriptWords[script](messages)),
    title:
      [words.title, model.config.title].find((title) => title !== undefined && !isUnwritten(title)) ??
      t.siteTitle({ project: model.config.project.name }),
    ...ownWords(model, language),
    content,
    charts: model.charts[language] ?? [],
    datasets,
    menu: menuOf(own, model, content),
    footerLinks: own.filter(({ where }) => where === 'footer'),
    href: (path) => href(path, prefixOf(language)),
    hrefIn: (tag, path) => href(path, prefixOf(tag)),
    file: (path) => href(path),
    absolute: (path, tag = language) => `${origin}${prefixOf(tag) === '' ? '' : `${prefixOf(tag)}/`}${path}`,
    relations: (kind, id) => relations[`${kind}:${id}`] ?? [],
    has: (page) => hasPage(page, model, content),
    entry: <K extends Kind>(kind: K, id: string) => entries.get(`${kind}:${id}`) as EntryView<K> | undefined,
    dataset: (id) => datasets.find((dataset) => dataset.id === id),
    table: ({ dataset, table }) =>
      datasets
        .find(({ id }) => id === dataset)
        ?.tables.find(({ name, resource }) => name === table || resource === table),
    langOf: (said) => (language === model.config.language || translated.has(said) ? undefined : model.config.language),
    day: (day) => formatDay(day as Day, language),
    period,
    filePeriod: (text, rows) => period(text, rows?.releases === 'partition' ? rows : undefined),
    number: (value, digits) => formatNumber(value, language, digits),
    share: (value, digits) => formatShare(value, language, digits),
    bytes: (value) => formatBytes(value, language),
    days: (days) => formatDayCount(days, language),
    duration: (duration) => formatDuration(duration as Duration, language),
    keep: (keep) => (typeof keep === 'string' ? formatDuration(keep, language) : t.forever),
    said: (value) => sayUnwrittenIn(value, unwrittenWords(t)),
    list: (words) => listFormat(language, { type: 'conjunction' }).format(words),
  };
}
