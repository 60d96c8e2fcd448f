import type { CoverageChange, CoverageChangeKind } from '../../checks/coverage-change.ts';
import type { Difference } from '../../checks/policy/difference.ts';
import { type StatementKey, type WholePolicy, partsOfKey } from '../../checks/policy/whole-policy.ts';

interface Named {
  readonly id: string;
  readonly changes: readonly CoverageChange[];
}

/** The aspects of a statement of which a change of a coverage tells. */
const aspects: Partial<Record<CoverageChangeKind, readonly string[]>> = {
  'field-added': [''],
  'field-removed': ['', 'status'],
  'field-renamed': ['key'],
  'sensitivity-raised': ['sensitivity'],
  'sensitivity-lowered': ['sensitivity'],
  'recipient-added': ['recipients'],
  'recipient-removed': ['recipients'],
  'purpose-added': ['purposes'],
  'purpose-removed': ['purposes'],
  'threshold-lowered': ['minimumCount'],
  'threshold-raised': ['minimumCount'],
  'loss-raised': ['differentialPrivacy/epsilon', 'differentialPrivacy/rho'],
  'loss-lowered': ['differentialPrivacy/epsilon', 'differentialPrivacy/rho'],
  'sample-rate-raised': ['sampleRate'],
  'sample-rate-lowered': ['sampleRate'],
  'method-added': ['method', 'methods'],
  'method-removed': ['method', 'methods'],
  'dataset-added': [''],
  'dataset-removed': [''],
};

const asked: readonly CoverageChangeKind[] = [
  'recipient-added',
  'recipient-removed',
  'purpose-added',
  'purpose-removed',
];

/** The statement that a change of a coverage is about: that of its subject, else the category's own. */
function statementOf(id: string, { kind, subject }: CoverageChange, keys: readonly StatementKey[]): StatementKey {
  const own: StatementKey = `category:${id}`;
  if (subject === undefined || asked.includes(kind)) return own;
  const table = keys.find((key) => {
    const { kind: of, id: name } = partsOfKey(key);
    return of === 'table' && name.slice(name.indexOf('/') + 1) === subject;
  });
  if (table !== undefined && !kind.startsWith('field-') && !kind.startsWith('sensitivity-')) return table;
  return keys.includes(`field:${subject}`) ? `field:${subject}` : own;
}

/** Whether what a category covers tells of a difference already. */
export function toldByCoverage(categories: readonly Named[], ...policies: readonly WholePolicy[]) {
  const keys = policies.flatMap(({ statements }) => Object.keys(statements) as StatementKey[]);
  const told = new Set(
    categories.flatMap(({ id, changes }) =>
      changes.flatMap((change) =>
        (aspects[change.kind] ?? []).map((aspect) => `${statementOf(id, change, keys)} ${aspect}`),
      ),
    ),
  );
  return ({ statement, aspect }: Difference): boolean => told.has(`${statement} ${aspect}`);
}
