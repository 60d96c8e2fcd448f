import type { Problem } from '../problems/problem.ts';

export interface ScannedCsv {
  readonly header: readonly string[];
  /** Data rows, the header not counted. */
  readonly rows: number;
  /** The first rows, fields unquoted. */
  readonly firstRows: readonly (readonly string[])[];
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

/**
 * Reads the line structure of a CSV file: RFC 4180 with a header, one record a line (no line breaks inside fields, so
 * that line numbers mean rows), no blank line, no byte order mark, one kind of line end. Stops after 20 problems.
 */
export function scanCsv(text: string, file: string, columns: readonly string[], firstRows = 10): { scanned?: ScannedCsv; problems: Problem[] } {
  const problems: Problem[] = [];
  const report = (code: 'table/structure' | 'table/header', line: number, column: number, message: string, fix: string) => {
    problems.push({ code, file, line, column, message, fix });
  };
  if (text.startsWith('\uFEFF')) report('table/structure', 1, 1, 'The file begins with a byte order mark.', 'save the file as UTF-8 without a byte order mark');
  const crlf = text.includes('\r\n');
  if (/\r(?!\n)/.test(text) || (crlf && /(^|[^\r])\n/.test(text))) report('table/structure', 1, 1, 'The file mixes kinds of line ends.', 'end every line with a line feed (LF)');
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  else if (text !== '') report('table/structure', lines.length, 1, 'The last line does not end with a line break: the file may have been cut off.', 'end the last line with a line feed');
  const header = splitCsvLine(lines[0] ?? '') ?? [];
  if (text === '' || header.join('\u0000') !== columns.join('\u0000')) {
    const missing = columns.filter((name) => !header.includes(name));
    const surplus = header.filter((name) => !columns.includes(name));
    const why = [
      ...(missing.length > 0 ? [`missing: ${missing.join(', ')}`] : []),
      ...(surplus.length > 0 ? [`not in the descriptor: ${surplus.join(', ')}`] : []),
      ...(missing.length + surplus.length === 0 ? ['the order differs'] : []),
    ].join('; ');
    report('table/header', 1, 1, `The header is "${lines[0] ?? ''}", but the descriptor declares "${columns.join(',')}" (${why}).`, `write the header  ${columns.join(',')}  or change the descriptor's fields`);
  }
  const width = header.length;
  const first: string[][] = [];
  for (let index = 1; index < lines.length && problems.length < maxProblems; index++) {
    const line = lines[index] ?? '';
    if (line === '') {
      report('table/structure', index + 1, 1, 'A blank line inside the table.', 'remove the line');
      continue;
    }
    const fields = splitCsvLine(line);
    if (fields === undefined) report('table/structure', index + 1, line.indexOf('"') + 1, 'A quote is not closed on its line, or stands inside an unquoted field.', 'quote the whole field, double the quotes inside it, and keep it on one line');
    else if (fields.length !== width) report('table/structure', index + 1, 1, `The row has ${fields.length} fields, but the header has ${width}.`, `give the row ${width} fields; quote a field that holds a comma`);
    else if (first.length < firstRows) first.push(fields);
  }
  if (problems.length >= maxProblems) return { problems };
  return problems.length > 0 ? { problems } : { scanned: { header, rows: lines.length - 1, firstRows: first }, problems };
}
