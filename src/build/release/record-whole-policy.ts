import type { CheckInput, CheckPolicy } from '../../checks/check-input.ts';
import { describeDifference, statementName } from '../../checks/policy/describe-difference.ts';
import { differencesOf, judgePolicyNow } from '../../checks/policy/judge-step.ts';
import type { LogEntry, WholePolicyEntry } from '../../log/log-entry.ts';
import type { Site } from '../../source/site.ts';
import type { Day } from '../../values/day.ts';
import { unwrittenMark } from '../../values/unwritten.ts';
import { CommandFault } from '../local/command-fault.ts';
import { formatFinding } from '../local/format-finding.ts';
import { wholePolicyOf } from '../prepare/policy/whole-policy-of.ts';
import { type WholePolicyRelease, wholePolicyRelease } from './whole-policy-release.ts';

/** What the whole policy is recorded from. */
export interface WholePolicyRecord {
  readonly site: Site;
  /** With the policy, and as of the day under which it is recorded. */
  readonly input: CheckInput;
  readonly entries: readonly LogEntry[];
  readonly date: Day;
  /** Record it as the first known state. */
  readonly adopt: boolean;
  /** The author says that texts that differ only read better. */
  readonly wordsOnly: boolean;
  readonly print: (line: string) => void;
}

/** A state that the log does not know, and what stands against recording it. */
export interface RecordedPolicyState {
  readonly release: WholePolicyRelease;
  readonly refused: readonly string[];
}

function refuseMisuse({ adopt, wordsOnly }: WholePolicyRecord, latest: WholePolicyEntry | undefined): void {
  if (adopt && latest)
    throw new CommandFault(
      `The log has recorded the whole policy since ${latest.date}; --adopt is for the first time. Leave it out.`,
    );
  if (wordsOnly && !latest)
    throw new CommandFault(
      '--words-only marks a change, and the log has no state yet that could have changed: begin with  --adopt',
    );
}

/**
 * Tells how many texts will be recorded as not written yet: the log keeps for good that they were. `recorded` is what
 * will be written, as JSON.
 */
export function printOpenTexts(recorded: string, print: WholePolicyRecord['print']): void {
  const open = recorded.split(unwrittenMark).length - 1;
  if (open > 0)
    print(
      `${open === 1 ? '1 text of it is' : `${open} texts of it are`} not written yet, and the log says so for good. Where you can, write first:  vitrine check  lists what is left.`,
    );
}

/** Prints every difference in words; gives whether any is marked as one of words alone. */
function printDifferences(
  latest: WholePolicyEntry,
  policy: CheckPolicy,
  { input, date, wordsOnly, print }: WholePolicyRecord,
): { readonly any: boolean; readonly words: boolean } {
  const before = policy.recorded[latest.file];
  if (!before || input.snapshotHashes[latest.file] !== latest.sha256)
    throw new CommandFault(
      `data/${latest.file}, which says what the policy was so far, is not there as the log recorded it. Put it back first.`,
    );
  const differences = differencesOf(before, policy.now, {
    language: policy.language,
    isMarked: wordsOnly,
    notes: input.changes,
    step: { before, after: latest.date, until: date },
  });
  if (differences.length > 0) print(`The whole policy, since ${latest.date}:`);
  for (const own of differences) {
    print(`  ${statementName(own[0].statement)}`);
    for (const one of own) print(`    ${one.direction}: ${describeDifference(one)}`);
  }
  return {
    any: differences.length > 0,
    words: differences.some((own) => own.some(({ direction }) => direction === 'words')),
  };
}

/**
 * The snapshot and the line of the log for all that the site says now, and what stands against them; undefined where
 * the log's last state says the same, or where there is none and none is to be adopted. Prints what changed.
 */
export async function recordWholePolicy(record: WholePolicyRecord): Promise<RecordedPolicyState | undefined> {
  const { site, input, entries, date, adopt, print } = record;
  const latest = entries.findLast((entry): entry is WholePolicyEntry => entry.type === 'whole-policy');
  refuseMisuse(record, latest);
  const taken = new Set([...entries.map(({ file }) => file), ...Object.keys(site.policies)]);
  const now = wholePolicyOf(site);
  if (!latest || !input.policy) {
    if (!adopt) {
      print(
        'The whole policy is not in the log yet, so what is taken back goes unnoticed. Record it once, as the first known state:  vitrine release --policy --adopt',
      );
      return undefined;
    }
    print(`The whole policy: ${Object.keys(now.statements).length} statements, adopted as the first known state.`);
    printOpenTexts(JSON.stringify(now), print);
    return { release: await wholePolicyRelease(now, 'adopted', taken, date), refused: [] };
  }
  const { any, words } = printDifferences(latest, input.policy, record);
  if (!any) {
    print(`The whole policy: unchanged since ${latest.date}.`);
    return undefined;
  }
  printOpenTexts(JSON.stringify(now), print);
  const findings = judgePolicyNow(latest, input, input.policy, record.wordsOnly);
  const refused = findings.filter(({ status }) => status === 'fail').map(formatFinding);
  return { release: await wholePolicyRelease(now, words ? 'words' : 'meaning', taken, date), refused };
}
