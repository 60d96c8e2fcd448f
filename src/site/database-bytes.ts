import type { SiteModel } from '../model/site-model.ts';

/** The engine's file that only a check with a linear program fetches. */
const solver = 'highs.wasm.gz';

/** How many bytes of the engine a first query fetches: DuckDB and its worker. No engine: 0. */
export const databaseBytes = ({ engine }: { readonly engine: Pick<SiteModel['engine'], 'files'> }): number =>
  engine.files.reduce((sum, { path, bytes }) => sum + (path.endsWith(solver) ? 0 : bytes), 0);
