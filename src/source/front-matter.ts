import type { Problem } from '../problems/problem.ts';

export interface SplitFile {
  /** The YAML between the two lines of hyphens. */
  readonly yaml: string;
  /** Line of the file on which the YAML begins. */
  readonly yamlLine: number;
  readonly body: string;
  /** Line of the file on which the body begins. */
  readonly bodyLine: number;
}

const fence = /^---[ \t]*$/;

/**
 * Splits a Markdown file into front matter and body. A file without front matter is a problem; `sample` is what it may
 * begin with.
 */
export function splitFrontMatter(
  text: string,
  file: string,
  sample: string,
): { split?: SplitFile; problems: Problem[] } {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const problem = (line: number, message: string, fix: string): { problems: Problem[] } => ({
    problems: [{ code: 'yaml/syntax', file, line, column: 1, message, fix }],
  });
  if (!fence.test(lines[0] ?? '')) {
    return problem(1, 'The file does not begin with front matter.', `begin the file with\n---\n${sample}\n---`);
  }
  const end = lines.findIndex((line, index) => index > 0 && fence.test(line));
  if (end < 0) return problem(1, 'The front matter is not ended.', 'put a line  ---  after the last key');
  return {
    problems: [],
    split: {
      yaml: lines.slice(1, end).join('\n'),
      yamlLine: 2,
      body: lines.slice(end + 1).join('\n'),
      bodyLine: end + 2,
    },
  };
}
