import { type Problem, comparePositions } from './problem.ts';

/** One problem as text: position and code, the message, and the fix where there is one. */
export function formatProblem(problem: Problem): string {
  const head = `${problem.file}:${problem.line}:${problem.column} ${problem.code}${problem.advice ? ' (advice)' : ''}`;
  const indent = (text: string) => text.split('\n').join('\n  ');
  const lines = [head, `  ${indent(problem.message)}`];
  if (problem.fix !== undefined) lines.push(`  Fix: ${indent(problem.fix)}`);
  return lines.join('\n');
}

/** Whether it is no mistake, but a text that a person must still write. */
export const isWorkLeft = ({ code, advice }: Problem): boolean => code === 'text/unwritten' && advice === true;

/** Texts to write that are told one by one; more are told by folder. */
const mostListed = 15;
const count = (number: number, one: string) => `${number} ${one}${number === 1 ? '' : 's'}`;
const placeOf = ({ file, line, column }: Problem) => `${file}:${line}:${column}`;

/** What is still to write: each at its place, or, where it is much, by folder with the first place of each. */
function formatWorkLeft(texts: readonly Problem[]): string {
  const head = `Work left: ${count(texts.length, 'text')} to write. Each is marked  :unwritten[…]`;
  if (texts.length <= mostListed)
    return [head, ...texts.map((text) => `  ${placeOf(text)} ${text.message}`)].join('\n');
  const folders = Map.groupBy(texts, ({ file }) => file.slice(0, file.lastIndexOf('/')));
  const lines = [...folders].map(([folder, own]) => {
    const files = new Set(own.map(({ file }) => file)).size;
    return `  ${folder}/: ${count(own.length, 'text')} in ${count(files, 'file')}, the first at ${own.map(placeOf)[0] ?? ''}`;
  });
  return [head, ...lines, '  Each with its place:  vitrine check --json'].join('\n');
}

/**
 * All problems in order of position, a blank line between them, and what is still to write at the end; the empty string
 * for none.
 */
export function formatProblems(problems: readonly Problem[]): string {
  const sorted = [...problems].sort(comparePositions);
  const left = sorted.filter(isWorkLeft);
  const others = sorted.filter((problem) => !isWorkLeft(problem));
  return [...others.map(formatProblem), ...(left.length > 0 ? [formatWorkLeft(left)] : [])].join('\n\n');
}
