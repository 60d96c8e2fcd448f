import type { Progress } from '../local/progress.ts';
import type { Prepared } from '../prepare/prepare.ts';

/** Names the failures that are not published even as broken, and says why; nothing where there is none. */
export function printLeaks({ leaks = [] }: Pick<Prepared, 'leaks'>, { say }: Pick<Progress, 'say'>): void {
  if (leaks.length === 0) return;
  const places = leaks.map(({ check, dataset, table, file }) => `  ${check}: ${file ?? table ?? dataset}`);
  say(
    `These failures are not published, not even with --publish-failures. They concern files that the log does not name yet, and what leaks cannot be taken back. Mend the files, or take them out of the descriptor:\n${[...new Set(places)].join('\n')}`,
  );
}
