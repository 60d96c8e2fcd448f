import type { CheckInput } from '../../checks/check-input.ts';
import type { Statement, StatementKey, WholePolicy } from '../../checks/policy/whole-policy.ts';
import { formatCanonicalJson } from '../../log/canonical-json.ts';
import { paths } from '../../model/paths.ts';
import { flatten } from '../prepare/policy/flatten.ts';
import { contentKinds, readingOf } from '../prepare/policy/readings.ts';
import { statementOf } from '../prepare/policy/whole-policy-of.ts';
import type { PublishedChecks } from './published-checks.ts';
import type { Verdict } from './verdict.ts';

/** The declarations in the input of the checks, by the folder they were written in. */
const declared = {
  dictionary: 'fields',
  categories: 'categories',
  retention: 'schedules',
  changes: 'changes',
  waivers: 'waivers',
} as const;

const differs = (message: string, file: string = paths.policy): Verdict => ({
  kind: 'differs',
  about: 'policy',
  file,
  message,
});
const isSame = (left: unknown, right: unknown) => formatCanonicalJson(left) === formatCanonicalJson(right);

/** What is said of a thing in the site's own language, without the text below its front matter, which is no input. */
function shortOf({ meaning, words }: Statement, language: string): unknown {
  const { body: _, ...own } = words[language] ?? {};
  return { meaning, words: own };
}

/** What the checks were given of what people wrote. */
type Declared = Pick<CheckInput, 'fields' | 'categories' | 'schedules' | 'changes' | 'waivers' | 'reports'>;

/** Declarations that the checks are given and that the published policy does not say, or says otherwise. */
function compareInput(policy: WholePolicy, input: Declared): Verdict[] {
  const { language, statements } = policy;
  return (Object.keys(declared) as (keyof typeof declared)[]).flatMap((folder) => {
    const kind = contentKinds[folder];
    const given = new Map(
      input[declared[folder]].map(({ id, file: _, ...data }) => {
        const { statement } = statementOf({ data, body: '' }, [], language, readingOf(folder));
        return [`${kind}:${id}` as StatementKey, statement] as const;
      }),
    );
    const said = Object.keys(statements).filter((key) => key.startsWith(`${kind}:`)) as StatementKey[];
    return [...new Set([...given.keys(), ...said])].flatMap((key): Verdict[] => {
      const [own, theirs] = [given.get(key), statements[key]];
      if (own && theirs && isSame(shortOf(own, language), shortOf(theirs, language))) return [];
      if (!own) return [differs(`It says "${key}", which the checks of the site were not given.`)];
      if (!theirs) return [differs(`The checks of the site were given "${key}", which it does not say.`)];
      return [differs(`It says "${key}" otherwise than the checks of the site were given it.`)];
    });
  });
}

/** Promises whose evidence the site shows and its policy does not say, or says otherwise. */
function comparePromises({ statements }: WholePolicy, { promises }: Pick<PublishedChecks, 'promises'>): Verdict[] {
  const said = (Object.keys(statements) as StatementKey[]).filter((key) => key.startsWith('promise:'));
  const keys = new Set([...said, ...Object.keys(promises).map((id): StatementKey => `promise:${id}`)]);
  return [...keys].flatMap((key) => {
    const kinds = statements[key]?.meaning['evidence'];
    const shown = promises[key.slice('promise:'.length)]?.map(({ kind }) => kind);
    const written = (Array.isArray(kinds) ? kinds : []).map((kind) => String(kind).replace(/-\d+$/, ''));
    if (kinds !== undefined && shown && isSame(written, shown)) return [];
    if (!shown) return [differs(`It makes the promise "${key}", for which ${paths.checks} shows no evidence.`)];
    if (kinds === undefined)
      return [differs(`${paths.checks} shows evidence for "${key}", which it does not promise.`)];
    return [
      differs(`Of "${key}" it says that it is ${written.join(', ')}; ${paths.checks} shows ${shown.join(', ')}.`),
    ];
  });
}

/** Frozen reports whose facts the checks were given otherwise than the policy says them. */
function compareReports({ statements }: WholePolicy, { reports = [] }: Pick<CheckInput, 'reports'>): Verdict[] {
  return reports.flatMap(({ id, facts }) => {
    const given = flatten({ facts }, readingOf('reports')).meaning;
    const said = statements[`report:${id}`]?.meaning ?? {};
    const isSaid = Object.entries(given).every(([aspect, value]) => isSame({ value }, { value: said[aspect] }));
    return isSaid
      ? []
      : [differs(`It says the facts of the report "${id}" otherwise than the checks were given them.`)];
  });
}

/** Holds the policy that a site publishes to what else it publishes of it. */
export function comparePolicy(
  policy: WholePolicy,
  input: Declared,
  checks: Pick<PublishedChecks, 'promises'>,
): Verdict[] {
  const verdicts = [
    ...compareInput(policy, input),
    ...compareReports(policy, input),
    ...comparePromises(policy, checks),
  ];
  if (verdicts.length > 0) return verdicts;
  const message = `What ${paths.policy} says (statements: ${Object.keys(policy.statements).length}) is what the checks were given and what evidence is shown for.`;
  return [{ kind: 'agrees', about: 'policy', message }];
}
