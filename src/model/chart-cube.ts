import type { Table, Value } from '../engine/engine.ts';

/** Answers to every setting of a chart's filters, so that the first filter needs no engine. */
export interface ChartCube {
  readonly parameters: readonly string[];
  readonly columns: Table['columns'];
  /** Rows by the values of the parameters, joined by a line break. */
  readonly answers: Readonly<Record<string, readonly (readonly Value[])[]>>;
}

/** The key of a setting within a cube; a parameter it does not name counts as empty. */
export const settingKey = (parameters: readonly string[], setting: Readonly<Record<string, string>>) =>
  parameters.map((name) => setting[name] ?? '').join('\n');

/** The answer a cube holds for a setting of the filters; undefined where it holds none. */
export function answerFrom(cube: ChartCube, setting: Readonly<Record<string, string>>): Table | undefined {
  const rows = cube.answers[settingKey(cube.parameters, setting)];
  return rows && { columns: cube.columns, rows };
}
