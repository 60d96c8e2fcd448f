import type { CheckInput } from '../../checks/check-input.ts';
import type { Engine } from '../../engine/engine.ts';
import { type VerifierKey, parseVerifierKey } from '../../log/note-key.ts';
import type { Day } from '../../values/day.ts';
import { paths } from '../../model/paths.ts';
import { checkInputOf } from '../prepare/check-input.ts';
import { checkPolicyOf } from '../prepare/policy/add-policy.ts';
import { compareDeclared } from './compare-declared.ts';
import { compareDictionary } from './compare-dictionary.ts';
import { comparePolicy } from './compare-policy.ts';
import { type PublishedChecks, publishedChecksSchema } from './published-checks.ts';
import { type PublishedSite, Unfetched } from './published-site.ts';
import { type PublishedFolder, readPublished } from './read-published.ts';
import type { Verdict } from './verdict.ts';
import { verifyCharts } from './verify-charts.ts';
import { brokenIn, brokenSince, checkAgain, compareChecks } from './verify-checks.ts';
import { type FoundFiles, verifyFiles, verifySums } from './verify-files.ts';
import { type VerifiedLog, verifyLog } from './verify-log.ts';
import { verifyValues } from './verify-values.ts';
import { verifyWitnesses } from './verify-witnesses.ts';
import { verifyMemory } from './verify-memory.ts';
import type { Remembered } from './watch-file.ts';

export interface VerifyOptions {
  /** Keys from elsewhere; one of them must have signed the checkpoint. */
  readonly keys: readonly VerifierKey[];
  /** Witnesses from elsewhere; each of them must have cosigned the checkpoint. */
  readonly witnesses: readonly VerifierKey[];
  /** What this computer saw at its last visit. */
  readonly remembered: Remembered | undefined;
  readonly today: Day;
  /** Whether what went out of date since the site was built counts as broken. */
  readonly countsToday: boolean;
  readonly openEngine: () => Promise<Engine>;
  /** Told what is being done. */
  readonly onStep: (text: string) => void;
}

export interface VerifiedSite {
  readonly verdicts: readonly Verdict[];
  /** What to remember of this visit; undefined where the log does not hold or does not continue the one seen before. */
  readonly toRemember: Remembered | undefined;
}

async function readChecks(site: PublishedSite): Promise<{ checks?: PublishedChecks; verdicts: Verdict[] }> {
  const about = { about: 'checks', file: paths.checks } as const;
  try {
    const bytes = await site.read(paths.checks);
    if (!bytes) return { verdicts: [{ kind: 'differs', ...about, message: 'It is missing.' }] };
    const parsed = publishedChecksSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    if (parsed.success) return { checks: parsed.data, verdicts: [] };
    const [issue] = parsed.error.issues;
    const where = issue ? `: ${issue.path.join('.')}: ${issue.message}` : '';
    return { verdicts: [{ kind: 'differs', ...about, message: `It is no report of checks${where}.` }] };
  } catch (error) {
    if (error instanceof Unfetched) return { verdicts: [{ kind: 'unfetched', ...about, message: error.message }] };
    if (error instanceof SyntaxError) return { verdicts: [{ kind: 'differs', ...about, message: 'It is not JSON.' }] };
    throw error;
  }
}

async function parseSelfNamed(named: string | undefined): Promise<VerifierKey | undefined> {
  const parsed = named === undefined ? undefined : await parseVerifierKey(named);
  return parsed?.ok ? parsed.value : undefined;
}

/**
 * Files of the log that are gone: wrong where a descriptor names them, or where they hold the policy, which is kept for
 * ever.
 */
function judgeGone({ gone }: FoundFiles, folder: PublishedFolder | undefined): Verdict[] {
  const named = new Set(
    folder?.datasets.flatMap(({ id, descriptor }) =>
      descriptor.resources.flatMap(({ path }) => [path].flat().map((one) => `${id}/${one}`)),
    ),
  );
  const wrong = gone.filter(({ file, type }) => type !== 'release' || named.has(file));
  const verdicts = wrong.map(({ file }): Verdict => ({
    kind: 'differs',
    about: 'files',
    file: paths.data(file),
    message: 'It is missing, and the log names it.',
  }));
  const away = gone.length - wrong.length;
  if (away > 0) {
    const message = `Files of the log that are gone and no longer offered: ${away}. Whether they may be, the check "integrity" says.`;
    verdicts.push({ kind: 'note', about: 'files', message });
  }
  return verdicts;
}

/** The input with all that the site says and what its log recorded; where that is written, the site says itself. */
async function withPolicy(input: CheckInput, { policy, input: published, site }: PublishedFolder): Promise<CheckInput> {
  const { reports } = published;
  return {
    ...input,
    ...(policy
      ? { policy: { ...(await checkPolicyOf(policy, site.policies)), places: published.policy?.places ?? {} } }
      : {}),
    ...(reports ? { reports } : {}),
  };
}

