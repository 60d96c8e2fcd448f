import type { Engine } from '../../../engine/engine.ts';
import type { Problem } from '../../../problems/problem.ts';
import { wordsFor } from '../../../words/words-for.ts';
import type { PlannedFile } from '../merge-file.ts';
import { importPaths } from '../plan-import.ts';
import { formatRecord, type ImportRecord, placeText } from '../record.ts';
import { type ColumnEntries, type EntryColumn, entriesOf } from './column-entries.ts';
import type { DeclaredDataset } from './declared.ts';
import { describeClaims, describeProposal } from './describe-proposal.ts';
import { draftDescriptor } from './draft-dataset.ts';
import { gatherFiles } from './gather-files.ts';
import { type MergedDescriptor, mergeDescriptor } from './merge-descriptor.ts';
import { datasetFolder, knownColumns, type OwnTables, readOwnTables, sayingsOf } from './own-sayings.ts';
import { areProposals, readProposals } from './read-proposal.ts';
import { planDataFiles, settleContent } from './settle-content.ts';
import { judgeTableAnswers } from './table-answers.ts';
import {
  type KnownTables,
  lackingAnswers,
  type LackingAnswer,
  openOfEntries,
  writeTableSheet,
} from './table-questions.ts';
import type { ImportTablesRequest, TablesSource } from './table-source.ts';

export interface TablePlan {
  /** Files to write, all or none; empty where nothing changes. */
  readonly changes: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  /** Questions without an answer; nothing but the worksheet is written then. */
  readonly lacking: readonly LackingAnswer[];
  readonly outcomes: readonly PlannedFile[];
  readonly unmapped: ImportRecord['unmapped'];
  /** What was found and what else is to be told, a line each. */
  readonly lines: readonly string[];
  readonly sheetPath: string;
  /** Questions that may stay open, with the rows that ask them. */
  readonly open: ReadonlyMap<string, readonly string[]>;
}

/** What is known once all files were read and all answers judged. */
interface Read {
  readonly own: OwnTables;
  readonly known: KnownTables;
  readonly entries: ColumnEntries;
  /** Entries that earlier imports wrote, by their rows. */
  readonly recorded: ReadonlyMap<string, string>;
  readonly licenses: DeclaredDataset['descriptor']['licenses'];
  readonly lines: readonly string[];
}

const recordedEntries = (record: ImportRecord | undefined): Map<string, string> =>
  new Map(
    Object.entries(record?.files ?? {}).flatMap(([path, { of }]) =>
      path.startsWith('content/dictionary/') ? [[of, path]] : [],
    ),
  );

/** Reads the tables and all that was said of them; or every problem of the files or of the answers. */
async function readAll(
  source: TablesSource,
  request: ImportTablesRequest,
  engine: Engine,
): Promise<Read | readonly Problem[]> {
  const own = readOwnTables(request);
  if (!('sheet' in own)) return own;
  const { name, state } = request;
  const { declared } = source;
  const gathered = gatherFiles(source.files, datasetFolder(request, own));
  if (!('files' in gathered)) return gathered;
  const { answers, ofTable, told } = sayingsOf(own, request, declared);
  const proposals = await readProposals(engine, gathered.files, {
    dataset: name,
    known: (resource) => knownColumns(resource, own, request, declared),
    told,
  });
  if (!areProposals(proposals)) return proposals;
  const columns = proposals.flatMap(({ resource, profile }): EntryColumn[] =>
    profile.columns.map((column) => ({
      resource,
      column,
      declared: declared.tables.get(resource)?.columns.get(column.name),
    })),
  );
  const recorded = recordedEntries(own.record);
  const ofDataset = { dataset: name, categories: [answers.category ?? []].flat() };
  const entries = entriesOf(columns, { ...state, recorded }, ofDataset);
  const rows = entries.entries.flatMap(({ row, path }) => (path === undefined ? [] : [row]));
  const categories = state.categories.map(({ id }) => id);
  const wrong = judgeTableAnswers(own.sheet, { proposals, rows, categories, collected: state.collected });
  if (wrong.length > 0) return wrong;
  return {
    own,
    known: { proposals, categories, answers, ofTable },
    entries,
    recorded,
    licenses: declared.descriptor.licenses ?? own.descriptor.value?.licenses,
    lines: [...gathered.lines, ...proposals.flatMap((proposal) => describeProposal(proposal, declared))],
  };
}

