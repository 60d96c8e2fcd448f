import type { FoundRelation } from './relation.ts';

/** Relations named in a note, at most. */
const maxNamed = 6;

const list = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ');
const record = (entries: Readonly<Record<string, string>>) =>
  Object.entries(entries)
    .map(([key, value]) => `"${key}": "${value}"`)
    .join(', ');

interface Words {
  readonly what: string;
  /** The line to write; undefined where the descriptor has no way to say it. */
  readonly line?: string;
}

function describeRelation(found: FoundRelation): Words | undefined {
  if (found.kind === 'margin') {
    const { column, total, parts } = found.margin;
    const named = parts ? `, "parts": [${list(parts)}]` : '';
    return {
      what: `"${total}" in "${column}" of ${found.table.table.table} as the total of ${parts ? list(parts) : 'the others'}`,
      line: `"margins": [{ "column": "${column}", "total": "${total}"${named} }]`,
    };
  }
  if (found.kind === 'columns') {
    const { relation, table } = found;
    if (relation.kind !== 'sum') return undefined;
    return {
      what: `"${relation.total}" of ${table.table.table} as the sum of ${list(relation.parts)}`,
      line: `"columns": [{ "sum": "${relation.total}", "of": [${list(relation.parts)}] }]`,
    };
  }
  const { left, right, pairs, whereLeft, sums } = found.bridge;
  const what = `${left.table.table} as ${sums ? 'sums of rows' : 'the same numbers as rows'} of ${right.table.table}`;
  if (pairs.some(({ isFiner }) => isFiner)) return { what };
  const renamed = Object.fromEntries(
    pairs.filter((pair) => pair.left !== pair.right).map((pair) => [pair.left, pair.right]),
  );
  const as = Object.keys(renamed).length > 0 ? `, "as": { ${record(renamed)} }` : '';
  const where = Object.keys(whereLeft).length > 0 ? `, "where": { ${record(whereLeft)} }` : '';
  const by = list(pairs.map((pair) => pair.left));
  return {
    what,
    line: `"margins": [{ "of": "${right.table.resource}", "by": [${by}]${as}${where} }] of ${left.table.table}`,
  };
}

/**
 * What was found and nobody declared, in sentences with the lines to write: what the numbers show, then what only names
 * say. Empty where nothing was found.
 */
export function describeRelations(relations: readonly FoundRelation[]): string {
  const sentence = (lead: string, basis: FoundRelation['basis']) => {
    const words = relations.filter((found) => found.basis === basis).flatMap((found) => describeRelation(found) ?? []);
    if (words.length === 0) return '';
    const named = words
      .slice(0, maxNamed)
      .map(({ what, line }) => (line === undefined ? what : `${what} (declare it:  ${line} )`));
    const more = words.length > maxNamed ? `; and ${words.length - maxNamed} more` : '';
    return ` ${lead} ${named.join('; ')}${more}.`;
  };
  return [
    sentence('The numbers show, and nothing declares:', 'shown'),
    sentence('Looked at as if they were, for their names say so:', 'supposed'),
  ].join('');
}
