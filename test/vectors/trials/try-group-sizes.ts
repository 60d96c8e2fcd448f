import type { Engine } from '../../../src/engine/engine.ts';
import type { Vectors } from '../vectors.ts';
import type { Trial } from './trial.ts';

/** Group sizes: SQL's GROUP BY, which this project uses, takes a missing key for a value of its own. */
export async function tryGroupSizes({ freqCalc }: Pick<Vectors, 'freqCalc'>, engine: Engine): Promise<Trial[]> {
  const sizes = async (c: readonly (number | null)[]) => {
    const rows = c.map(
      (value, row) => `(${row}, ${freqCalc.A?.[row] ?? 'NULL'}, ${freqCalc.B?.[row] ?? 'NULL'}, ${value ?? 'NULL'})`,
    );
    const { rows: counted } = await engine.query(
      `SELECT CAST(count(*) OVER (PARTITION BY a, b, c) AS INTEGER) FROM (VALUES ${rows.join(', ')}) AS t(r, a, b, c) ORDER BY r`,
    );
    return counted.map(([size]) => size);
  };
  const wildcard = freqCalc.fk_NA_wildcard;
  const own = await sizes(freqCalc.C_withNA);
  return [
    { name: 'group sizes', got: await sizes(freqCalc.C ?? []), want: freqCalc.fk },
    {
      name: 'with missing keys no group is larger than where they are wildcards',
      got: own.every((size, row) => Number(size) <= Number(wildcard[row])),
      want: true,
    },
    {
      name: 'rows with a missing key are groups of their own',
      got: own.filter((_, row) => freqCalc.C_withNA[row] === null),
      want: [1, 1],
    },
  ];
}
