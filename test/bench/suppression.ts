import { boundInNode } from '../../src/build/local/bound-in-node.ts';
import { newBudget } from '../../src/checks/suppression/budget.ts';
import { seeded } from '../checks/suppression/grid.ts';
import { cube } from './cube.ts';

/** Sizes, the share of cells that is hidden, and below what the counts are. */
const cases: readonly [sizes: readonly number[], share: number, most: number][] = [
  [[9, 9, 9], 0.35, 1000],
  [[8, 8, 8], 0.5, 1000],
  [[9, 9, 9], 0.2, 1000],
  [[100, 100], 0.2, 1000],
  [[150, 150], 0.2, 1000],
  [[150, 150], 0.2, 20],
  [[20, 20, 20], 0.2, 1000],
  [[20, 20, 20], 0.2, 20],
  [[20, 20, 20], 0.2, 8],
  [[300, 300], 0.2, 1000],
  [[30, 30, 30], 0.2, 1000],
];

/**
 * How long bounding takes, in seconds of this thread and by the budget: `node test/bench/suppression.ts`, with part of
 * a size to measure only some.
 */
const bound = boundInNode();
for (const [sizes, share, most] of cases) {
  const name = `${sizes.join(' × ')}, ${share * 100} % hidden, counts below ${most}`;
  if (!name.includes(process.argv[2] ?? '')) continue;
  const system = cube(sizes, share, seeded(11), most);
  for (const enough of [10, Infinity]) {
    const budget = newBudget();
    const [start, cpu] = [performance.now(), process.cpuUsage()];
    const { intervals, skipped, contradicted, linearPrograms } = await bound(system, { enough, budget });
    const exact = [...intervals.values()].filter((interval) => interval.exact);
    const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(1);
    process.stdout.write(
      `${[
        `${name}; enough ${enough}: ${seconds(process.cpuUsage(cpu).user / 1000)} s of the processor`,
        `${seconds(performance.now() - start)} s by the clock, ${seconds((newBudget().work - budget.work) / 1000)} s of budget`,
        `${linearPrograms} programs; ${intervals.size} cells bounded, ${exact.filter(({ low, high }) => low === high).length} exactly`,
        `${exact.filter(({ low, high }) => high - low < 10).length} within 10, ${skipped.length} not examined, ${contradicted.length} contradicted`,
      ].join(', ')}\n`,
    );
  }
}
