import type { Table, Value } from '../engine/engine.ts';
import type { ChartSpec } from '../schema/content/chart.ts';
import type { SeriesBreak } from '../schema/data/privacy.ts';
import { FetchError } from './fetch-error.ts';
import type { TableSource } from './published-tables.ts';

/** `/charts/<id>.json`, as the build publishes it. */
export interface ChartData {
  readonly id: string;
  readonly spec: ChartSpec;
  readonly language: string;
  readonly url: string;
  readonly sql: string;
  readonly boundSql: string;
  readonly filters: readonly {
    readonly name: string;
    readonly label: string;
    readonly default: string;
    readonly options: readonly { readonly value: string; readonly label: string }[];
  }[];
  readonly columns: Table['columns'];
  readonly rows: Table['rows'];
  /** Path below the base of the answers to every setting of the filters. */
  readonly cube?: string;
  readonly breaks: readonly SeriesBreak[];
  readonly minimumCount?: number;
  readonly population?: string;
  readonly source: { readonly title: string; readonly licence: string; readonly asOf: string };
  readonly tables: readonly TableSource[];
}

/** `/charts/<id>.cube.json`. */
export interface ChartCube {
  readonly parameters: readonly string[];
  readonly columns: Table['columns'];
  readonly answers: Readonly<Record<string, readonly (readonly Value[])[]>>;
}

/** The answer a cube holds for a setting of the filters; undefined where it holds none. */
export function answerFrom(cube: ChartCube, filters: Readonly<Record<string, string>>): Table | undefined {
  const rows = cube.answers[cube.parameters.map((name) => filters[name] ?? '').join('\n')];
  return rows && { columns: cube.columns, rows };
}

/** Fetches a JSON file of this site. A failure is not remembered: asking again tries again. */
export function remembered<T>(fetchIt: () => Promise<T>): () => Promise<T> {
  let held: Promise<T> | undefined;
  return () => {
    held ??= fetchIt().catch((error: unknown) => {
      held = undefined;
      throw error;
    });
    return held;
  };
}

/** The JSON at an address; throws a FetchError where there is none. */
export async function fetchJson<T>(url: string): Promise<T> {
  const file = new URL(url, location.href).pathname;
  const response = await fetch(url).catch((cause: unknown) => {
    throw new FetchError({ kind: 'unreachable', file }, { cause });
  });
  if (!response.ok) throw new FetchError({ kind: 'answered', file, number: response.status });
  return (await response.json()) as T;
}
