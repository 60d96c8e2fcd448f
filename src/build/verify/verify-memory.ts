import { parseCheckpoint } from '../../log/checkpoint.ts';
import { compareLogs } from '../../log/compare-logs.ts';
import { isSameBytes } from '../../log/encoding.ts';
import { parseEntry } from '../../log/log-entry.ts';
import { isConsistent } from '../../log/merkle-proof.ts';
import type { VerdictKind, Verdict } from './verdict.ts';
import type { VerifiedLog } from './verify-log.ts';
import type { Remembered } from './watch-file.ts';

const found = (kind: VerdictKind, message: string): Verdict => ({ kind, about: 'memory', message });

/** Where the log that was remembered and the one of today part, in a sentence; empty where that cannot be told. */
function describeRewriting(before: string, now: string): string {
  const comparison = compareLogs(before, now);
  if (comparison.extends) return '';
  const { line, kind } = comparison;
  const file = parseEntry(comparison.before, line).entry?.file;
  return ` The first difference: line ${line}${file === undefined ? '' : `, the entry of ${file}`}, was ${kind}.`;
}

/**
 * Holds a log to the one that this computer saw before: it must be its beginning (RFC 6962, section 2.1.2). What
 * shrank is called a rollback, what parted a fork.
 */
export async function verifyMemory(
  { text, tree, carried }: VerifiedLog,
  remembered: Remembered | undefined,
  key: string | undefined,
): Promise<Verdict[]> {
  if (!remembered) return [found('note', 'This is the first visit, so there is nothing to compare the log with yet.')];
  const parsed = parseCheckpoint(remembered.checkpoint);
  if (!parsed.ok)
    return [found('differs', `What was remembered on ${remembered.day} cannot be read: ${parsed.fault.message}`)];
  const { origin, size, root } = parsed.value.checkpoint;
  const seen = `the ${size} entries seen on ${remembered.day}`;
  const verdicts: Verdict[] = [];
  if (remembered.key !== key && remembered.key !== undefined)
    verdicts.push(
      found(
        'differs',
        `The site names ${key === undefined ? 'no key any more' : `another key, ${key}`}; on ${remembered.day} it named ${remembered.key}.`,
      ),
    );
  if (carried && carried.checkpoint.origin !== origin)
    return [
      ...verdicts,
      found(
        'differs',
        `This is another log: it is called ${carried.checkpoint.origin}; on ${remembered.day} it was called ${origin}.`,
      ),
    ];
  if (tree.size < size)
    return [
      ...verdicts,
      found(
        'differs',
        `A rollback: the log has ${tree.size} entries, and on ${remembered.day} it had ${size}.${describeRewriting(remembered.log, text)}`,
      ),
    ];
  const firstRoot = await tree.root(size);
  const claim = { firstSize: size, firstRoot: root, secondSize: tree.size, secondRoot: await tree.root() };
  const isBeginning = isSameBytes(firstRoot, root) && (await isConsistent(claim, await tree.consistencyProof(size)));
  if (!isBeginning)
    return [
      ...verdicts,
      found(
        'differs',
        `A fork: ${seen} are not the first ${size} of today's log.${describeRewriting(remembered.log, text)}`,
      ),
    ];
  const added = tree.size - size;
  return [
    ...verdicts,
    found(
      'agrees',
      `${seen[0]?.toUpperCase()}${seen.slice(1)} are its beginning; ${added === 0 ? 'nothing was added since' : `${added} were added since`}.`,
    ),
  ];
}
