import { compareResults } from '../../audit/compare-results.ts';
import { evidenceOf } from '../../audit/evidence-of.ts';
import { failsSince } from '../../audit/fails-since.ts';
import { findUnreadable } from '../../audit/find-unreadable.ts';
import type { CheckReport, ReportedFinding } from '../../audit/report.ts';
import { runOnDays } from '../../audit/run-on-days.ts';
import { type ValueSums, sumsInEngine } from '../../audit/value-sums.ts';
import type { CheckInput } from '../../checks/check-input.ts';
import type { Engine } from '../../engine/engine.ts';
import { loadTables } from '../../engine/load-tables.ts';
import { formatCanonicalJson } from '../../log/canonical-json.ts';
import type { CheckId } from '../../schema/check-ids.ts';
import type { Evidence } from '../../schema/content/promise.ts';
import type { DataTable } from '../../source/site.ts';
import type { Day } from '../../values/day.ts';
import { paths } from '../../model/paths.ts';
import { boundInNode } from '../local/bound-in-node.ts';
import { shapeOf } from '../prepare/prepare-datasets.ts';
import { type PublishedChecks, resultsOf } from './published-checks.ts';
import type { Verdict, VerdictKind } from './verdict.ts';

const found = (kind: VerdictKind, message: string, file: string = paths.checks): Verdict => ({
  kind,
  about: 'checks',
  file,
  message,
});
const isSame = (left: unknown, right: unknown) => formatCanonicalJson(left) === formatCanonicalJson(right);
const isFailing = ({ status, waiver }: ReportedFinding) => status === 'fail' && waiver === undefined;
const textOf = ({ check, file, line, message }: ReportedFinding) =>
  `${check}${file === undefined ? '' : `, ${file}${line === undefined ? '' : `:${line}`}`}: ${message}`;

export interface CheckRun {
  readonly input: CheckInput;
  readonly tables: readonly DataTable[];
  /** Whether a file is, byte for byte, the one of the log. */
  readonly isLogged: (path: string) => boolean;
  /** The day to judge by; the input's own is the one as of which the site says its checks were made. */
  readonly today: Day;
}

export interface CheckedAgain {
  readonly report: CheckReport;
  /** What fails today and did not as of the site's day. */
  readonly since: readonly ReportedFinding[];
  readonly engine: string;
  /** What the values of each file that is the log's come to, by path. */
  readonly sums: ReadonlyMap<string, ValueSums>;
  readonly verdicts: readonly Verdict[];
}

/** Loads the published bytes into an engine that can reach nothing else, and runs every check on them. */
export async function checkAgain(run: CheckRun, engine: Engine): Promise<CheckedAgain> {
  const { input, tables, isLogged, today } = run;
  const bytesOf = new Map(tables.flatMap(({ files }) => files.map(({ path, bytes }) => [path, bytes] as const)));
  const changed = new Map([...bytesOf].filter(([path]) => !isLogged(path)));
  const unreadable = await findUnreadable(engine, input.tables, changed);
  for (const table of tables) {
    const shape = shapeOf(table);
    const files = shape.files.filter(({ name }) => !unreadable.has(name));
    await loadTables(engine, [{ ...shape, files }], async (path) => bytesOf.get(path) ?? new Uint8Array(), {
      keepText: true,
    });
  }
  await engine.lock({ memoryLimit: '1GiB' });
  const sums = new Map<string, ValueSums>();
  for (const table of tables) {
    const files = table.files.filter(({ path }) => isLogged(path));
    for (const [path, own] of await sumsInEngine(engine, { ...table, files })) sums.set(path, own);
  }
  const { asMade, onDay } = await runOnDays(input, engine, today, { bound: boundInNode() });
  return {
    report: asMade,
    since: failsSince(asMade, onDay),
    engine: engine.version,
    sums,
    verdicts: [...unreadable].map(([path, reason]) =>
      found('differs', `It cannot be read as a table: ${reason}`, paths.data(path)),
    ),
  };
}

function comparePromises({ promises }: PublishedChecks, report: CheckReport): Verdict[] {
  return Object.entries(promises).flatMap(([id, pieces]) => {
    const again = evidenceOf(
      {
        evidence: pieces.map((piece) => {
          if (piece.kind !== 'checked' || !('checks' in piece)) return piece as unknown as Evidence;
          const checks = piece.checks as { check: CheckId; datasets: Record<string, string> }[];
          return {
            kind: 'checked',
            checks: checks.map(({ check }) => check),
            datasets: [...new Set(checks.flatMap(({ datasets }) => Object.keys(datasets)))],
          } as Evidence;
        }),
      },
      report,
    );
    return isSame(again, pieces)
      ? []
      : [found('differs', `The promise "${id}" has other evidence than the checks give.`)];
  });
}

/** Holds the results of a run to those that the site publishes. */
export function compareChecks(published: PublishedChecks, { report, engine }: CheckedAgain): Verdict[] {
  const verdicts: Verdict[] = [];
  const compared = compareResults(report.results, resultsOf(published));
  for (const { key, same, known, own, theirs } of compared) {
    if (!own) verdicts.push(found('differs', `"${key}" is listed, and there is no such check to run.`));
    else if (!theirs) verdicts.push(found('differs', `"${key}" is not listed; here it came to ${own.outcome.status}.`));
    else if (!known) verdicts.push(found('unfetched', own.outcome.findings[0]?.message ?? `"${key}" was not run.`));
    else if (!same) {
      const first = own.outcome.findings.find(
        (finding) => !theirs.outcome.findings.some(({ message }) => message === finding.message),
      );
      const what =
        own.outcome.status === theirs.outcome.status
          ? `"${key}" is ${own.outcome.status} here too, with other findings or figures.`
          : `"${key}" is said to be ${theirs.outcome.status}; here it came to ${own.outcome.status}.`;
      verdicts.push(found('differs', `${what}${first ? ` ${textOf(first)}` : ''}`));
    } else if (!isSame(own.queries, theirs.queries))
      verdicts.push(found('differs', `"${key}" is published with other SQL than was run here.`));
  }
  if (published.status !== report.status)
    verdicts.push(
      found('differs', `All in all it is said to be ${published.status}; here it came to ${report.status}.`),
    );
  verdicts.push(...comparePromises(published, report));
  if (verdicts.length === 0)
    verdicts.push({
      kind: 'agrees',
      about: 'checks',
      message: `${compared.length} checks were run on the published bytes as of ${published.asOf}, and every result is the one in ${paths.checks}.`,
    });
  if (published.engine !== `DuckDB ${engine}`)
    verdicts.push(found('note', `The site used ${published.engine}, this computer DuckDB ${engine}.`));
  return verdicts;
}

/** What the site itself shows to be broken, where it is true: failing findings that no waiver accepts. */
export function brokenIn({ report }: CheckedAgain): Verdict[] {
  return report.findings.filter(isFailing).map((finding) => found('broken', textOf(finding), 'data'));
}

/** What went out of date since the site was built on `made`; `counts` makes it count as broken. */
export function brokenSince({ since }: CheckedAgain, made: Day, today: Day, counts: boolean): Verdict[] {
  if (today < made) {
    const message = `The clock of this computer says ${today}, and the site was built as of ${made}: it is judged by that day.`;
    return [{ kind: 'note', about: 'since', message }];
  }
  return since.map((finding) => ({
    kind: counts ? 'broken' : 'note',
    about: 'since',
    message: `As of today, ${today}: ${textOf(finding)}`,
  }));
}
