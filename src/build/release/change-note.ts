import { parseLog } from '../../log/parse-log.ts';
import { siteWords } from '../../model/site-words.ts';
import type { Site } from '../../source/site.ts';
import type { Day } from '../../values/day.ts';
import { unwritten } from '../../values/unwritten.ts';
import { CommandFault } from '../local/command-fault.ts';
import type { Change } from '../local/write-together.ts';
import { checkInputOf } from '../prepare/check-input.ts';
import { addPolicy } from '../prepare/policy/add-policy.ts';
import { type ToldChange, type ToldFrom, toldChanges } from './told-changes.ts';
import { writeNote } from './write-note.ts';

/** What of a release decides whether readers must be told. */
export interface TellRequest extends Pick<ToldFrom, 'paths' | 'accept' | 'wordsOnly' | 'policy'> {
  /** What it means for privacy, in one sentence for everybody; absent: nobody said. */
  readonly note?: string;
  readonly date: Day;
}

/** What readers are told, and the folder with it. */
export interface ToldNote {
  /** The note that is written with the release; absent where there is nothing to tell, or it is missing. */
  readonly written?: Change;
  /** What to say of it, a line each; empty where there is nothing to tell. */
  readonly lines: readonly string[];
  /** What to do about a note that is missing, ready to paste; empty where none is. */
  readonly missing: readonly string[];
}

/** Names after the third are counted. */
const namedSubjects = 3;

/** The note about some changes, its meaning unwritten where nobody said it. */
function noteAbout(told: readonly ToldChange[], { note, date }: TellRequest, site: Site): Change {
  const { language } = site.config;
  const { words } = siteWords(site, language);
  const subjects = [...new Set(told.map(({ subject }) => subject.replace(/\.$/, '')))];
  const rest = subjects.length - namedSubjects;
  const named = rest > 0 ? [...subjects.slice(0, namedSubjects), `+${rest}`] : subjects;
  const [first] = told;
  const { dataset, category, about } = first?.change ?? {};
  const name = (dataset ?? category ?? about?.replace(/^[^:]*:/, '') ?? '').replace(/[/_]/g, '-');
  return writeNote(
    `${date}-${name}`,
    {
      title: words.data.changeNote({ what: named.join('; ') }),
      date,
      meaning: note ?? unwritten(words.data.changeMeaning),
      changes: told.map(({ change }) => change),
    },
    site,
  );
}

/** The way out where a note is missing: the file, ready to paste, and the option that writes it. */
const missingNote = ({ path, bytes }: Change): string[] => [
  `Readers must be told of this. One note can tell all of it; write what it means in ${path}:`,
  new TextDecoder().decode(bytes).trimEnd(),
  `Or let this command write the note in the same step, with that sentence:  --note "…"`,
];

/**
 * What a release changes and readers must be told, as one note. It is written where its meaning was given, and where
 * no check asks for it (its meaning is then left to write); where a check does, it is missing. Throws a CommandFault
 * where a meaning was given and there is nothing to tell.
 */
export async function tellChanges(site: Site, request: TellRequest): Promise<ToldNote> {
  const { date, note } = request;
  const input = await addPolicy(await checkInputOf(site, { today: date }), site);
  const tables = site.datasets.flatMap((dataset) => dataset.tables);
  const told = toldChanges({
    ...request,
    input,
    entries: parseLog(site.log ?? '').entries.map(({ entry }) => entry),
    project: site.config.project.name,
    titleOfTable: ({ dataset, resource }) =>
      tables.find((table) => table.dataset === dataset && table.resource.name === resource)?.resource.title ?? resource,
  });
  if (told.length === 0 && note !== undefined)
    throw new CommandFault(
      '--note says what a change means, and nothing changes here of which readers must be told. Leave it out.',
    );
  if (told.length === 0) return { lines: [], missing: [] };
  const change = noteAbout(told, request, site);
  return note === undefined && told.some(({ isRequired }) => isRequired)
    ? { lines: [], missing: missingNote(change) }
    : {
        written: change,
        lines: [
          `${change.path} tells readers what changes${note === undefined ? '; what it means is still to write there, or to be given with  --note "…"' : '.'}`,
        ],
        missing: [],
      };
}
