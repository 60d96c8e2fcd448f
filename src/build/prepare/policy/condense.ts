import type { Condensed, Statement, StatementKey, WholePolicy } from '../../../checks/policy/whole-policy.ts';
import { formatCanonicalJson, fingerprint } from '../../../log/canonical-json.ts';

/**
 * Several policies, with a fingerprint in the place of each statement that all of them say alike: so that what is
 * handed to a reader's browser is no longer than what has to be compared.
 */
export async function condense(policies: readonly (WholePolicy | undefined)[]): Promise<(Condensed | null)[]> {
  const known = policies.filter((policy) => policy !== undefined);
  const keys = new Set(known.flatMap(({ statements }) => Object.keys(statements) as StatementKey[]));
  const alike = new Map<StatementKey, string>();
  for (const key of keys) {
    const said = known.map(({ statements }) => statements[key]);
    const [first] = said;
    if (first === undefined) continue;
    const text = formatCanonicalJson(first);
    if (said.every((one) => one !== undefined && formatCanonicalJson(one) === text))
      alike.set(key, await fingerprint(first));
  }
  const condensed = ({ statements }: WholePolicy) =>
    Object.fromEntries(
      Object.entries<Statement>(statements).map(([key, statement]) => [
        key,
        alike.get(key as StatementKey) ?? statement,
      ]),
    ) as Condensed;
  return policies.map((policy) => (policy ? condensed(policy) : null));
}
