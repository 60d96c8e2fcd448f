import ts from 'typescript';

/**
 * Lines of a module that are more than a plain list: those inside a list of the top level with no program in it are
 * left out.
 */
export function linesOfProgram(path: string, text: string): number {
  const lines = text.trimEnd().split('\n').length;
  if (!path.endsWith('.ts')) return lines;
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const lineOf = (position: number) => source.getLineAndCharacterOfPosition(position).line;
  const inLists = source.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .flatMap(({ initializer }) => (initializer && isPlain(initializer) ? [initializer] : []))
    .reduce((sum, list) => sum + lineOf(list.end) - lineOf(list.getStart()), 0);
  return lines - inLists;
}

/** Whether an expression holds words, numbers and lists of them alone; a call with such (`new Set([…])`) is one too. */
function isPlain(node: ts.Node): boolean {
  const isProgram = ts.isBlock(node) || ts.isConditionalExpression(node);
  return !isProgram && ts.forEachChild(node, (child) => !isPlain(child) || undefined) === undefined;
}

export const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
