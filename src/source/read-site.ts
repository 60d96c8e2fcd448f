import { logPaths } from '../log/log-paths.ts';
import type { Problem } from '../problems/problem.ts';
import type { SiteConfig } from '../schema/content/site.ts';
import type { SiteWords } from '../schema/content/site-words.ts';
import { findMissingAssessments } from './assessments.ts';
import { findConcernFaults } from './concerns.ts';
import { decodeText } from './decode.ts';
import { findNamingFaults } from './field-naming.ts';
import { type Files, readableOf, withUnreadable } from './files.ts';
import { findFlowFaults } from './flow.ts';
import { findReviewConflicts } from './governance.ts';
import { findOrphans } from './orphans.ts';
import { findPayloadFaults } from './payloads.ts';
import { findProductFaults } from './products.ts';
import { bindProse } from './prose/bind-prose.ts';
import { readConfig } from './read-config.ts';
import { readContent } from './read-content.ts';
import { readData } from './read-data.ts';
import { readDatasetWords } from './read-dataset-words.ts';
import { readPolicies } from './read-policies.ts';
import { readSiteWords } from './read-site-words.ts';
import { findMissingWords } from './missing-words.ts';
import { readInterface } from './read-interface.ts';
import type { TextTree } from '../words/message.ts';
import { findHardTexts } from './reading-level.ts';
import { findUnexplained } from './find-unexplained.ts';
import { findUnwritten } from './find-unwritten.ts';
import { findDangling } from './references.ts';
import type { Located } from './located.ts';
import type { Content, Dataset, Site, TranslatedDataset, Unread } from './site.ts';
import { withDefaults } from './with-defaults.ts';
import { findStaleTranslations } from './stale-translations.ts';

export interface ReadSite {
  /** Present where the whole folder could be read and nothing but advice was found. */
  readonly site?: Site;
  /** What could be read, where site.yaml could: enough to look for problems in texts before the others are mended. */
  readonly readable?: Site;
  readonly unread: Unread;
  readonly problems: readonly Problem[];
}

/** A text file, where it is there and can be read. */
async function readText(files: Files, path: string): Promise<{ text?: string; problems: readonly Problem[] }> {
  const bytes = await files.read(path);
  return bytes ? decodeText(bytes, path) : { problems: [] };
}

/** The texts of every language that has a folder. */
async function readTranslations(
  files: Files,
  originals: { readonly content: Content; readonly unread: Unread },
  fieldIds: SiteConfig['fieldIds'],
) {
  const languages = new Set((await files.list('content/_')).map((path) => path.split('/')[2] ?? ''));
  const translations: Record<string, Content> = {};
  const problems: Problem[] = [];
  for (const language of languages) {
    const read = await readContent(files, `content/_/${language}`, { originals, fieldIds });
    problems.push(...read.problems);
    translations[language] = read.content;
  }
  return { translations, problems };
}

/** What site.yaml, the descriptors and the interface say in other languages. */
async function readWords(
  files: Files,
  languages: readonly string[],
  config: SiteConfig,
  data: { readonly datasets: readonly Dataset[]; readonly unread: readonly string[] },
) {
  const words: Record<string, SiteWords> = {};
  const datasetWords: Record<string, Record<string, TranslatedDataset>> = {};
  const ofInterface: Record<string, TextTree> = {};
  const worded: Located[] = [];
  const problems: Problem[] = [];
  for (const language of languages) {
    const ofSite = await readSiteWords(files, language, config);
    const ofData = await readDatasetWords(files, language, data);
    const own = await readInterface(files, language);
    problems.push(...ofSite.problems, ...ofData.problems, ...own.problems);
    worded.push(...[ofSite.located, own.located].filter((one) => one !== undefined));
    if (own.texts) ofInterface[language] = own.texts;
    words[language] = ofSite.words;
    datasetWords[language] = ofData.translated;
  }
  return { words, datasetWords, interface: ofInterface, worded, problems };
}

/** Problems of files that do not fit together; `faulty` are those in which there is something wrong already. */
const findMisfits = async (site: Site, files: Files, faulty: ReadonlySet<string>): Promise<Problem[]> => [
  ...findOrphans(site),
  ...findUnexplained(site),
  ...findFlowFaults(site),
  ...findConcernFaults(site),
  ...findPayloadFaults(site),
  ...findProductFaults(site),
  ...findReviewConflicts(site),
  ...findMissingAssessments(site),
  ...findNamingFaults(site),
  ...(await findStaleTranslations(site, files)),
  ...findMissingWords(site, faulty),
  ...findHardTexts(site),
];

/**
 * Reads an adopter's folder: `content/` and `data/`. Returns all problems at once, and the site when there is nothing
 * but advice. Values of tables are checked later, in the engine; their line structure is checked here.
 */
export async function readSite(given: Files): Promise<ReadSite> {
  const held = readableOf(given);
  const { files } = held;
  const faults = await Promise.all(['content', 'data'].map((folder) => files.faults?.(folder) ?? []));
  const withFaults = (found: readonly Problem[]) => withUnreadable([...held.problems, ...faults.flat()], found);
  const config = await readConfig(files);
  const fieldIds = config.config?.fieldIds;
  const content = await readContent(files, 'content', { fieldIds });
  const data = await readData(files);
  const translated = await readTranslations(files, content, fieldIds);
  const log = await readText(files, logPaths.kept);
  const cosigned = await readText(files, logPaths.cosigned);
  const unread: Unread = { ...content.unread, datasets: data.unread };
  const dangling = findDangling({ content: content.content, datasets: data.datasets }, unread);
  const parts = [config, content, data, translated, log, cosigned, { problems: dangling }];
  const problems = parts.flatMap((part) => part.problems);
  if (!config.config) return { unread, problems: withFaults(problems) };
  const {
    words,
    datasetWords,
    interface: ofInterface,
    worded,
    ...said
  } = await readWords(files, Object.keys(translated.translations), config.config, data);
  const policies = await readPolicies(files);
  problems.push(...said.problems, ...policies.problems);
  const written: Site = {
    config: config.config,
    configAt: config.at,
    content: withDefaults(content.content, config.config),
    translations: Object.fromEntries(
      Object.entries(translated.translations).map(([language, texts]) => [
        language,
        withDefaults(texts, config.config),
      ]),
    ),
    words,
    interface: ofInterface,
    datasets: data.datasets,
    datasetWords,
    policies: policies.found,
    ...(log.text === undefined ? {} : { log: log.text }),
    ...(cosigned.text === undefined ? {} : { checkpoint: cosigned.text }),
  };
  const { site, problems: unbound } = bindProse(written);
  // Whether everything fits together only shows when everything was read: a file with a problem would be missed
  // everywhere.
  const isWhole = [...content.problems, ...data.problems, ...dangling].every(({ code }) => code.startsWith('table/'));
  const faulty = new Set(problems.map(({ file }) => file));
  problems.push(...findUnwritten(written, worded));
  if (isWhole) problems.push(...unbound, ...(await findMisfits(site, files, faulty)));
  const all = withFaults(problems);
  return all.some((problem) => !problem.advice)
    ? { readable: site, unread, problems: all }
    : { site, readable: site, unread, problems: all };
}
