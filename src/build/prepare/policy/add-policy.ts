import type { CheckInput, CheckPolicy, CheckReportFacts } from '../../../checks/check-input.ts';
import type { Condensed, StatementKey, WholePolicy } from '../../../checks/policy/whole-policy.ts';
import { logPaths } from '../../../log/log-paths.ts';
import type { Report } from '../../../schema/content/record.ts';
import type { Entry, Site } from '../../../source/site.ts';
import { condense } from './condense.ts';
import { parseWholePolicy } from './parse-whole-policy.ts';
import { type PlacedStatement, statementsOf, wholePolicyOf } from './whole-policy-of.ts';

/** Whether a file below `data/` is a snapshot of the whole policy. */
export const isWholePolicy = (path: string) => path.startsWith(logPaths.wholePolicy);

/** The places of the statements that are compared part by part. */
function placesOf(now: Condensed, statements: ReadonlyMap<StatementKey, PlacedStatement>): CheckPolicy['places'] {
  const written = [...statements].filter(([key]) => typeof now[key] === 'object');
  return Object.fromEntries(
    written.map(([key, { statement, places }]) => [
      key,
      Object.fromEntries(
        Object.entries(places).map(([language, { file, lineOf }]) => {
          const aspects = Object.keys(language === '' ? statement.meaning : (statement.words[language] ?? {}));
          const lines = aspects.flatMap((aspect) => {
            const line = lineOf(aspect);
            return line === undefined ? [] : [[aspect, line] as const];
          });
          return [language, { file, lines: Object.fromEntries(lines) }];
        }),
      ),
    ]),
  );
}

/** What the check of the policy looks at: what is said now, and every state that was recorded. */
export async function checkPolicyOf(
  now: WholePolicy,
  policies: Readonly<Record<string, { readonly value: unknown }>>,
  statements: ReadonlyMap<StatementKey, PlacedStatement> = new Map(),
): Promise<CheckPolicy> {
  const recorded = Object.entries(policies).filter(([path]) => isWholePolicy(path));
  const [current, ...states] = await condense([now, ...recorded.map(([, { value }]) => parseWholePolicy(value))]);
  const condensed = current ?? {};
  return {
    language: now.language,
    now: condensed,
    recorded: Object.fromEntries(recorded.map(([path], at) => [path, states[at] ?? null])),
    places: placesOf(condensed, statements),
  };
}

/** The path of every single value below a value. */
function pathsIn(value: unknown, path: readonly (string | number)[]): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const below: readonly [string | number, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return below.flatMap(([key, inside]) => pathsIn(inside, [...path, key]));
}

/** The facts of the reports that are frozen, with the lines on which they are written. */
export function frozenReports(
  reports: readonly Pick<Entry<Report>, 'id' | 'file' | 'data' | 'at'>[],
): CheckReportFacts[] {
  return reports.flatMap(({ id, file, data: { log, facts, period }, at }) => {
    if (!log || !facts) return [];
    const { releases, policies, budget } = facts;
    const lines = pathsIn({ releases, policies, budget }, []).map(
      (path) => [path.join('/'), at(['facts', ...path]).line] as const,
    );
    return [{ id, file, period, size: log.size, facts, lines: Object.fromEntries(lines) }];
  });
}

/** The input of the checks with all that the site says, and with what the log recorded of it. */
export async function addPolicy(input: CheckInput, site: Site): Promise<CheckInput> {
  const statements = statementsOf(site);
  const reports = frozenReports(site.content.reports);
  return {
    ...input,
    policy: await checkPolicyOf(wholePolicyOf(site, statements), site.policies, statements),
    ...(reports.length > 0 ? { reports } : {}),
  };
}
