import { checkSite } from '../prepare/audit-site.ts';
import { checkInputOf } from '../prepare/check-input.ts';
import { addPolicy } from '../prepare/policy/add-policy.ts';
import { CommandFault } from '../local/command-fault.ts';
import type { Engine } from '../../engine/engine.ts';
import { loadTables } from '../../engine/load-tables.ts';
import type { Files } from '../../source/files.ts';
import { readSite } from '../../source/read-site.ts';
import type { Site } from '../../source/site.ts';
import type { Day } from '../../values/day.ts';
import { parsePeriod, type Period, periodStart } from '../../values/period.ts';
import { frozenSite } from '../prepare/frozen-site.ts';
import { todayOf } from '../prepare/prepare.ts';
import { shapeOf } from '../prepare/prepare-datasets.ts';
import type { Progress } from '../local/progress.ts';
import { type Freeze, freezeReport } from './freeze-report.ts';
import { placeInLog } from './place-in-log.ts';
import { reportFacts } from './report-facts.ts';
import { reportIdOf, reportSkeleton } from './report-skeleton.ts';

/** All that writing a report needs of the computer. */
export interface ReportPorts {
  readonly files: Files;
  readonly openEngine: () => Promise<Engine>;
  readonly progress: Progress;
  readonly now: () => Date;
}

/** A file to write, with what to tell whoever asked for it. */
export interface WrittenReport {
  readonly path: string;
  readonly text: string;
  readonly lines: readonly string[];
}

/** The site as it is, or a fault that sends the author to `vitrine check`. */
export async function readWholeSite(files: Files): Promise<Site> {
  const { site, problems } = await readSite(files);
  if (site) return site;
  throw new CommandFault(
    `The site has ${problems.filter(({ advice }) => !advice).length} problems, so nothing can be said about it yet: see  vitrine check`,
  );
}

/**
 * Runs the checks over the releases that were out on a day, as of that day, and sums them up with all else the period
 * brought.
 */
async function freezeOf(
  site: Site,
  period: Period,
  published: Day,
  { openEngine, progress }: ReportPorts,
): Promise<{ readonly freeze: Freeze; readonly then: Site }> {
  const log = await placeInLog(site.log ?? '', published);
  const then = frozenSite(site, log.size).site;
  const engine = await openEngine();
  try {
    const tables = then.datasets.flatMap((dataset) => dataset.tables);
    const sources = new Map(tables.flatMap((table) => table.files.map((file) => [file.path, file.bytes] as const)));
    await progress.step(`Loading what was released by ${published}`, () =>
      loadTables(engine, tables.map(shapeOf), async (path) => sources.get(path) ?? new Uint8Array()),
    );
    await engine.lock();
    const input = await addPolicy(await checkInputOf(then, { today: published }), then);
    const report = await progress.step('Running the checks', (update) => checkSite(input, engine, update));
    return { freeze: { log, facts: reportFacts({ period, site: then, input, report }) }, then };
  } finally {
    await engine.close();
  }
}

/** What whoever asked for a report should know of it. */
function stateLines({ log, facts }: Freeze): string[] {
  const failed = facts.checks.filter(({ fails }) => fails > 0).map(({ check }) => check);
  return [
    `It is frozen at the first ${log.size} entries of the log; figures and charts come from those releases alone.`,
    ...(log.size === 0
      ? ['The log has no entry yet: run  vitrine release  first, or the report will show no figure.']
      : []),
    ...(failed.length > 0 ? [`These checks fail, and the report says so: ${failed.join(', ')}.`] : []),
  ];
}

function parseAsked(asked: string): Period {
  const period = parsePeriod(asked.toUpperCase());
  if (period !== undefined) return period;
  throw new CommandFault(`"${asked}" is no period. Write one like 2026-Q3, 2026-08 or 2026.`);
}

/**
 * The report about a period: a skeleton where there is none yet, the file as it is with its facts filled in where it
 * has no place in the log. `on`: the day of writing, where it is not today. Throws a CommandFault for a report that is
 * frozen already: it never changes.
 */
export async function writeReport(asked: string, ports: ReportPorts, on?: Day): Promise<WrittenReport> {
  const period = parseAsked(asked);
  const site = await readWholeSite(ports.files);
  const today = on ?? todayOf(site, ports.now);
  if (periodStart(period) > today) throw new CommandFault(`${period} has not begun yet.`);
  const known = site.content.reports.find(({ id, data }) => id === reportIdOf(period) || data.period === period);
  if (known?.data.log || known?.data.facts)
    throw new CommandFault(
      `${known.file} is frozen at entry ${known.data.log?.size ?? '?'} of the log, and does not change any more. Say what was wrong in a new note in content/changes/.`,
    );
  const published = known?.data.published ?? today;
  const { freeze, then } = await freezeOf(site, period, published, ports);
  const state = stateLines(freeze);
  if (!known)
    return {
      path: `content/reports/${reportIdOf(period)}.md`,
      text: reportSkeleton(period, published, then, freeze),
      lines: [
        'Written, with the facts of the period filled in. Answer the questions in it, take away what you do not need, and build.',
        ...state,
      ],
    };
  const text = new TextDecoder().decode((await ports.files.read(known.file)) ?? new Uint8Array());
  return {
    path: known.file,
    text: freezeReport(text, freeze) ?? text,
    lines: ['The facts of the period are filled in; your words are as they were.', ...state],
  };
}
