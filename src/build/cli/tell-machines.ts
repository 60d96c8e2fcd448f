import type { CheckReport } from '../../audit/report.ts';
import type { Problem } from '../../problems/problem.ts';
import { annotationsOf, pathInRepository } from '../ci/annotations.ts';
import { type CheckFormat, annotationFormats, isCheckFormat } from '../ci/formats.ts';
import { formatCheckJson } from '../local/check-times.ts';
import { CommandFault } from '../local/command-fault.ts';
import { packageVersion } from '../local/engine-root.ts';
import { repositoryRoot } from '../local/repository-root.ts';
import type { Given, OptionTable } from './command.ts';
import { printProblems } from './print-problems.ts';

/** The form in which `check` tells; `json` is an older way to ask. Throws a CommandFault where the two differ. */
export function formatAsked({ format, json }: { readonly format?: string; readonly json?: boolean }): CheckFormat {
  if (json && format !== undefined && format !== 'json')
    throw new CommandFault(`--json and --format ${format} ask for two forms; leave one out.`);
  if (json) return 'json';
  return format !== undefined && isCheckFormat(format) ? format : 'text';
}

export interface Told {
  readonly problems: readonly Problem[];
  readonly report?: CheckReport | undefined;
  /** Where the files of the problems lie. */
  readonly folder: string;
}

/**
 * Writes what was found to standard output in a form for machines; nothing for `text`. A log of GitHub is read for
 * commands line by line, so there nothing else is said; GitLab keeps the file, and the log has the text.
 */
export async function tellMachines(
  { write, environment, progress }: Pick<Given<OptionTable>, 'write' | 'environment' | 'progress'>,
  format: CheckFormat,
  { problems, report, folder: asked }: Told,
): Promise<void> {
  if (format === 'text') return;
  if (format === 'json') return write(formatCheckJson({ problems, report }));
  const { folder, root } = await repositoryRoot(asked, environment);
  const annotations = await annotationsOf({
    problems,
    report,
    pathOf: pathInRepository(folder, root),
  });
  write(annotationFormats[format](annotations, { version: packageVersion() }));
  if (format === 'gitlab') printProblems({ problems, ...(report ? { report } : {}) }, progress);
}
