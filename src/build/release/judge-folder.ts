import type { CheckReport } from '../../audit/report.ts';
import type { CheckInput } from '../../checks/check-input.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Problem } from '../../problems/problem.ts';
import type { Files } from '../../source/files.ts';
import { readSite } from '../../source/read-site.ts';
import type { Site } from '../../source/site.ts';
import type { Day } from '../../values/day.ts';
import { checkSite } from '../prepare/audit-site.ts';
import { checkInputOf } from '../prepare/check-input.ts';
import { addPolicy } from '../prepare/policy/add-policy.ts';
import { loadSiteTables } from '../prepare/load-site-tables.ts';
import { stops } from '../prepare/prepare.ts';
import type { ReleasePorts } from './ports.ts';

export interface JudgedFolder {
  readonly problems: readonly Problem[];
  readonly site?: Site;
  readonly input?: CheckInput;
  readonly report?: CheckReport;
}

/**
 * Reads a folder as it is or would be, and runs every check over it as of a day; `ask` then asks more of the loaded
 * tables. No pages and no charts are made.
 */
export async function judgeFolder(
  files: Files,
  today: Day,
  { openEngine, progress }: Pick<ReleasePorts, 'openEngine' | 'progress'>,
  ask?: (input: CheckInput, engine: Engine) => Promise<void>,
): Promise<JudgedFolder> {
  const read = await progress.step('Reading content and data', () => readSite(files));
  const { site } = read;
  if (!site || stops(read.problems)) return { problems: read.problems };
  const engine = await openEngine();
  try {
    const tables = site.datasets.flatMap((dataset) => dataset.tables);
    const loaded = await progress.step(`Loading ${tables.length} tables`, () => loadSiteTables(engine, tables));
    if (loaded.problems.length > 0) return { problems: [...read.problems, ...loaded.problems] };
    await engine.lock();
    const input = await addPolicy(await checkInputOf(site, { today }), site);
    const report = await progress.step('Running the checks on old and new together', (update) =>
      checkSite(input, engine, update),
    );
    await ask?.(input, engine);
    return { problems: read.problems, site, input, report };
  } finally {
    await engine.close();
  }
}
