import type { CheckInput, CheckTable } from '../../checks/check-input.ts';
import { type NotedChange, tells } from '../../checks/change-notes.ts';
import { titleOf } from '../../checks/policy/compare-policies.ts';
import { untoldDifferences } from '../../checks/policy/judge-step.ts';
import { changeAbout } from '../../checks/policy/suggest-note.ts';
import { partsOfKey } from '../../checks/policy/whole-policy.ts';
import { schemaFindings } from '../../checks/schema-changes.ts';
import type { LogEntry, PolicyEntry, WholePolicyEntry } from '../../log/log-entry.ts';
import { acceptedLabel } from './compare/acceptance.ts';

/** Something that a release changes and of which readers are to be told. */
export interface ToldChange {
  readonly change: NotedChange;
  /** What it is about, as readers know it. */
  readonly subject: string;
  /** Whether the checks refuse it without a note that is written. */
  readonly isRequired: boolean;
}

/** What is looked at for changes that must be told. */
export interface ToldFrom {
  /** With the policy, and as of the day of the release. */
  readonly input: CheckInput;
  readonly entries: readonly LogEntry[];
  /** Paths of the files that are released, relative to `data/`. */
  readonly paths: readonly string[];
  /** What a person accepted: `crashes:new:platform=haiku`. */
  readonly accept: readonly string[];
  /** Whether what differs in words alone is marked so. */
  readonly wordsOnly: boolean;
  /** Whether the policy is recorded in the same step. */
  readonly policy: boolean;
  /** Name of the project. */
  readonly project: string;
  /** What a table is called. */
  readonly titleOfTable: (table: Pick<CheckTable, 'dataset' | 'resource'>) => string;
}

/** What the policy says otherwise or less, of which no note tells. */
function statementChanges({ input, entries, wordsOnly, project }: ToldFrom): ToldChange[] {
  const { policy } = input;
  const latest = entries.findLast((entry): entry is WholePolicyEntry => entry.type === 'whole-policy');
  if (!latest || !policy) return [];
  return untoldDifferences(latest, input, policy, wordsOnly).map((own) => {
    const [{ statement: key }] = own;
    const { kind, id } = partsOfKey(key);
    const now = policy.now[key] ?? policy.recorded[latest.file]?.[key];
    const subject = kind === 'site' ? project : titleOf(now, policy.language, id);
    return { change: changeAbout(own), subject, isRequired: true };
  });
}

/** Tables among those that are released whose columns are not those of their last release. */
function schemaChanges(tables: readonly CheckTable[], { input, titleOfTable }: ToldFrom): ToldChange[] {
  return tables
    .filter((table) => schemaFindings(table, input).length > 0)
    .map((table) => ({
      change: { type: 'schema', dataset: table.dataset },
      subject: titleOfTable(table),
      isRequired: true,
    }));
}

/** Labels that came or went, and to which a person said yes. */
function labelChanges(tables: readonly CheckTable[], { accept, titleOfTable }: ToldFrom): ToldChange[] {
  const among = (name: string) =>
    tables.find(({ dataset, resource }) => name === dataset || name === `${dataset}/${resource}`);
  const found = accept.flatMap((word) => acceptedLabel(word) ?? []);
  return [...Map.groupBy(found, ({ table, column }) => `${table}\n${column}`).values()].flatMap((own): ToldChange[] => {
    const [{ table: name, column } = { table: '', column: '' }] = own;
    const table = among(name);
    if (!table) return [];
    const labels = (kind: 'new' | 'gone') => own.filter((one) => one.kind === kind).map(({ label }) => label);
    const field = table.columns.find((one) => one.name === column)?.field;
    const [from, to] = [labels('gone').join(', '), labels('new').join(', ')];
    return [
      {
        change: {
          type: 'field-changed',
          ...(field === undefined ? {} : { field }),
          dataset: table.dataset,
          ...(from === '' ? {} : { from }),
          ...(to === '' ? {} : { to }),
        },
        subject: `${titleOfTable(table)}, ${column}`,
        isRequired: false,
      },
    ];
  });
}

/** Switches whose consent version rises with this release, and of which no note tells since the last one. */
function coverageChanges({ input, entries, policy }: ToldFrom): ToldChange[] {
  if (!policy) return [];
  return input.categories.flatMap(({ id, title, consentVersion }): ToldChange[] => {
    const latest = entries.findLast((entry): entry is PolicyEntry => entry.type === 'policy' && entry.category === id);
    if (!latest || latest.version >= consentVersion) return [];
    const isTold = input.changes.some(
      (note) =>
        tells(note) &&
        note.date > latest.date &&
        note.changes.some((change) => change.category === id || change.about === `category:${id}`),
    );
    if (isTold) return [];
    return [{ change: { type: 'category-changed', category: id }, subject: title, isRequired: false }];
  });
}

/** All that a release changes and of which readers are to be told, each thing once; none: an empty list. */
export function toldChanges(from: ToldFrom): ToldChange[] {
  const tables = from.input.tables.filter(({ files }) => files.some(({ path }) => from.paths.includes(path)));
  const statements = statementChanges(from);
  const named = new Set(statements.map(({ change }) => change.about));
  const coverage = coverageChanges(from).filter(({ change }) => !named.has(`category:${change.category ?? ''}`));
  return [...statements, ...coverage, ...schemaChanges(tables, from), ...labelChanges(tables, from)];
}
