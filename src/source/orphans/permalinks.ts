import type { Problem } from '../../problems/problem.ts';
import type { Content } from '../site.ts';

type FieldEntry = Content['dictionary'][number];
type CollectedEntry = FieldEntry & { readonly data: Extract<FieldEntry['data'], { kind: 'collected' }> };

/** Fields that are sent today: what is no longer sent is not in today's code either. */
export const sentToday = (dictionary: readonly FieldEntry[]): CollectedEntry[] =>
  dictionary.filter(
    (entry): entry is CollectedEntry => entry.data.kind === 'collected' && entry.data.status !== 'removed',
  );

/** The numbers in the fragment of an address, which hosts of code write as #L21, #L21-L30, #lines-21 or #n21. */
const linesOf = (fragment: string) => (fragment.match(/\d+/g) ?? []).map(Number);

const decoded = (address: string) => {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
};

/** Whether an address names a commit, by its whole hash or by the beginning of it that hosts write. */
const namesCommit = (address: string, commit: string) =>
  address.includes(commit) || (address.match(/[0-9a-f]{7,}/gi) ?? []).some((hash) => commit.startsWith(hash));

/**
 * Addresses of code that show another place than the path, line and commit beside them say. A permalink without an
 * address says no two things, and one whose host names no line in its fragment is held to the path alone.
 */
export function findPermalinkFaults({ dictionary }: Pick<Content, 'dictionary'>): Problem[] {
  return dictionary.flatMap(({ data, at }) => {
    if (data.kind !== 'collected') return [];
    return (data.code ?? []).flatMap(({ path, line, commit, url }, index): Problem[] => {
      if (url === undefined) return [];
      const [address = '', fragment = ''] = decoded(url).split('#');
      const lines = linesOf(fragment);
      const differs: readonly (readonly [key: string, written: string | number, isShown: boolean])[] = [
        ['path', path, address.includes(path)],
        ['line', line, lines.length === 0 || (line >= Math.min(...lines) && line <= Math.max(...lines))],
        ...(commit === undefined ? [] : [['commit', commit, namesCommit(address, commit)] as const]),
      ];
      return differs
        .filter(([, , isShown]) => !isShown)
        .map(([key, written]) => ({
          code: 'reference/conflict',
          ...at(['code', index, key]),
          message: `The ${key} of this permalink is ${written}, but its address shows another: ${url}`,
          fix: `write the ${key} that the address shows, or the address of this one`,
        }));
    });
  });
}
