import { formatEntry } from '../../log/log-entry.ts';
import type { Day } from '../../values/day.ts';
import type { LocatedRelease } from './locate-release.ts';
import type { ReleasedFile } from './release-entry.ts';
import type { TableRequest } from './table-request.ts';

/** A file in the place where it is to be published. */
export interface Draft {
  readonly request: TableRequest;
  readonly located: LocatedRelease;
  /** Of the file, relative to `data/`. */
  readonly path: string;
}

/** What the log is to say of a correction; nothing for another file. */
export function correctionOf({ request, located }: Draft): Pick<ReleasedFile, 'correction'> {
  const { replaces } = located.name;
  const { reason } = request;
  if (replaces === undefined || reason === undefined) return {};
  return { correction: { replaces: `${request.dataset}/${replaces}`, reason } };
}

/**
 * The log as it will be as far as corrections go: without it the file that is replaced would be one of which no
 * descriptor knows. Sizes and hashes are not known yet. Undefined where nothing is corrected.
 */
export function provisionalLog(drafts: readonly Draft[], log: string, date: Day): Uint8Array | undefined {
  const lines = drafts.flatMap((draft) => {
    const { correction } = correctionOf(draft);
    if (!correction) return [];
    const { request, located, path } = draft;
    return formatEntry({
      type: 'release',
      dataset: request.dataset,
      table: located.resource.replaceAll('-', '_'),
      period: located.name.period,
      file: path,
      bytes: 0,
      sha256: '0'.repeat(64),
      rows: 0,
      schema: '0'.repeat(64),
      date,
      ...correction,
    });
  });
  return lines.length === 0 ? undefined : new TextEncoder().encode(`${log}${lines.join('\n')}\n`);
}
