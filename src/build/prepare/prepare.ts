import type { BrokenSince } from '../../audit/broken-checks.ts';
import type { CheckReport, ReportedFinding } from '../../audit/report.ts';
import type { Engine } from '../../engine/engine.ts';
import type { SignerKey } from '../../log/note-key.ts';
import { addressesOf } from '../../model/addresses.ts';
import type { Problem } from '../../problems/problem.ts';
import { findOverdueReviews } from '../../source/assessments.ts';
import { findExpiredFields } from '../../source/find-expired-fields.ts';
import { findOverdueRules } from '../../source/governance.ts';
import { type Files, readableOf, withUnreadable } from '../../source/files.ts';
import { readSite } from '../../source/read-site.ts';
import type { Site } from '../../source/site.ts';
import { type Day, dayOf } from '../../values/day.ts';
import { componentsFolder } from '../local/own-components.ts';
import type { PreviousLog } from '../local/previous-logs.ts';
import type { Progress } from '../local/progress.ts';
import { judgeSigningKey } from '../local/signing-key.ts';
import { checkSite } from './audit-site.ts';
import { checkInputOf } from './check-input.ts';
import { addPolicy } from './policy/add-policy.ts';
import { findBrokenLinks } from './find-broken-links.ts';
import { findExpiredSecurityTxt } from './find-expired-security-txt.ts';
import { findTellingExamples } from './judge-examples.ts';
import { judgePages } from './judge-pages.ts';
import { judgePublicFiles } from './judge-public-files.ts';
import { judgeWitnesses } from './judge-witnesses.ts';
import { judgeLook } from './look/judge-look.ts';
import { readTokens } from './look/read-tokens.ts';
import { leaksOf } from './leaks.ts';
import { loadSiteTables } from './load-site-tables.ts';
import { makeReady } from './make-ready.ts';
import { prepareContent } from './prepare-content.ts';
import { prepareShown } from './prepare-shown.ts';
import { readComponents } from './read-components.ts';
import type { Ready } from './ready.ts';
import { sealLog } from './seal-log.ts';

export interface PrepareOptions {
  readonly files: Files;
  readonly openEngine: () => Promise<Engine>;
  readonly progress: Progress;
  /** The clock; not asked where the site is made up and stands still (`asOf`). */
  readonly now: () => Date;
  /** The address the site will be served under, where it is not the one in `site.yaml` (a preview, a test). */
  readonly url?: string;
  /** Signs the checkpoint of the log; without it the checkpoint is published unsigned. */
  readonly signer?: SignerKey;
  /** Builds a site in which checks fail, and shows them as broken; what would leak is refused all the same. */
  readonly publishFailures?: boolean;
  /** What was published as broken before: it keeps its day. */
  readonly before?: BrokenSince['before'];
  /** Logs as they were published before, to prove that this one extends each of them. */
  readonly previousLogs?: readonly PreviousLog[];
}

/** Everything a build needs, or the problems that stand in its way. */
export interface Prepared {
  readonly problems: readonly Problem[];
  /** What the checks came to; absent where problems kept them from being run. */
  readonly report?: CheckReport;
  /** Failures that are not published even where the others are: what they are about is not out yet. */
  readonly leaks?: readonly ReportedFinding[];
  readonly ready?: Ready;
}

/** The day as of which a site is checked: the clock's, or the `asOf` of one that is made up and stands still. */
export const todayOf = (site: Site, now: () => Date): Day => site.config.asOf ?? dayOf(now());

/** Whether any problem stops the build; advice does not. */
export const stops = (problems: readonly Problem[]) => problems.some(({ advice }) => !advice);

/** Whether a finding stops the build: a `fail` that no waiver accepts. */
export const fails = (report: CheckReport | undefined) =>
  report?.findings.some(({ status, waiver }) => status === 'fail' && waiver === undefined) ?? false;

/** First parts of addresses that this site has and others have not. */
const takenBy = (site: Site | undefined): string[] => [
  ...(site?.config.languages ?? []),
  ...(site?.content.pages.map(({ id }) => id) ?? []),
];

