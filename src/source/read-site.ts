import { sha256Hex } from '../log/sha256.ts';
import type { Problem } from '../problems/problem.ts';
import { siteSchema } from '../schema/content/site.ts';
import { findMissingAssessments } from './assessments.ts';
import { findConcernFaults } from './concerns.ts';
import { sampleBlock } from './sample-of.ts';
import { decodeText } from './decode.ts';
import { findNamingFaults } from './field-naming.ts';
import type { Files } from './files.ts';
import { findFlowFaults } from './flow.ts';
import { parseYaml } from './parse-yaml.ts';
import { findOrphans } from './orphans.ts';
import { findHardTexts } from './reading-level.ts';
import { findDangling } from './references.ts';
import { readContent } from './read-content.ts';
import { readData } from './read-data.ts';
import { readDatasetWords } from './read-dataset-words.ts';
import { readSiteWords } from './read-site-words.ts';
import type { Content, Site, TranslatedDataset, Unread } from './site.ts';
import type { SiteWords } from '../schema/content/site-words.ts';
import { findStaleTranslations } from './stale-translations.ts';
import { validate } from './validate.ts';
import { logPaths } from '../log/log-paths.ts';

export interface ReadSite {
  /** Present where the whole folder could be read and nothing but advice was found. */
  readonly site?: Site;
  /** What could be read, where site.yaml could: enough to look for problems in texts before the others are mended. */
  readonly readable?: Site;
  readonly unread: Unread;
  readonly problems: readonly Problem[];
}

const configFile = 'content/site.yaml';

async function readConfig(files: Files) {
  const bytes = await files.read(configFile);
  if (!bytes) {
    const problem: Problem = {
      code: 'file/missing',
      file: configFile,
      line: 1,
      column: 1,
      message: 'A site needs content/site.yaml, which names the project, its address and its contacts.',
      fix: `begin with\n${sampleBlock(siteSchema)}`,
    };
    return { problems: [problem] };
  }
  const decoded = decodeText(bytes, configFile);
  if (decoded.text === undefined) return { problems: decoded.problems };
  const { located, problems } = parseYaml(decoded.text, { file: configFile, syntaxCode: 'yaml/syntax' });
  if (!located) return { problems };
  const valid = validate(siteSchema, located);
  return valid.value === undefined
    ? { problems: valid.problems }
    : { config: valid.value, at: located.at, problems: [] };
}

async function readPolicies(files: Files): Promise<{ found: Site['policies']; problems: Problem[] }> {
  const found: Record<string, Site['policies'][string]> = {};
  const problems: Problem[] = [];
  for (const file of await files.list('data/policy')) {
    const bytes = (await files.read(file)) ?? new Uint8Array();
    const decoded = decodeText(bytes, file);
    const parsed = decoded.text === undefined ? decoded : parseYaml(decoded.text, { file, syntaxCode: 'json/syntax' });
    problems.push(...parsed.problems);
    if ('located' in parsed && parsed.located)
      found[file.slice('data/'.length)] = { value: parsed.located.value, bytes, sha256: await sha256Hex(bytes) };
  }
  return { found, problems };
}

/**
 * Reads an adopter's folder: `content/` and `data/`. Returns all problems at once, and the site when there is nothing
 * but advice. Values of tables are checked later, in the engine; their line structure is checked here.
 */
export async function readSite(files: Files): Promise<ReadSite> {
  const config = await readConfig(files);
  const { content, unread: unreadContent, problems: contentProblems } = await readContent(files, 'content');
  const { datasets, unread: unreadData, problems: dataProblems } = await readData(files);
  const unread: Unread = { ...unreadContent, datasets: unreadData };
  const problems: Problem[] = [...config.problems, ...contentProblems, ...dataProblems];
  const translations: Record<string, Content> = {};
  for (const path of await files.list('content/_')) translations[path.split('/')[2] ?? ''] ??= {} as Content;
  for (const language of Object.keys(translations)) {
    const read = await readContent(files, `content/_/${language}`, { content, unread: unreadContent });
    problems.push(...read.problems);
    translations[language] = read.content;
  }
  const logBytes = await files.read(logPaths.kept);
  const log = logBytes && decodeText(logBytes, logPaths.kept);
  if (log) problems.push(...log.problems);
  const cosignedBytes = await files.read(logPaths.cosigned);
  const cosigned = cosignedBytes && decodeText(cosignedBytes, logPaths.cosigned);
  if (cosigned) problems.push(...cosigned.problems);
  const dangling = findDangling({ content, datasets }, unread);
  problems.push(...dangling);
  if (!config.config) return { unread, problems };
  const words: Record<string, SiteWords> = {};
  const datasetWords: Record<string, Record<string, TranslatedDataset>> = {};
  for (const language of Object.keys(translations)) {
    const read = await readSiteWords(files, language, config.config);
    problems.push(...read.problems);
    words[language] = read.words;
    const ofData = await readDatasetWords(files, language, { datasets, unread: unreadData });
    problems.push(...ofData.problems);
    datasetWords[language] = ofData.translated;
  }
  const policies = await readPolicies(files);
  problems.push(...policies.problems);
  const site: Site = {
    config: config.config,
    configAt: config.at,
    content,
    translations,
    words,
    datasets,
    datasetWords,
    policies: policies.found,
    ...(log?.text !== undefined ? { log: log.text } : {}),
    ...(cosigned?.text !== undefined ? { checkpoint: cosigned.text } : {}),
  };
  // Whether everything fits together only shows when everything was read: a file with a problem would be missed everywhere.
  const isWhole = [...contentProblems, ...dataProblems, ...dangling].every(({ code }) => code.startsWith('table/'));
  if (isWhole)
    problems.push(
      ...findOrphans(site),
      ...findFlowFaults(site),
      ...findConcernFaults(site),
      ...findMissingAssessments(site),
      ...findNamingFaults(site),
      ...(await findStaleTranslations(site, files)),
      ...findHardTexts(site),
    );
  return problems.some((problem) => !problem.advice)
    ? { readable: site, unread, problems }
    : { site, readable: site, unread, problems };
}
