import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

/** Subjects before this moment were written without a limit. */
const since = '2026-11-28T11:22:00Z';
const longest = 72;

interface Commit {
  /** RFC 3339, with the author's time zone. */
  readonly written: string;
  readonly subject: string;
}

const tooLong = (commits: readonly Commit[]) =>
  commits
    .filter(({ written, subject }) => Date.parse(written) >= Date.parse(since) && [...subject].length > longest)
    .map(({ subject }) => `${subject} (${[...subject].length} characters)`);

/** All that this clone has, merges left out; a shallow clone has few. Undefined outside of a repository. */
function history(): Commit[] | undefined {
  const { status, stdout } = spawnSync('git', ['log', '--no-merges', '--format=%aI %s'], { encoding: 'utf8' });
  if (status !== 0) return undefined;
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => ({ written: line.slice(0, line.indexOf(' ')), subject: line.slice(line.indexOf(' ') + 1) }));
}

const commits = history();

test.skipIf(!commits)(`subjects of commits have at most ${longest} characters; reasons go into the body`, () => {
  expect(commits?.length).toBeGreaterThan(0);
  expect(tooLong(commits ?? [])).toEqual([]);
});

test('a longer subject is found, and one from before is not held to it', () => {
  const subject = 'x'.repeat(longest + 1);
  expect(
    tooLong([
      { written: '2026-12-01T10:00:00+01:00', subject },
      { written: '2026-12-01T10:00:00+01:00', subject: 'é'.repeat(longest) },
      { written: '2026-11-20T10:00:00+01:00', subject },
    ]),
  ).toEqual([`${subject} (73 characters)`]);
});
