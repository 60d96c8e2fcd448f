import type { Engine, Table } from '../../engine/engine.ts';
import { bindParameters } from '../../engine/sql.ts';
import { type ChartCube, settingKey } from '../../model/chart-cube.ts';
import type { FilterModel } from '../../model/site-model.ts';

/** A cube is written up to this many settings and rows; beyond, a filter asks the engine. */
const cubeLimits = { settings: 400, rows: 20_000 };

/** Every combination of the filters' options, as parameter values. */
function settingsOf(filters: readonly FilterModel[]): Record<string, string>[] {
  return filters.reduce<Record<string, string>[]>(
    (settings, filter) =>
      settings.flatMap((setting) => filter.options.map(({ value }) => ({ ...setting, [filter.name]: value }))),
    [{}],
  );
}

/**
 * The answers of a chart's SQL for every setting of its filters; undefined without filters, and where they are many.
 */
export async function cubeOf(
  sql: string,
  filters: readonly FilterModel[],
  engine: Engine,
): Promise<ChartCube | undefined> {
  const settings = settingsOf(filters);
  if (filters.length === 0 || settings.length > cubeLimits.settings) return undefined;
  const parameters = filters.map(({ name }) => name);
  const answers: Record<string, Table['rows']> = {};
  let columns: Table['columns'] = [];
  let rows = 0;
  for (const setting of settings) {
    const table = await engine.query(bindParameters(sql, setting));
    columns = table.columns;
    rows += table.rows.length;
    if (rows > cubeLimits.rows) return undefined;
    answers[settingKey(parameters, setting)] = table.rows;
  }
  return { parameters, columns, answers };
}