/** Columns that no file has any more. */
const describeGone = ({ gone }: MergedDescriptor, { recorded }: Read, dataset: string): string[] =>
  gone.map(({ resource, column }) => {
    const entry = recorded.get(column) ?? recorded.get(`${resource}.${column}`);
    const rest = entry === undefined ? '' : ` ${entry} stays: remove it where no other column has it.`;
    return `The column "${column}" is gone from the files of ${resource}, and from data/${dataset}/datapackage.json.${rest}`;
  });

const changeOf = (before: string | undefined, after: string): PlannedFile['change'] => {
  if (before === undefined) return 'new';
  return before === after ? 'same' : 'changed';
};

/** Every file of a dataset of which nothing is lacking; or what keeps a data file from being written. */
function planWhole(
  read: Read,
  { declared }: TablesSource,
  request: ImportTablesRequest,
  unmapped: ImportRecord['unmapped'],
) {
  const { own, known, entries, licenses } = read;
  const { sheet, record, descriptor } = own;
  const { name, kind, state, texts, paths } = request;
  const { proposals, answers, ofTable } = known;
  const files = planDataFiles(proposals, request, record);
  if (files.problems.length > 0) return files.problems;
  const draft = draftDescriptor(
    {
      dataset: name,
      proposals,
      declared: { ...declared, descriptor: { ...declared.descriptor, ...(licenses ? { licenses } : {}) } },
      answers,
      ofTable,
      fields: entries.fields,
    },
    wordsFor(state.language),
  );
  const merged = mergeDescriptor(descriptor, draft, record?.files[descriptor.path], proposals);
  const content = settleContent(entries, proposals, request, own);
  const outcomes: readonly PlannedFile[] = [
    { path: descriptor.path, ...merged, change: changeOf(descriptor.text, merged.text) },
    ...content.outcomes,
  ];
  const ofRecord = {
    ...record?.files,
    ...files.written,
    ...Object.fromEntries(outcomes.map((outcome) => [outcome.path, outcome.written])),
  };
  const { sheet: sheetPath, record: recordPath } = importPaths(name);
  const unless = (path: string, text: string) =>
    texts.get(path) === text ? [] : [{ path, bytes: new TextEncoder().encode(text) }];
  return {
    outcomes,
    lines: [
      ...entries.lines,
      ...content.lines,
      ...describeGone(merged, read, name),
      ...describeClaims(descriptor.path, proposals, declared, answers.method),
    ],
    changes: [
      ...files.changes,
      ...outcomes.flatMap(({ path, text, change }) => (change === 'same' ? [] : unless(path, text))),
      ...unless(recordPath, formatRecord({ kind, paths: [...paths], files: ofRecord, unmapped })),
      ...unless(sheetPath, writeTableSheet(sheet, known, entries.entries, [], content.texts)),
    ],
    open: openOfEntries(content.texts),
  };
}

/**
 * Plans what an import of tables writes: data files, the descriptor, entries of the dictionary, charts, its worksheet
 * and its record. Nothing is deleted, and the same source over the same folder changes nothing. Gives problems instead,
 * all at once.
 */
export async function planTables(
  source: TablesSource,
  request: ImportTablesRequest,
  engine: Engine,
): Promise<TablePlan | readonly Problem[]> {
  const read = await readAll(source, request, engine);
  if (!('own' in read)) return read;
  const { own, known, entries, licenses, lines } = read;
  const tables = source.declared.tables;
  const isLicensed =
    licenses !== undefined || known.proposals.every(({ resource }) => tables.get(resource)?.resource.licenses);
  const lacking = lackingAnswers(known).filter(({ question }) => question !== 'licence' || !isLicensed);
  const { sheet: sheetPath } = importPaths(request.name);
  const unmapped = source.unmapped.map(({ place, what, reason }) => ({ at: placeText(place), what, reason }));
  const plan = { lacking, unmapped, sheetPath };
  if (lacking.length > 0) {
    const text = writeTableSheet(own.sheet, known, entries.entries, lacking, new Map());
    const isSame = request.texts.get(sheetPath) === text;
    const changes = isSame ? [] : [{ path: sheetPath, bytes: new TextEncoder().encode(text) }];
    return { ...plan, changes, outcomes: [], lines, open: new Map() };
  }
  const whole = planWhole(read, source, request, unmapped);
  return 'changes' in whole ? { ...plan, ...whole, lines: [...lines, ...whole.lines] } : whole;
}
