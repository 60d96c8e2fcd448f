import type { Problem } from '../problems/problem.ts';

/** The text of UTF-8 bytes, or the problem with the line of the first byte that is none. */
export function decodeText(bytes: Uint8Array, file: string): { text?: string; problems: Problem[] } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), problems: [] };
  } catch {
    const lenient = new TextDecoder('utf-8').decode(bytes);
    const before = lenient.slice(0, Math.max(0, lenient.indexOf('\uFFFD')));
    const line = before.split('\n').length;
    return {
      problems: [{
        code: 'file/encoding',
        file,
        line,
        column: before.length - before.lastIndexOf('\n'),
        message: 'The file is not valid UTF-8: a byte here belongs to another encoding.',
        fix: 'save the file as UTF-8',
      }],
    };
  }
}
