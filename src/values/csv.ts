/** One field of RFC 4180 CSV: quoted where it holds a comma, a quote or a line break; null is an empty field. */
export function formatCsvField(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = Array.isArray(value) ? JSON.stringify(value) : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A table as CSV with a header; every line ends with a line feed. No rows: the header alone. */
export function formatCsv(header: readonly string[], rows: Iterable<readonly unknown[]>): string {
  const lines = [header.map(formatCsvField).join(',')];
  for (const row of rows) lines.push(row.map(formatCsvField).join(','));
  return `${lines.join('\n')}\n`;
}
