import type { CheckTable } from '../../checks/check-input.ts';
import { groupTables } from '../../checks/suppression/group.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Site } from '../../source/site.ts';
import type { Day } from '../../values/day.ts';
import { checkInputOf } from '../prepare/check-input.ts';
import { loadSiteTables } from '../prepare/load-site-tables.ts';
import { describeChanges } from './describe-changes.ts';
import { findForeignPeriods } from './find-foreign-periods.ts';
import type { LocatedRelease } from './locate-release.ts';
import type { ReleasePorts } from './ports.ts';
import { printJudgement } from './print-judgement.ts';
import { hidesAny, orderByKey, rowsIn } from './row-order.ts';
import { protectTable } from './protect-table.ts';
import type { ProtectOptions } from './protect-table.ts';
import type { TableRequest } from './table-request.ts';

/** The table of a file, and all that hang together with it, itself among them. */
function groupOfFile(tables: readonly CheckTable[], path: string): { table: CheckTable; group: CheckTable[] } {
  const isOwn = (one: CheckTable) => one.files.some((file) => file.path === path);
  const group = groupTables(tables).find((one) => one.tables.some((other) => isOwn(other.table)));
  const members = group?.tables.map((one) => one.table) ?? [];
  const table = members.find(isOwn);
  if (!table) throw new RangeError(`${path} belongs to no table`);
  return { table, group: members };
}

async function loadByName(names: readonly string[], site: Site, engine: Engine) {
  const tables = site.datasets.flatMap((dataset) => dataset.tables).filter((one) => names.includes(one.name));
  return (await loadSiteTables(engine, tables)).problems;
}

/**
 * Protects the table where that is asked for, and says what it did; gives the bytes to publish, or nothing where the
 * file is about other periods.
 */
export async function protectRelease(
  site: Site,
  request: TableRequest & ProtectOptions & { readonly isAgain: boolean },
  { name }: LocatedRelease,
  date: Day,
  { openEngine, print, progress }: ReleasePorts,
): Promise<Uint8Array | undefined> {
  const path = `${request.dataset}/${name.path}`;
  const { tables } = await checkInputOf(site, { today: date });
  const { table, group } = groupOfFile(tables, path);
  // Totals of other tables may give hidden numbers away; without hiding, the table alone is enough.
  const needed = request.suppress ? group.map((one) => one.table) : [table.table];
  const engine = await openEngine();
  try {
    const unreadable = await loadByName(needed, site, engine);
    const foreign = unreadable.length > 0 ? unreadable : await findForeignPeriods(table, path, name.period, engine);
    if (foreign.length > 0) {
      printJudgement({ problems: foreign }, print);
      return undefined;
    }
    if (!request.suppress && !request.round) return request.bytes;
    const done = await progress.step('Protecting the table', () =>
      protectTable(table, { path, bytes: request.bytes }, tables, engine, request),
    );
    if (!request.isAgain || done.changes.length > 0)
      for (const line of describeChanges(done.changes, `data/${path}`)) print(line);
    for (const note of done.notes) print(`Note: ${note}`);
    // In the order of their numbers rows would tell between which two a hidden one lies, and of rounded ones, which is
    // more.
    const mayTell = done.changes.length > 0 || hidesAny(table, rowsIn(done.bytes).rows);
    const ordered = mayTell ? orderByKey(table, done.bytes) : undefined;
    if (ordered)
      print(
        `The rows are now in the order of their key (${table.primaryKey.join(', ')}): in another order the place of a row could tell how large its hidden or rounded number is.`,
      );
    return ordered ?? done.bytes;
  } finally {
    await engine.close();
  }
}
