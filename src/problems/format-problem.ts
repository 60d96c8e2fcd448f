import { type Problem, comparePositions } from './problem.ts';

/** One problem as text: position and code, the message, and the fix where there is one. */
export function formatProblem(problem: Problem): string {
  const head = `${problem.file}:${problem.line}:${problem.column} ${problem.code}${problem.advice ? ' (advice)' : ''}`;
  const indent = (text: string) => text.split('\n').join('\n  ');
  const lines = [head, `  ${indent(problem.message)}`];
  if (problem.fix !== undefined) lines.push(`  Fix: ${indent(problem.fix)}`);
  return lines.join('\n');
}

/** All problems in order of position, a blank line between them; the empty string for none. */
export function formatProblems(problems: readonly Problem[]): string {
  return [...problems].sort(comparePositions).map(formatProblem).join('\n\n');
}
