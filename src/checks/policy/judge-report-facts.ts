import type { CheckInput, CheckReportFacts } from '../check-input.ts';
import type { Finding } from '../check.ts';
import { type LoggedFacts, loggedFacts } from '../report/logged-facts.ts';

/** The input as it was when the first `size` entries of the log were all. */
function inputAt(input: CheckInput, size: number): CheckInput {
  const entries = input.log.entries.slice(0, size);
  const named = new Set(entries.map(({ file }) => file));
  return {
    ...input,
    log: { ...input.log, entries },
    tables: input.tables.map((table) => ({
      ...table,
      files: table.files
        .filter(({ path }) => named.has(path))
        .map((file) => {
          if (file.replacedBy === undefined || named.has(file.replacedBy)) return file;
          const { replacedBy: _, ...then } = file;
          return then;
        }),
    })),
  };
}

type Leaf = string | number;

/** Every single value below a value, by its path. */
function leavesOf(value: unknown, path: string): [string, Leaf][] {
  if (typeof value === 'string' || typeof value === 'number') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, below]) => leavesOf(below, path === '' ? key : `${path}/${key}`));
}

/**
 * Of the budget, what was spent depends on what is declared now, and only its number of releases on the log alone.
 */
const ofLogAlone = ({ releases, policies, budget }: LoggedFacts) => ({
  releases,
  policies,
  ...(budget ? { budget: { releases: budget.releases } } : {}),
});

/** What of the budget follows from the log and from the losses that are declared now. */
const ofDeclared = ({ budget }: LoggedFacts) => ({
  ...(budget ? { budget: { epsilon: budget.epsilon, rho: budget.rho, windowEpsilon: budget.windowEpsilon } } : {}),
});

/** The part of the facts that a path lies in, as people know it: `rows of active_installations`. */
function nameOf(path: string, { facts }: CheckReportFacts): string {
  const [part, at = '', ...rest] = path.split('/');
  const index = Number(at);
  if (part === 'releases') return `${rest.join(' ')} of ${facts.releases[index]?.table ?? `table ${index + 1}`}`;
  if (part === 'policies') return `${rest.join(' ')} of ${facts.policies[index]?.category ?? `switch ${index + 1}`}`;
  return [part, at, ...rest].join(' ').trim();
}

/** The line of the nearest place that is known. */
function lineOf(path: string, { lines }: CheckReportFacts): { readonly line?: number } {
  const parts = path.split('/');
  for (let length = parts.length; length > 0; length -= 1) {
    const line = lines[parts.slice(0, length).join('/')];
    if (line !== undefined) return { line };
  }
  return {};
}

function compare(
  report: CheckReportFacts,
  status: 'fail' | 'review',
  written: unknown,
  computed: unknown,
  by: string,
): Finding[] {
  const [said, right] = [new Map(leavesOf(written, '')), new Map(leavesOf(computed, ''))];
  const paths = [...new Set([...said.keys(), ...right.keys()])];
  return paths
    .filter((path) => said.get(path) !== right.get(path))
    .map((path): Finding => {
      const [observed, allowed] = [said.get(path), right.get(path)].map((value) => String(value ?? 'nothing'));
      const name = nameOf(path, report);
      return {
        check: 'policy',
        dataset: 'site',
        status,
        row: `report=${report.id}`,
        file: report.file,
        ...lineOf(path, report),
        message: `The report was frozen at entry ${report.size} of the log, and its facts say for ${name}: ${observed}. Computed again ${by} it is ${allowed}.`,
        observed: `${name}: ${observed}`,
        allowed: `${name}: ${allowed}`,
        fix: `${path.split('/').at(-1)}: ${allowed}`,
      };
    });
}

/**
 * The facts of a frozen report that the log holds, computed again from the entries it had then. None where the log has
 * lines that are no entries: then it is not known which entries those were.
 */
export function judgeReportFacts(report: CheckReportFacts, input: CheckInput): Finding[] {
  if (input.log.faults.length > 0 || report.size > input.log.entries.length) return [];
  const computed = loggedFacts(report.period, inputAt(input, report.size));
  return [
    ...compare(report, 'fail', ofLogAlone(report.facts), ofLogAlone(computed), 'from the log'),
    ...compare(
      report,
      'review',
      ofDeclared(report.facts),
      ofDeclared(computed),
      'from the log, with the losses that are declared now,',
    ),
  ];
}
