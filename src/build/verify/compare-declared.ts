import type { CheckInput } from '../../checks/check-input.ts';
import { formatCanonicalJson } from '../../log/canonical-json.ts';
import { paths } from '../../model/paths.ts';
import type { PublishedInput } from './read-published.ts';
import type { Verdict } from './verdict.ts';

const isSame = (left: unknown, right: unknown) => formatCanonicalJson(left) === formatCanonicalJson(right);
const differs = (message: string, file: string = paths.checkInput): Verdict => ({
  kind: 'differs',
  about: 'declarations',
  file,
  message,
});

/** The keys in which two records differ. */
function keysThatDiffer(left: Readonly<Record<string, unknown>>, right: Readonly<Record<string, unknown>>): string[] {
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].filter((key) => !isSame({ of: left[key] }, { of: right[key] }));
}

/** A table without sizes and hashes, which are held to the log and to `SHA256SUMS`. */
function declared(table: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const files = Array.isArray(table['files']) ? table['files'].map(({ path }: { path: unknown }) => path) : [];
  return { ...table, files };
}

function compareTables(published: PublishedInput, computed: CheckInput): Verdict[] {
  const nameOf = ({ dataset, table }: { readonly dataset: string; readonly table: string }) => `${dataset}/${table}`;
  const theirs = new Map(published.tables.map((table) => [nameOf(table), table]));
  const own = new Map(computed.tables.map((table) => [nameOf(table), table]));
  const names = [...new Set([...theirs.keys(), ...own.keys()])];
  return names.flatMap((name) => {
    const [left, right] = [theirs.get(name), own.get(name)];
    if (!right) return [differs(`It has the table ${name}, which no descriptor names.`)];
    const descriptor = right.descriptor;
    if (!left) return [differs(`It names a table that the checks of the site did not look at: ${name}.`, descriptor)];
    const keys = keysThatDiffer(declared(left), declared({ ...right }));
    return keys.length === 0
      ? []
      : [
          differs(
            `The table ${name} is declared otherwise than the checks of the site saw it: ${keys.join(', ')}.`,
            descriptor,
          ),
        ];
  });
}

/** Holds what the site computed for its readers' checks to what was computed here from the published files. */
export function compareDeclared(published: PublishedInput, computed: CheckInput): Verdict[] {
  const verdicts = compareTables(published, computed);
  for (const [key, what] of [
    ['snapshots', 'says other things of the policy snapshots than they hold'],
    ['snapshotHashes', 'gives other hashes of the policy snapshots than they have'],
    ['fingerprints', 'gives other fingerprints of the categories than their declarations have'],
  ] as const) {
    const keys = keysThatDiffer(published[key] ?? {}, computed[key]);
    if (keys.length > 0) verdicts.push(differs(`It ${what}: ${keys.join(', ')}.`));
  }
  const said = keysThatDiffer({ ...published.policy }, { ...computed.policy });
  if (said.length > 0)
    verdicts.push(differs(`It says other things of the whole policy than ${paths.policy}: ${said.join(', ')}.`));
  return verdicts.length > 0
    ? verdicts
    : [
        {
          kind: 'agrees',
          about: 'declarations',
          message: 'Descriptors, policy snapshots and declarations say the same.',
        },
      ];
}
