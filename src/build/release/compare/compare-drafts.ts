import type { CheckInput, CheckTable } from '../../../checks/check-input.ts';
import { filePeriodName } from '../../../checks/period-name.ts';
import type { Engine } from '../../../engine/engine.ts';
import { byAge } from '../../../values/newest-file.ts';
import type { ComparedFiles } from './compare-files.ts';
import type { ComparedNames } from './describe-comparison.ts';
import { knownLabels, summariseFile } from './file-summary.ts';

/** A file (relative to `data/`) of a table, to be compared with the one before it. */
export interface ComparedDraft {
  readonly path: string;
  /** The file that it corrects, with which it is compared then. */
  readonly corrects?: string;
}

/** A file beside the one before it, with what the two are called. */
export interface DraftComparison {
  readonly files: ComparedFiles;
  readonly names: ComparedNames;
}

/** `crashes`, or `crashes/by-version` where the dataset has several tables. */
function nameOf(table: CheckTable, tables: readonly CheckTable[]): string {
  const alone = tables.filter(({ dataset }) => dataset === table.dataset).length === 1;
  return alone ? table.dataset : `${table.dataset}/${table.resource}`;
}

/** The file that comes right before another in time; for the oldest one that which follows it. */
function neighbour(table: CheckTable, { path, corrects }: ComparedDraft): CheckTable['files'][number] | undefined {
  if (corrects !== undefined) return table.files.find((file) => file.path === corrects);
  const files = byAge(table.files.filter(({ replacedBy }) => replacedBy === undefined));
  const at = files.findIndex((file) => file.path === path);
  return files[at - 1] ?? files[at + 1];
}

/** Compares files that are loaded, each with the one before it in its table. Throws a RangeError for an unknown one. */
export async function compareDrafts(
  drafts: readonly ComparedDraft[],
  { tables }: Pick<CheckInput, 'tables'>,
  engine: Engine,
): Promise<DraftComparison[]> {
  const compared: DraftComparison[] = [];
  for (const draft of drafts) {
    const table = tables.find(({ files }) => files.some(({ path }) => path === draft.path));
    if (!table) throw new RangeError(`${draft.path} belongs to no table`);
    const own = table.files.find(({ path }) => path === draft.path);
    const other = neighbour(table, draft);
    const before = other && (await summariseFile(table, other.path, engine));
    const isNamed = own?.period !== undefined && own.period !== other?.period;
    compared.push({
      files: {
        name: nameOf(table, tables),
        now: await summariseFile(table, draft.path, engine),
        ...(before ? { before } : {}),
        known: await knownLabels(table, draft.path, engine),
        closed: new Set(table.columns.flatMap(({ name, constraints }) => (constraints?.enum ? [name] : []))),
        minimumCount: table.privacy.minimumCount,
      },
      names: {
        now: isNamed ? filePeriodName(own.period ?? draft.path, table.privacy) : draft.path,
        ...(other
          ? { before: isNamed && other.period !== undefined ? filePeriodName(other.period, table.privacy) : other.path }
          : {}),
      },
    });
  }
  return compared;
}
