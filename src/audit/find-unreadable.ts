import type { CheckTable } from '../checks/check-input.ts';
import { type Engine, EngineError } from '../engine/engine.ts';

/**
 * Tries files that are not the published ones; those that cannot be read as a table, each with the reason.
 * `changed` holds their bytes by their path relative to `data/`.
 */
export async function findUnreadable(
  engine: Engine,
  tables: readonly Pick<CheckTable, 'columns' | 'files'>[],
  changed: ReadonlyMap<string, Uint8Array>,
): Promise<Map<string, string>> {
  const unreadable = new Map<string, string>();
  for (const table of tables) {
    for (const { path, format } of table.files) {
      const source = changed.get(path);
      if (source === undefined) continue;
      try {
        await engine.importFile({
          table: '_trial',
          format,
          columns: table.columns.map(({ name }) => name),
          source,
          nameForErrors: path,
        });
        await engine.query('DROP TABLE "_trial"');
      } catch (error) {
        if (!(error instanceof EngineError) || error.kind === 'lost') throw error;
        unreadable.set(path, error.message);
      }
    }
  }
  return unreadable;
}