/**
 * The problems of a folder that is no whole site. Those of texts are told together with the others, so that nobody
 * mends twice.
 */
function unreadProblems(
  { problems, readable, unread }: Awaited<ReturnType<typeof readSite>>,
  publicFiles: readonly string[],
): readonly Problem[] {
  if (!readable) return problems;
  const texts = prepareContent(readable, addressesOf(readable.config.url, readable.config.language));
  return [...problems, ...texts.problems, ...findBrokenLinks(readable, texts, { unread, publicFiles })];
}

/** What is copied or compiled as it is, with what is wrong with it; `taken` as `judgePublicFiles` has it. */
async function readCopied(given: Files, taken: readonly string[]) {
  const held = readableOf(given);
  const { files } = held;
  const publicFiles = await files.list('public');
  const judged = await judgePublicFiles(files, publicFiles, taken);
  const own = await readComponents(files);
  // Hidden files are copied too.
  const faults = await Promise.all(['public', componentsFolder].map((folder) => files.faults?.(folder, true) ?? []));
  const misplaced = withUnreadable([...held.problems, ...faults.flat()], [...judged, ...own.problems]);
  return { files, publicFiles, components: own.components, misplaced };
}

/**
 * Reads an adopter's folder, loads its tables, runs the charts and the checks; where nothing stops a build, gives all
 * that pages and files are made of.
 */
export async function prepare({
  files: given,
  openEngine,
  progress,
  now,
  url,
  signer,
  publishFailures = false,
  before,
  previousLogs = [],
}: PrepareOptions): Promise<Prepared> {
  const read = await progress.step('Reading content and data', () => readSite(given));
  const { files, publicFiles, components, misplaced } = await readCopied(given, takenBy(read.readable));
  if (!read.site) return { problems: [...unreadProblems(read, publicFiles), ...misplaced] };
  const site: Site = url === undefined ? read.site : { ...read.site, config: { ...read.site.config, url } };
  const addresses = addressesOf(site.config.url, site.config.language);
  const today = todayOf(site, now);
  const engine = await openEngine();
  try {
    const tables = site.datasets.flatMap((dataset) => dataset.tables);
    const loaded = await progress.step(`Loading ${tables.length} tables`, (update) =>
      loadSiteTables(engine, tables, {
        onTable: ({ name }, index) => update(`${index + 1} of ${tables.length}: ${name}`),
      }),
    );
    if (loaded.problems.length > 0) return { problems: [...read.problems, ...misplaced, ...loaded.problems] };
    // What charts ask is written by others: from here on nothing but the loaded tables can be read, and nothing be
    // written.
    await engine.lock();
    const shown = await prepareShown(site, { addresses, engine, openEngine, progress, publicFiles });
    const looked = await judgeLook(site, { files, publicFiles, tokens: readTokens() });
    const log = await sealLog(site.log ?? '', site.config.log, signer, site.checkpoint);
    const problems = [
      ...read.problems,
      ...misplaced,
      ...shown.problems,
      ...looked.problems,
      ...judgePages(site),
      ...findTellingExamples(site.content),
      ...findExpiredSecurityTxt(site, today),
      ...findOverdueReviews(site, today),
      ...findExpiredFields(site, today),
      ...findOverdueRules(site, today),
      ...(await judgeSigningKey(site, signer, log.signed)),
      ...(await judgeWitnesses(site, log)),
    ];
    const input = await addPolicy(await checkInputOf(site, { today, previousLogs }), site);
    const report = await progress.step('Running the checks', (update) => checkSite(input, engine, update));
    const leaks = publishFailures ? leaksOf(report, input) : [];
    if (stops(problems) || leaks.length > 0 || (fails(report) && !publishFailures)) return { problems, report, leaks };
    const judged = {
      site,
      addresses,
      today,
      look: looked.look,
      components,
      shown,
      sums: loaded.sums,
      input,
      report,
      log,
      ...(before ? { before } : {}),
    };
    const ready = await makeReady(judged, engine);
    return { problems, report, ready };
  } finally {
    await engine.close();
  }
}
