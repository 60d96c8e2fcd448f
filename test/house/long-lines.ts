import ts from 'typescript';

export const widest = 120;

/** Numbers, from 1, of the lines that are too wide: more columns than `widest` once texts are taken out of them. */
export function longLines(path: string, text: string): number[] {
  const lines = text.split('\n');
  const inText = path.endsWith('.css') ? new Map<number, number>() : columnsOfTexts(path, text);
  return lines.flatMap((line, at) => {
    // An address cannot be broken.
    if (/https?:\/\/\S/.test(line)) return [];
    return [...line].length - (inText.get(at) ?? 0) > widest ? [at + 1] : [];
  });
}

/** A literal that is written in one piece: a text, a template with the values in it, a regular expression. */
const isText = (node: ts.Node): boolean =>
  ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) || node.kind === ts.SyntaxKind.RegularExpressionLiteral;

/** By line, how many columns belong to a literal. Of Astro's files, between quotes. */
function columnsOfTexts(path: string, text: string): Map<number, number> {
  const columns = new Map<number, number>();
  const add = (line: number, count: number) => columns.set(line, (columns.get(line) ?? 0) + count);
  if (path.endsWith('.astro')) {
    for (const [at, line] of text.split('\n').entries())
      for (const [literal] of line.matchAll(/"[^"]*"|'[^']*'|`[^`]*`/g)) add(at, literal.length);
    return columns;
  }
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const starts = source.getLineStarts();
  const visit = (node: ts.Node): void => {
    if (isText(node)) {
      const first = source.getLineAndCharacterOfPosition(node.getStart()).line;
      const last = source.getLineAndCharacterOfPosition(node.end).line;
      for (let line = first; line <= last; line += 1) {
        const from = Math.max(node.getStart(), starts[line] ?? 0);
        add(line, Math.min(node.end, (starts[line + 1] ?? text.length + 1) - 1) - from);
      }
    } else ts.forEachChild(node, visit);
  };
  visit(source);
  return columns;
}