async function runAgain(
  site: PublishedSite,
  folder: PublishedFolder,
  files: FoundFiles,
  checks: PublishedChecks,
  options: VerifyOptions,
): Promise<Verdict[]> {
  const { openEngine, today, countsToday, onStep } = options;
  const input = await withPolicy(await checkInputOf(folder.site, { today: checks.asOf }), folder);
  const declared = [
    ...compareDeclared(folder.input, input),
    ...compareDictionary(input),
    ...(folder.policy ? comparePolicy(folder.policy, input, checks) : []),
  ];
  const tables = folder.datasets.flatMap((dataset) => dataset.tables);
  onStep(`Running the checks on ${tables.length} tables`);
  const engine = await openEngine();
  try {
    const isLogged = (path: string) => files.files.get(path)?.isLogged === true;
    const again = await checkAgain({ input, tables, isLogged, today }, engine);
    return [
      ...declared,
      ...again.verdicts,
      ...(await verifyValues(site, again.sums)),
      ...compareChecks(checks, again),
      ...brokenIn(again),
      ...brokenSince(again, checks.asOf, today, countsToday),
    ];
  } finally {
    await engine.close();
  }
}

function memoryOf(log: VerifiedLog, isContinued: boolean, key: string | undefined, today: Day): Remembered | undefined {
  if (!log.holds || !isContinued || !log.carried) return undefined;
  const { checkpoint, note } = log.carried;
  return {
    origin: checkpoint.origin,
    checkpoint: log.checkpoint,
    log: log.text,
    ...(key === undefined || note.signatures.length === 0 ? {} : { key }),
    day: today,
  };
}

/** The log with everything that speaks of it: signature, witnesses, and what this computer saw before. */
async function lookAtLog(site: PublishedSite, checks: PublishedChecks | undefined, options: VerifyOptions) {
  const { keys, witnesses, remembered, today } = options;
  const { origin, publicKey, witnesses: named = [] } = checks?.log ?? {};
  const log = await verifyLog(site, { origin, keys, selfNamed: await parseSelfNamed(publicKey) });
  const memory = await verifyMemory(log, remembered, publicKey);
  const isContinued = memory.every(({ kind }) => kind !== 'differs');
  const cosigned = log.carried ? await verifyWitnesses(log.carried, witnesses, named) : [];
  return {
    log,
    verdicts: [...log.verdicts, ...cosigned, ...memory],
    toRemember: memoryOf(log, isContinued, publicKey, today),
    /** Whether there is no trace of a log here, and none was ever seen. */
    isNone: !checks && !log.carried && log.text === '' && !remembered,
  };
}

/** Everything that can be found out about a published site from outside. Throws only for faults of the program. */
export async function verifySite(site: PublishedSite, options: VerifyOptions): Promise<VerifiedSite> {
  const verdicts: Verdict[] = [];
  let toRemember: Remembered | undefined;
  try {
    options.onStep('Reading the log');
    const { checks, verdicts: aboutChecks } = await readChecks(site);
    const { log, isNone, ...seen } = await lookAtLog(site, checks, options);
    if (isNone) {
      const message = `${site.address} holds no site of this kind: there is no log, no checkpoint and no ${paths.checks}. Give the address of its first page.`;
      return { verdicts: [{ kind: 'unfetched', about: 'log', message }], toRemember };
    }
    verdicts.push(...seen.verdicts);
    toRemember = seen.toRemember;
    options.onStep(`Fetching the ${log.entries.length} files that the log names`);
    const entries = log.entries.map(({ entry }) => entry);
    const files = await verifyFiles(site, entries);
    const sums = await verifySums(site, files);
    verdicts.push(...files.verdicts, ...sums.verdicts, ...aboutChecks);
    const published = await readPublished(site, log.text, sums.read, files.unfetched);
    verdicts.push(...judgeGone(files, published.folder), ...published.verdicts);
    if (verdicts.some(({ kind, about }) => kind === 'unfetched' && about !== 'log'))
      verdicts.push({
        kind: 'unfetched',
        about: 'checks',
        message: 'The checks were not run, for not every file came.',
      });
    else if (published.folder && checks) {
      const { datasets, policy } = published.folder;
      verdicts.push(...(await verifyCharts(site, datasets, policy?.language ?? 'en')));
      verdicts.push(...(await runAgain(site, published.folder, files, checks, options)));
    }
  } catch (error) {
    if (!(error instanceof Unfetched)) throw error;
    verdicts.push({ kind: 'unfetched', about: 'log', file: error.path, message: error.message });
  }
  return { verdicts, toRemember };
}
