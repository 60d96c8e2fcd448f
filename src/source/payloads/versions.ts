import type { Problem } from '../../problems/problem.ts';
import type { PayloadVersion } from '../../schema/content/payload.ts';
import type { Path } from '../located.ts';
import type { Site } from '../site.ts';

export type PayloadEntry = Site['content']['payloads'][number];

/** A version of a payload, with the one before it and the fields that one has. */
export interface VersionStep {
  readonly payload: PayloadEntry;
  readonly version: PayloadVersion;
  readonly before: PayloadVersion | undefined;
  /** Ids of the fields of the version before; none for the first. */
  readonly had: ReadonlySet<string>;
  /** Ids of its own fields. */
  readonly has: ReadonlySet<string>;
  at(path: Path): ReturnType<PayloadEntry['at']>;
}

/** The versions of a payload, oldest first, in whatever order they are written. */
export function stepsOf(payload: PayloadEntry): VersionStep[] {
  const written = payload.data.versions.map((version, index) => ({ version, index }));
  written.sort((a, b) => a.version.version - b.version.version);
  let had: ReadonlySet<string> = new Set();
  return written.map(({ version, index }, place) => {
    const { added = [], removed = [] } = version;
    const has = new Set([...had, ...added].filter((field) => !removed.includes(field)));
    const step: VersionStep = {
      payload,
      version,
      before: written[place - 1]?.version,
      had,
      has,
      at: (path) => payload.at(['versions', index, ...path]),
    };
    had = has;
    return step;
  });
}

const conflict = (at: ReturnType<PayloadEntry['at']>, message: string, fix: string): Problem => ({
  code: 'reference/conflict',
  ...at,
  message,
  fix,
});

/** Problems of the order of versions: a number used twice, days that run backwards. */
export function findOrderFaults({ version: { version, from, until }, before, at }: VersionStep): Problem[] {
  if (before?.version === version)
    return [conflict(at(['version']), `There are two versions ${version}.`, 'give each version a number of its own')];
  return [
    ...(before && before.from >= from
      ? [
          conflict(
            at(['from']),
            `Version ${version} is sent from ${from}, and version ${before.version} only from ${before.from}.`,
            `write a day after ${before.from}, or give the two the other's number`,
          ),
        ]
      : []),
    ...(until !== undefined && until < from
      ? [
          conflict(
            at(['until']),
            `Version ${version} is sent from ${from}, and taken only until ${until}.`,
            `write a day on or after ${from}, or remove "until"`,
          ),
        ]
      : []),
  ];
}

/** A note that a version names, and that is of another day. */
export function findNoteFaults({ version, at }: VersionStep, { changes }: Site['content']): Problem[] {
  const note = changes.find(({ id }) => id === version.change);
  if (!note || note.data.date === version.from) return [];
  const { line } = note.at(['date']);
  return [
    conflict(
      at(['from']),
      `Version ${version.version} is sent from ${version.from}, but the note about it is of ${note.data.date} (${note.file}:${line}).`,
      `write  from: ${note.data.date}  here, or  date: ${version.from}  there`,
    ),
  ];
}
