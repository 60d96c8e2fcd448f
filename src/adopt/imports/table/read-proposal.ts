import type { Engine } from '../../../engine/engine.ts';
import { quoteName, quoteText } from '../../../engine/sql.ts';
import { scanCsv } from '../../../values/scan-csv.ts';
import { isKey, profileTable } from './profile-table.ts';
import { type Proposal, proposeTable } from './propose-table.ts';

/** A published table as a file. */
export interface ProposedFile {
  readonly path: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

const fileName = (path: string) => path.split('/').at(-1) ?? path;

/** The days of a table, in order; empty where no column holds days. */
async function periodsOf(engine: Engine, columns: readonly { name: string; type: string }[], table: string) {
  const column = columns.find(({ type }) => type === 'date');
  if (!column) return [];
  const day = quoteName(column.name);
  const { rows } = await engine.query(`SELECT DISTINCT ${day} FROM ${quoteName(table)} WHERE ${day} <> '' ORDER BY 1`);
  return rows.map(([day]) => String(day));
}

/** Takes whole numbers of many values out of the key where rows are told apart without them: they count something. */
async function minimalKey(engine: Engine, proposal: Proposal): Promise<Proposal> {
  const { profile, period, part } = proposal;
  const many = Math.min(60, profile.rows / 4);
  let { key, measures } = proposal;
  for (const column of profile.columns) {
    if (
      column.type !== 'integer' ||
      column === period ||
      column === part?.column ||
      !key.includes(column.name) ||
      column.distinct <= many
    )
      continue;
    const rest = key.filter((name) => name !== column.name);
    if (await isKey(engine, profile, rest)) [key, measures] = [rest, [...measures, column]];
  }
  return { ...proposal, key, measures };
}

/** Loads a table as text into the engine, and says what it is; or, as a text, why it cannot be brought in. */
export async function readProposal(engine: Engine, { path, name, bytes }: ProposedFile): Promise<Proposal | string> {
  const format = path.endsWith('.parquet') ? 'parquet' : 'csv';
  const scanned = format === 'csv' ? scanCsv(bytes) : undefined;
  const fault = scanned?.faults.find(({ kind }) => kind !== 'blank-end' && kind !== 'unended');
  if (fault) return `${path}:${fault.line}:${fault.column} ${fault.message}`;
  const columns =
    scanned?.header ??
    (await engine.query(`SELECT * FROM read_parquet(${quoteText(path)}) LIMIT 0`)).columns.map((column) => column.name);
  const odd = columns.find((column) => !/^[A-Za-z_][A-Za-z0-9_]*$/.test(column));
  if (odd !== undefined) return `${path}: the column "${odd}" must have a name of letters, digits and underscores.`;
  await engine.importFile({ table: name, format, columns, source: bytes, nameForErrors: path });
  const profile = await profileTable(engine, name, columns);
  const dates = columns.length === 0 ? [] : await periodsOf(engine, profile.columns, name);
  const proposal = proposeTable(profile, dates, fileName(path));
  if (!proposal)
    return `${path}: no column says which period a row speaks of. Give it one with days (2026-08-31), months (2026-08) or years, called "year".`;
  return minimalKey(engine, proposal);
}
