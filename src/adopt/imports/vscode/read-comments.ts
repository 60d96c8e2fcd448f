import type { Problem } from '../../../problems/problem.ts';
import { openSource, type SourceNode } from '../source-node.ts';
import type { Declarations } from './declarations.ts';

/** Comments that declare, as the extractor of VS Code finds them. */
const comments = {
  events: /\/\*\s*__GDPR__\b([\s\S]*?)\*\//g,
  fragments: /\/\*\s*__GDPR__FRAGMENT__([\s\S]*?)\*\//g,
  common: /\/\/[^\S\n]*__GDPR__COMMON__(.*)$/gm,
};

/** The declarations in the comments of one kind: what stands in each is the inside of a JSON object. */
function declared(file: string, text: string, pattern: RegExp, problems: Problem[]): [string, SourceNode][] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const inner = match[1] ?? '';
    const before = text.slice(0, match.index + match[0].indexOf(inner));
    const lines = before.split('\n');
    // As many lines and columns before it as in the file, so that every place is that in the file.
    const padding = '\n'.repeat(lines.length - 1) + ' '.repeat(Math.max(0, (lines.at(-1) ?? '').length - 1));
    return openSource(file, `${padding}{${inner}}`, problems, 'json')?.entries() ?? [];
  });
}

/** Adds what the comments of a source file declare. */
export function readComments(file: string, text: string, into: Declarations, problems: Problem[]): void {
  for (const kind of ['events', 'fragments'] as const)
    into[kind].push(...declared(file, text, comments[kind], problems).map(([name, node]) => ({ name, node })));
  into.common.push(...declared(file, text, comments.common, problems).map(([name, node]) => ({ name, node })));
}
