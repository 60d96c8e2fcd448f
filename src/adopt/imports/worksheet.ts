import type { Position, Problem } from '../../problems/problem.ts';
import { suggest } from '../../problems/suggest.ts';

/** A cell with its place in the file; columns count characters of the line. */
export interface SheetCell extends Position {
  readonly text: string;
}

/** How a spreadsheet wrote a table, so that it can be written back the same way. */
export interface SheetStyle {
  readonly delimiter: ',' | ';' | '\t';
  readonly lineEnd: '\n' | '\r\n';
}

export const usualStyle: SheetStyle = { delimiter: ',', lineEnd: '\n' };

export interface Sheet {
  readonly style: SheetStyle;
  /** Rows by the text of their first column, each with its filled cells by column. */
  readonly rows: ReadonlyMap<string, { readonly at: Position; readonly cells: ReadonlyMap<string, SheetCell> }>;
}

interface ReadRow {
  readonly cells: readonly SheetCell[];
}

/** Cuts a table into cells: quoted text may hold delimiters, line ends and doubled quotes. */
function cutRows(file: string, text: string, delimiter: string, firstLine: number): ReadRow[] {
  const rows: ReadRow[] = [];
  let cells: SheetCell[] = [];
  let [value, isQuoted, line, column] = ['', false, firstLine, 1];
  let start = { line, column };
  const endCell = () => cells.push({ file, ...start, text: value });
  for (let index = 0; index < text.length; index++) {
    const sign = text[index] ?? '';
    if (isQuoted) {
      if (sign === '"' && text[index + 1] === '"') {
        value += '"';
        index += 1;
        column += 2;
        continue;
      }
      if (sign === '"') isQuoted = false;
      else value += sign;
    } else if (sign === '"' && value === '') isQuoted = true;
    else if (sign === delimiter) {
      endCell();
      value = '';
      start = { line, column: column + 1 };
    } else if (sign === '\n') {
      endCell();
      rows.push({ cells });
      [cells, value] = [[], ''];
      start = { line: line + 1, column: 1 };
    } else value += sign;
    if (sign === '\n') [line, column] = [line + 1, 1];
    else column += 1;
  }
  if (value !== '' || cells.length > 0) {
    endCell();
    rows.push({ cells });
  }
  return rows;
}

const problem = (at: Position, message: string, fix: string): Problem => ({
  code: 'schema/wrong-value',
  file: at.file,
  line: at.line,
  column: at.column,
  message,
  fix,
});

/**
 * Reads a table that a person filled in, as an editor or a spreadsheet wrote it: commas, semicolons or tabs; CRLF; a
 * byte order mark; quotes; a first line `sep=;`; empty lines; columns in any order. The first of `columns` names the
 * rows, and `asked` are those that a person may fill in; the others are read over.
 */
export function readSheet(
  file: string,
  written: string,
  columns: readonly string[],
  asked: readonly string[],
): { sheet?: Sheet; problems: readonly Problem[] } {
  const lineEnd = written.includes('\r\n') ? '\r\n' : '\n';
  const whole = written.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const named = /^sep=(.)\n/.exec(whole);
  const text = named ? whole.slice(named[0].length) : whole;
  const header = text.slice(0, text.includes('\n') ? text.indexOf('\n') : undefined);
  const [first = ''] = columns;
  const delimiter = ([',', ';', '\t'] as const)
    .map((sign) => ({ sign, count: header.split(sign).length }))
    .reduce((most, one) => (one.count > most.count ? one : most)).sign;
  const [head, ...rows] = cutRows(file, text, delimiter, named ? 2 : 1);
  const names = (head?.cells ?? []).map((cell) => ({ ...cell, text: cell.text.trim() }));
  const start = { file, line: named ? 2 : 1, column: 1 };
  if (!names.some((name) => name.text === first))
    return {
      problems: [
        problem(
          start,
          `The first line must name the columns, "${first}" among them: ${columns.join(', ')}.`,
          `write  ${columns.join(delimiter)}  as the first line, or remove the file and run the import again`,
        ),
      ],
    };
  const problems: Problem[] = names
    .filter(({ text: name }) => name !== '' && !columns.includes(name))
    .map((name) =>
      problem(
        name,
        `"${name.text}" is no column here. Columns: ${columns.join(', ')}.`,
        `write  ${suggest(name.text, columns) ?? 'one of them'}  or remove the column`,
      ),
    );
  const found = new Map<string, { at: Position; cells: Map<string, SheetCell> }>();
  for (const { cells } of rows) {
    const own = new Map(
      cells.flatMap((cell, index): [string, SheetCell][] => {
        const name = names[index]?.text ?? '';
        const value = { ...cell, text: cell.text.trim() };
        return name !== '' && value.text !== '' ? [[name, value]] : [];
      }),
    );
    const row = own.get(first);
    const filled = [...own].filter(([name]) => asked.includes(name));
    if (!row) {
      const [orphan] = filled;
      if (orphan)
        problems.push(problem(orphan[1], `This row has an answer and no "${first}".`, `write what it is about`));
      continue;
    }
    const other = found.get(row.text);
    if (other)
      problems.push(
        problem(
          row,
          `"${row.text}" has a row already, in line ${other.at.line}.`,
          'write all answers into one of them',
        ),
      );
    else found.set(row.text, { at: row, cells: new Map(filled) });
  }
  return { sheet: { style: { delimiter, lineEnd }, rows: found }, problems };
}

/** Writes a table for a spreadsheet: with a byte order mark, by which a spreadsheet knows the letters. */
export function formatSheet(rows: readonly (readonly string[])[], { delimiter, lineEnd }: SheetStyle): string {
  const cell = (text: string) => {
    const own = text.replace(/\r\n?/g, '\n');
    // Any of the delimiters, so that another program reads the same whatever it takes for one.
    return /[",;\t\n]/.test(own) ? `"${own.replaceAll('"', '""').replaceAll('\n', lineEnd)}"` : own;
  };
  return `\uFEFF${rows.map((row) => row.map(cell).join(delimiter) + lineEnd).join('')}`;
}
