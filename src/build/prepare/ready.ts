import type { CheckInput } from '../../checks/check-input.ts';
import type { Addresses } from '../../model/addresses.ts';
import type { SiteModel } from '../../model/site-model.ts';
import type { Site } from '../../source/site.ts';
import type { EngineFile } from '../local/engine-files.ts';
import type { OwnComponent } from '../local/own-components.ts';
import type { SumsByFile } from './hold-readers.ts';
import type { PreparedCharts } from './prepare-charts.ts';
import type { SealedLog } from './seal-log.ts';

/** A site that may be built: what its pages are drawn from, and what its other files are made of. */
export interface Ready {
  readonly site: Site;
  readonly addresses: Addresses;
  /** What pages are drawn from, as plain JSON. */
  readonly model: SiteModel;
  /** What the checks looked at. */
  readonly input: CheckInput;
  readonly cubes: PreparedCharts['cubes'];
  readonly log: SealedLog;
  /** What of the site's pages the adopter's own files replace. */
  readonly components: readonly OwnComponent[];
  readonly engineFiles: readonly EngineFile[];
  /** The rows of each Parquet file as CSV, by the path of the Parquet file. */
  readonly csvOfParquet: ReadonlyMap<string, string>;
  readonly sums: SumsByFile;
}
