import type { PolicyEntry } from '../log/log-entry.ts';
import { type Check, type Finding, outcome } from './check.ts';
import type { CheckInput, Coverage } from './check-input.ts';
import { compareCoverage } from './compare-coverage.ts';
import { coverageOf } from './coverage.ts';

type Category = CheckInput['categories'][number];

/** The mend of a finding that only asks to record what a category covers. */
export const recordCommand = 'npm run release -- --policy';
const list = (texts: readonly string[]) => texts.join('; ');

function finding(
  category: Pick<Category, 'id' | 'file'>,
  status: 'fail' | 'review',
  message: string,
  more: Partial<Finding> = {},
): Finding {
  return {
    check: 'consent',
    dataset: 'site',
    status,
    row: `category=${category.id}`,
    file: category.file,
    message,
    ...more,
  };
}

/** Snapshots that the log names and that are gone or no longer what they were: permanent pages are made from them. */
function judgeSnapshots(entries: readonly PolicyEntry[], { snapshots, snapshotHashes }: CheckInput): Finding[] {
  return entries.flatMap((entry): Finding[] => {
    const about = { id: entry.category, file: entry.file };
    const what = `what version ${entry.version} of the category "${entry.category}" covered`;
    if (!snapshots[entry.file])
      return [
        finding(
          about,
          'fail',
          `The snapshot of ${what} is not there, so nobody can see any more what people agreed to.`,
          {
            observed: 'no file',
            allowed: `the file with SHA-256 ${entry.sha256}`,
            fix: `put data/${entry.file} back as it was released`,
          },
        ),
      ];
    const hash = snapshotHashes[entry.file];
    if (hash === entry.sha256) return [];
    return [
      finding(about, 'fail', `The snapshot of ${what} is not the one that was recorded.`, {
        observed: `SHA-256 ${hash ?? 'unknown'}`,
        allowed: `SHA-256 ${entry.sha256}`,
        fix: `put data/${entry.file} back as it was released`,
      }),
    ];
  });
}

/** Steps in the record itself: versions that went down, and growth that was recorded without a new version. */
function judgeHistory(
  category: Pick<Category, 'id' | 'file'>,
  entries: readonly PolicyEntry[],
  snapshots: CheckInput['snapshots'],
): Finding[] {
  return entries.slice(1).flatMap((entry, at): Finding[] => {
    const before = entries[at];
    if (!before) return [];
    if (entry.version < before.version)
      return [
        finding(
          category,
          'fail',
          `The log records consent version ${entry.version} after version ${before.version}: a version never goes down.`,
          { file: entry.file, observed: `version ${entry.version}`, allowed: `${before.version} or higher` },
        ),
      ];
    const [old, now] = [snapshots[before.file], snapshots[entry.file]];
    if (!old || !now || entry.version > before.version) return [];
    const grown = compareCoverage(old, now).changes.filter((change) => change.material);
    if (grown.length === 0) return [];
    return [
      finding(
        category,
        'fail',
        `The log records, still as consent version ${entry.version}, more than people had agreed to: ${list(grown.map(({ text }) => text))}.`,
        {
          file: entry.file,
          observed: `version ${entry.version}`,
          allowed: `version ${entry.version + 1}`,
          fix: `raise "consentVersion" in ${category.file} and run  ${recordCommand}`,
        },
      ),
    ];
  });
}

