import { parseDuration } from '../../../values/duration.ts';
import type { ImportState } from '../import-state.ts';
import type { Proposal, TableAnswers } from './propose-table.ts';

/** What the command line says of the tables, as it was written. */
export type TableOptions = Readonly<Partial<Record<(typeof tableQuestions)[number], string>>>;
export const tableQuestions = [
  'category',
  'minimumCount',
  'keep',
  'unit',
  'population',
  'title',
  'licence',
  'sampleRate',
  'releases',
  'contributors',
] as const;

/** What to answer about a table whose columns do not tell whom it counts; undefined where that is known. */
function askContributors({ profile, contributors, isCertain }: Proposal): string | undefined {
  if (isCertain) return undefined;
  const guess =
    contributors === undefined ? '' : `The column ${contributors.name}:  --answer contributors=${contributors.name};  `;
  return `Which column of ${profile.name} counts contributors, such as installations, and no events? ${guess}none of them:  --answer contributors=none`;
}

/** The questions that nobody but a person can answer and that have no answer yet, each with what to write. */
function questionsOf(
  category: string | undefined,
  keep: TableAnswers['keep'] | undefined,
  options: TableOptions,
  known: {
    readonly categories: readonly string[];
    readonly least: number | undefined;
    readonly sampleRate: number | undefined;
  },
): string[] {
  const { categories, least, sampleRate } = known;
  const count = Number(options.minimumCount);
  const isKept = keep !== undefined && (typeof keep !== 'string' || parseDuration(keep) !== undefined);
  const shown = least === undefined ? 'No column counts contributors' : `The least published count is ${least}`;
  const switches = categories.join('  or  --category ') || '…, after a file in content/categories/';
  const asked: readonly (readonly [boolean, string])[] = [
    [category !== undefined && categories.includes(category), `Which switch does it show?  --category ${switches}`],
    [
      Number.isInteger(count) && count >= 1,
      `From how many contributors on is a number published? ${shown}; no number below what you promise may be there.  --answer minimumCount=${Math.max(1, least ?? 1)}`,
    ],
    [isKept, 'How long are published rows kept?  --answer keep=P2Y  or  --answer "keep=forever: the reason"'],
    [options.licence !== undefined, 'Under which licence are they published?  --answer licence=CC0-1.0'],
    [
      sampleRate !== undefined && sampleRate > 0 && sampleRate <= 1,
      'Which share of the installations sends reports that are counted here? All of them:  --answer sampleRate=1;  every tenth:  --answer sampleRate=0.1',
    ],
    [
      options.releases === undefined || ['partition', 'snapshot'].includes(options.releases),
      'What does the next file do? It adds periods:  --answer releases=partition;  it replaces the one before:  --answer releases=snapshot',
    ],
  ];
  return asked.flatMap(([isAnswered, question]) => (isAnswered ? [] : [question]));
}

/** The answers as values, and the questions without one: `faults`, empty where everything is known. */
export function answersFor(
  dataset: string,
  options: TableOptions,
  known: ImportState['categories'],
  proposals: readonly Proposal[],
) {
  const categories = known.map(({ id }) => id);
  const [only, ...others] = categories;
  const category = options.category ?? (others.length === 0 ? only : undefined);
  const counts = proposals.flatMap(({ contributors }) => contributors?.least ?? []);
  const least = counts.length === 0 ? undefined : Math.min(...counts);
  const reason = /^forever:\s*(.+)$/.exec(options.keep ?? '')?.[1];
  const keep = reason === undefined ? options.keep : { forever: reason };
  const rate = options.sampleRate?.trim();
  const stated = known.find(({ id }) => id === category)?.sampleRate;
  const sampleRate = rate === undefined || rate === '' ? stated : Number(rate);
  return {
    faults: [
      ...proposals.flatMap((proposal) => askContributors(proposal) ?? []),
      ...questionsOf(category, keep, options, { categories, least, sampleRate }),
    ],
    answered: {
      dataset,
      category: category ?? '',
      minimumCount: Number(options.minimumCount),
      keep: keep ?? '',
      sampleRate: sampleRate ?? 1,
    },
  };
}
