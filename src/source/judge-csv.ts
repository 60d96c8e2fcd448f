import type { Problem } from '../problems/problem.ts';

export interface ScannedCsv {
  readonly header: readonly string[];
  /** Data rows, the header not counted. */
  readonly rows: number;
}

const maxProblems = 20;

/** Splits one line of RFC 4180 CSV into fields; undefined where a quote is left open or followed by text. */
export function splitCsvLine(line: string): string[] | undefined {
  if (!line.includes('"')) return line.split(',');
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    if (line[at] === '"') {
      let field = '';
      for (;;) {
        const close = line.indexOf('"', at + 1);
        if (close < 0) return undefined;
        field += line.slice(at + 1, close);
        if (line[close + 1] !== '"') {
          at = close + 1;
          break;
        }
        field += '"';
        at = close + 1;
      }
      fields.push(field);
      if (at < line.length && line[at] !== ',') return undefined;
    } else {
      const comma = line.indexOf(',', at);
      const field = line.slice(at, comma < 0 ? line.length : comma);
      if (field.includes('"')) return undefined;
      fields.push(field);
      at = comma < 0 ? line.length : comma;
    }
    if (at >= line.length) return fields;
    at += 1;
  }
}

/** Where the field of an index begins in a line, as a column from 1; the end of the line for one that is not there. */
function columnOf(line: string, fields: readonly string[], index: number): number {
  if (index >= fields.length) return line.length + 1;
  if (!line.includes('"')) return fields.slice(0, index).reduce((length, field) => length + field.length + 1, 0) + 1;
  let [column, quoted] = [0, false];
  for (let left = index; left > 0; column++) {
    if (line[column] === '"') quoted = !quoted;
    else if (line[column] === ',' && !quoted) left -= 1;
  }
  return column + 1;
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

/**
 * Reads the line structure of a CSV file: RFC 4180 with a header, one record a line (no line breaks inside fields, so
 * that line numbers mean rows), no blank line, no byte order mark, one kind of line end. Stops after 20 problems.
 */
export function judgeCsv(
  text: string,
  file: string,
  columns: readonly string[],
): { scanned?: ScannedCsv; problems: Problem[] } {
  const problems: Problem[] = [];
  const report = (
    code: 'table/structure' | 'table/header',
    line: number,
    column: number,
    message: string,
    fix: string,
  ) => {
    problems.push({ code, file, line, column, message, fix });
  };
  if (text.startsWith('\uFEFF'))
    report(
      'table/structure',
      1,
      1,
      "The file begins with a byte order mark, which would become part of the first column's name.",
      'save the file as UTF-8 without a byte order mark ("UTF-8", not "UTF-8 with BOM")',
    );
  if (/\r(?!\n)/.test(text) && !text.includes('\n')) {
    report(
      'table/structure',
      1,
      text.indexOf('\r') + 1,
      'The lines end with a carriage return alone, as on computers of the last century.',
      'end every line with a line feed (LF)',
    );
    return { problems };
  }
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  const crlf = lines[0]?.endsWith('\r') === true;
  const mixed = lines.findIndex(
    (line, index) => line.slice(0, -1).includes('\r') || (index < lines.length - 1 && line.endsWith('\r') !== crlf),
  );
  if (mixed >= 0)
    report(
      'table/structure',
      mixed + 1,
      (lines[mixed] ?? '').search(/\r|$/) + 1,
      `The file mixes kinds of line ends: this line ends differently from the first one (${crlf ? 'CRLF' : 'LF'}).`,
      'end every line with a line feed (LF)',
    );
  lines.forEach((line, index) => {
    if (line.endsWith('\r')) lines[index] = line.slice(0, -1);
  });
  if (lines.at(-1) === '') lines.pop();
  else if (text !== '')
    report(
      'table/structure',
      lines.length,
      (lines.at(-1)?.length ?? 0) + 1,
      'The last line does not end with a line break, so the file may have been cut off.',
      'see whether the line is complete, and end it with a line feed',
    );
  const first = lines[0] ?? '';
  const header = splitCsvLine(first) ?? [];
  const width = header.length > 0 ? header.length : columns.length;
  const differs = columns.findIndex((name, index) => header[index] !== name);
  const separator = [';', '\t', '|'].find(
    (sign) => header.length === 1 && columns.length > 1 && first.split(sign).length === columns.length,
  );
  if (text === '')
    report(
      'table/header',
      1,
      1,
      `The file is empty, but the descriptor declares the columns ${columns.join(', ')}.`,
      `write the header  ${columns.join(',')}`,
    );
  else if (separator !== undefined) {
    report(
      'table/structure',
      1,
      first.indexOf(separator) + 1,
      `The fields are separated by ${separator === '\t' ? 'tabs' : `"${separator}"`}, but a CSV file separates them by commas.`,
      'export the table again, with commas',
    );
    return { problems };
  } else if (header.length === columns.length && !header.some((name) => columns.includes(name)))
    report(
      'table/header',
      1,
      1,
      `The first line is "${first}", where the names of the columns must stand.`,
      `put the line  ${columns.join(',')}  above it`,
    );
  else if (differs >= 0 || header.length > columns.length)
    report(
      'table/header',
      1,
      columnOf(first, header, differs >= 0 ? differs : columns.length),
      `The header is "${first}", but the descriptor declares "${columns.join(',')}" (${differenceOf(header, columns)}).`,
      `write the header  ${columns.join(',')}  or change the descriptor's fields`,
    );
  for (let index = 1; index < lines.length && problems.length < maxProblems; index++) {
    const line = lines[index] ?? '';
    if (line === '') {
      report('table/structure', index + 1, 1, 'A blank line inside the table.', 'remove the line');
      continue;
    }
    const fields = splitCsvLine(line);
    if (fields === undefined)
      report(
        'table/structure',
        index + 1,
        line.indexOf('"') + 1,
        'A quote is not closed on its line, or stands inside an unquoted field.',
        'quote the whole field, double the quotes inside it, and keep it on one line',
      );
    else if (fields.length !== width)
      report(
        'table/structure',
        index + 1,
        columnOf(line, fields, width),
        `The row has ${fields.length} ${fields.length === 1 ? 'field' : 'fields'}, but the header has ${width}.`,
        fields.length > width
          ? `give the row ${width} fields; put a field that holds a comma in quotes`
          : `give the row ${width} fields; a value that is not there is an empty field`,
      );
  }
  const last = problems.at(-1);
  if (last && problems.length >= maxProblems)
    problems.splice(-1, 1, { ...last, message: `${last.message} The rest of the file was not looked at.` });
  return problems.length > 0 ? { problems } : { scanned: { header, rows: Math.max(0, lines.length - 1) }, problems };
}
