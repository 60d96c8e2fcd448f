import type { Problem } from '../problems/problem.ts';
import { type CsvFault, type CsvStructure, scanCsv } from '../values/scan-csv.ts';

const maxProblems = 20;

/** How to mend a fault in a table of so many columns. */
function fixOf(kind: Exclude<CsvFault['kind'], 'empty'>, width: number): string {
  switch (kind) {
    case 'unclosed':
    case 'text-after-quote':
    case 'quote-inside':
      return 'quote the whole field, and double the quotes inside it';
    case 'returns':
    case 'line-end':
      return 'end every line with a line feed (LF)';
    case 'blank-line':
    case 'blank-end':
      return 'remove the line';
    case 'too-many':
      return `give the row ${width} fields; put a field that holds a comma in quotes`;
    case 'too-few':
      return `give the row ${width} fields; a value that is not there is an empty field`;
    case 'unended':
      return 'see whether the line is complete, and end it with a line feed';
  }
}

/** Why a header differs from the declared columns, in a few words. */
function differenceOf(header: readonly string[], columns: readonly string[]): string {
  const missing = columns.filter((name) => !header.includes(name));
  const surplus = header.filter((name) => !columns.includes(name));
  if (missing.length + surplus.length === 0)
    return header.length === columns.length ? 'the order differs' : 'a column stands twice';
  return [
    ...(missing.length > 0 ? [`missing: ${missing.join(', ')}`] : []),
    ...(surplus.length > 0 ? [`not in the descriptor: ${surplus.join(', ')}`] : []),
  ].join('; ');
}

type Told = Omit<Problem, 'file' | 'line'>;

/** The problem of a file without anything in it. */
function judgeEmpty(columns: readonly string[]): Told {
  return {
    code: 'table/header',
    column: 1,
    message: `The file is empty, but the descriptor declares the columns ${columns.join(', ')}.`,
    fix: `write the header  ${columns.join(',')}`,
  };
}

/** The problem of fields that something else than commas separates. */
function judgeSeparator({ header, headerText }: CsvStructure, columns: readonly string[]): Told | undefined {
  const separator = [';', '\t', '|'].find(
    (sign) => header.length === 1 && columns.length > 1 && headerText.split(sign).length === columns.length,
  );
  if (separator === undefined) return undefined;
  return {
    code: 'table/structure',
    column: headerText.indexOf(separator) + 1,
    message: `The fields are separated by ${separator === '\t' ? 'tabs' : `"${separator}"`}, but a CSV file separates them by commas.`,
    fix: 'export the table again, with commas',
  };
}

/** The problem of a header that is not the declared one. */
function judgeHeader(
  { header, headerText, headerColumns }: CsvStructure,
  columns: readonly string[],
): Told | undefined {
  const declared = columns.join(',');
  if (header.length === columns.length && !header.some((name) => columns.includes(name)))
    return {
      code: 'table/header',
      column: 1,
      message: `The first line is "${headerText}", where the names of the columns must stand.`,
      fix: `put the line  ${declared}  above it`,
    };
  const differs = columns.findIndex((name, index) => header[index] !== name);
  if (differs < 0 && header.length <= columns.length) return undefined;
  const at = differs < 0 ? columns.length : differs;
  return {
    code: 'table/header',
    column: headerColumns[at] ?? headerColumns.at(-1) ?? 1,
    message: `The header is "${headerText}", but the descriptor declares "${declared}" (${differenceOf(header, columns)}).`,
    fix: `write the header  ${declared}  or change the descriptor's fields`,
  };
}

/**
 * What is wrong with the shape of a CSV table in UTF-8: faults of its structure, and a header that is not the declared
 * one. By place; stops after 20 problems, and the last one says so.
 */
export function judgeCsv(bytes: Uint8Array, file: string, columns: readonly string[]): Problem[] {
  const structure = scanCsv(bytes, maxProblems);
  const top = (told: Told): Problem => ({ ...told, file, line: 1 });
  const problems: Problem[] = [];
  if (structure.header.length > 0) {
    const separator = judgeSeparator(structure, columns);
    if (separator) return [top(separator)];
    const header = judgeHeader(structure, columns);
    if (header) problems.push(top(header));
  }
  for (const { kind, line, column, message } of structure.faults.slice(0, maxProblems - problems.length)) {
    if (kind === 'empty') problems.push(top(judgeEmpty(columns)));
    else
      problems.push({
        code: 'table/structure',
        file,
        line,
        column,
        message,
        fix: fixOf(kind, structure.header.length),
      });
  }
  const last = problems.at(-1);
  if (last && problems.length >= maxProblems)
    problems.splice(-1, 1, { ...last, message: `${last.message} The rest of the file was not looked at.` });
  return problems;
}
