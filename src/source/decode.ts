import type { Problem } from '../problems/problem.ts';
import { isUtf8, validUtf8Length } from '../values/valid-utf8-length.ts';

const latin = new TextDecoder('windows-1252');

/**
 * The text of UTF-8 bytes, a byte order mark included, or the problem with the place of the first byte that is none.
 * UTF-16, which some programs call "Unicode", is recognised by its zero bytes.
 */
export function decodeText(bytes: Uint8Array, file: string): { text?: string; problems: Problem[] } {
  const problem = (line: number, column: number, message: string): { problems: Problem[] } => ({
    problems: [{ code: 'file/encoding', file, line, column, message, fix: 'save the file as UTF-8' }],
  });
  if (bytes.subarray(0, 4096).includes(0))
    return problem(1, 1, 'The file is not UTF-8: it holds zero bytes, as a file saved as UTF-16 does.');
  if (isUtf8(bytes)) return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), problems: [] };
  const at = validUtf8Length(bytes);
  const lines = new TextDecoder('utf-8').decode(bytes.subarray(0, at)).split('\n');
  const byte = bytes.subarray(at, at + 1);
  const hex = byte[0]?.toString(16).toUpperCase() ?? '';
  return problem(
    lines.length,
    (lines.at(-1)?.length ?? 0) + 1,
    `The file is not valid UTF-8: the byte ${hex} here belongs to another encoding (in Windows-1252 it is "${latin.decode(byte)}").`,
  );
}

/** The text without the byte order mark that some editors write at the beginning. */
export const withoutMark = (text: string) => (text.startsWith('\uFEFF') ? text.slice(1) : text);
