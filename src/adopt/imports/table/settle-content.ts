import type { Problem } from '../../../problems/problem.ts';
import { wordsFor } from '../../../words/words-for.ts';
import { everyField } from '../answers.ts';
import type { ContentDraft } from '../draft-field.ts';
import type { PlannedFile } from '../merge-file.ts';
import { settle } from '../plan-fields.ts';
import type { ImportRecord, WrittenParts } from '../record.ts';
import { type ColumnEntries, draftEntry } from './column-entries.ts';
import { draftChart } from './draft-chart.ts';
import type { OwnTables } from './own-sayings.ts';
import { printBytes } from './print-bytes.ts';
import type { Proposal } from './propose-table.ts';
import { answersOfRow, columnAnswersIn } from './table-answers.ts';
import type { ImportTablesRequest } from './table-source.ts';

interface SettledContent {
  readonly outcomes: readonly PlannedFile[];
  /** The files of entries by their rows. */
  readonly texts: ReadonlyMap<string, string>;
  readonly lines: readonly string[];
}

/** The files of entries and charts. A chart that its author took away stays away. */
export function settleContent(
  { entries }: ColumnEntries,
  proposals: readonly Proposal[],
  { name, texts, state }: ImportTablesRequest,
  { sheet, record }: OwnTables,
): SettledContent {
  const words = wordsFor(state.language);
  const lines: string[] = [];
  const written = new Map<string, string>();
  const outcomes: PlannedFile[] = [];
  const put = (path: string, draft: ContentDraft, of: string) => {
    const outcome = settle(path, draft, of, { texts, record });
    if (outcome) outcomes.push(outcome);
    else lines.push(`${path} has no front matter that can be read, so it was left alone: vitrine check says why.`);
    return outcome;
  };
  const every = answersOfRow(sheet, everyField);
  for (const { row, path, columns } of entries) {
    if (path === undefined) continue;
    const outcome = put(path, draftEntry(columns, columnAnswersIn(answersOfRow(sheet, row), every), words), row);
    if (outcome) written.set(row, outcome.text);
  }
  for (const [index, proposal] of proposals.entries()) {
    const draft = draftChart(proposal, name, index + 1);
    const path = `content/charts/${name === proposal.resource ? name : `${name}-${proposal.resource}`}.md`;
    const wasTaken = record?.files[path] !== undefined && !texts.has(path);
    if (draft && !wasTaken) put(path, draft, proposal.resource);
  }
  return { outcomes, texts: written, lines };
}

/** Data files to write, and what the record keeps of all that an import brought. */
export function planDataFiles(
  proposals: readonly Proposal[],
  { name, bytes }: ImportTablesRequest,
  record: ImportRecord | undefined,
) {
  const changes: { path: string; bytes: Uint8Array }[] = [];
  const written: Record<string, WrittenParts> = {};
  const problems: Problem[] = [];
  for (const { source, path, bytes: own } of proposals.flatMap(({ files }) => files)) {
    const target = `data/${name}/${path}`;
    const there = bytes.get(path);
    const before = record?.files[target];
    if (source === target) {
      if (before) written[target] = before;
      continue;
    }
    written[target] = { of: source, keys: { bytes: printBytes(own) }, blocks: [] };
    if (there && printBytes(there) === printBytes(own)) continue;
    if (there && before?.keys['bytes'] !== printBytes(there))
      problems.push({
        code: 'reference/conflict',
        ...{ file: target, line: 1, column: 1 },
        message: `It is there already and holds other rows than ${source}, which would take its place.`,
        fix: `remove ${target}, or leave ${source} out`,
      });
    changes.push({ path: target, bytes: own });
  }
  return { changes, written, problems };
}