/** The category as it stands now against the last snapshot in the log. */
function judgeNow(
  category: Category,
  latest: PolicyEntry,
  before: Coverage,
  now: Coverage,
  fingerprint: string | undefined,
): Finding[] {
  if (now.version < latest.version) {
    return [
      finding(
        category,
        'fail',
        `The consent version went down from ${latest.version} to ${now.version}: an app that stored ${latest.version} would never ask again.`,
        {
          observed: `consentVersion ${now.version}`,
          allowed: `${latest.version} or higher`,
          fix: `consentVersion: ${latest.version}`,
        },
      ),
    ];
  }
  if (now.notice < before.notice) {
    return [
      finding(category, 'fail', `The notice version went down from ${before.notice} to ${now.notice}.`, {
        observed: `noticeVersion ${now.notice}`,
        allowed: `${before.notice} or higher`,
        fix: `noticeVersion: ${before.notice}`,
      }),
    ];
  }
  const { changes } = compareCoverage(before, now);
  const [grown, others] = [changes.filter((change) => change.material), changes.filter((change) => !change.material)];
  if (grown.length > 0 && now.version === latest.version) {
    return [
      finding(
        category,
        'fail',
        `The category "${category.id}" covers more than people agreed to in version ${latest.version}: ${list(grown.map(({ text }) => text))}.`,
        {
          observed: `consentVersion ${now.version}`,
          allowed: `consentVersion ${latest.version + 1}`,
          fix: `consentVersion: ${latest.version + 1}`,
        },
      ),
    ];
  }
  if (
    others.some((change) => change.kind === 'words-changed') &&
    now.version === latest.version &&
    now.notice === before.notice
  ) {
    const words = others.filter((change) => change.kind === 'words-changed');
    return [
      finding(
        category,
        'review',
        `The text of the category "${category.id}" changed, and its notice version did not: ${list(words.map(({ text }) => text))}.`,
        {
          observed: `noticeVersion ${now.notice}`,
          allowed: `noticeVersion ${before.notice + 1}`,
          fix: `noticeVersion: ${before.notice + 1}`,
        },
      ),
    ];
  }
  if (
    changes.length === 0 &&
    now.version === before.version &&
    now.notice === before.notice &&
    fingerprint === latest.fingerprint
  )
    return [];
  const what =
    changes.length > 0
      ? list(changes.map(({ text }) => text))
      : now.version === before.version && now.notice === before.notice
        ? 'its fingerprint differs'
        : 'its version was raised';
  return [
    finding(category, 'review', `The log does not record yet what the category "${category.id}" covers now: ${what}.`, {
      observed: `consentVersion ${now.version}, noticeVersion ${now.notice}`,
      allowed: 'an entry in the log',
      fix: recordCommand,
    }),
  ];
}

function judge(input: CheckInput): Finding[] {
  const entries = input.log.entries.filter((entry) => entry.type === 'policy');
  const ids = new Set(input.categories.map(({ id }) => id));
  const own = (id: string) => entries.filter((entry) => entry.category === id);
  const gone = [...new Set(entries.map((entry) => entry.category))].filter((id) => !ids.has(id));
  return [
    ...judgeSnapshots(entries, input),
    ...gone.flatMap((id) => judgeHistory({ id, file: `content/categories/${id}.md` }, own(id), input.snapshots)),
    ...input.categories.flatMap((category): Finding[] => {
      const history = own(category.id);
      const latest = history.at(-1);
      if (!latest)
        return [
          finding(
            category,
            'review',
            `The log does not record what the category "${category.id}" covers, so growth without a new consent version would not be noticed.`,
            { observed: 'no entry', allowed: 'an entry in the log', fix: recordCommand },
          ),
        ];
      const before = input.snapshots[latest.file];
      const steps = judgeHistory(category, history, input.snapshots);
      return before
        ? [
            ...steps,
            ...judgeNow(category, latest, before, coverageOf(category, input), input.fingerprints[category.id]),
          ]
        : steps;
    }),
  ];
}

/** What a category covers never grows without a new consent version. */
export const consentCheck: Check<'consent'> = {
  id: 'consent',
  plan: (input) => [
    {
      check: 'consent',
      dataset: 'site',
      queries: {},
      judge: () => {
        const policies = input.log.entries.filter((entry) => entry.type === 'policy').length;
        return outcome(judge(input), 0, {
          note: `Categories compared with the last of their entries in the log: ${input.categories.length}; entries of consent versions: ${policies}. No rows were needed.`,
          measures: { categories: input.categories.length, policyEntries: policies },
        });
      },
    },
  ],
};
