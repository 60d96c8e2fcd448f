import { Lexer } from 'yaml';

/** How many lists and maps may stand within one another: more than anybody writes, and few enough to be read. */
export const deepestYaml = 500;

/** What the lexer puts before a plain scalar. */
const beforeScalar = '\u001F';

/** Where the lexer says nothing of the text itself. */
const isControl = (token: string) => token === '\u0002' || token === '\u0018' || token === beforeScalar;

/** Counts what encloses a place, token by token. */
class Depth {
  /** Columns at which the lists and maps of whole lines begin that enclose the place. */
  readonly #blocks: number[] = [];
  #flow = 0;
  #lineStart = 0;
  /** Where the last thing began that may turn out to be a key. */
  #key = 0;
  offset = 0;

  #begin(at: number): void {
    const column = at - this.#lineStart;
    while ((this.#blocks.at(-1) ?? -1) > column) this.#blocks.pop();
    if (this.#blocks.at(-1) !== column) this.#blocks.push(column);
  }

  /** How deep what begins with a sign lies. */
  #sign(sign: string): void {
    if (sign === '[' || sign === '{') this.#flow += 1;
    else if (sign === ']' || sign === '}') this.#flow = Math.max(0, this.#flow - 1);
    else if (this.#flow > 0) return;
    else if (sign === '-' || sign === '?') this.#begin(this.offset);
    else if (sign === ':') this.#begin(Math.max(this.#key, this.#lineStart));
  }

  at(token: string, isScalar: boolean): number {
    if (!isScalar) this.#sign(token);
    return this.#blocks.length + this.#flow;
  }

  pass(token: string, isScalar: boolean): void {
    if (isScalar || (token.trim() !== '' && token !== ':')) this.#key = this.offset;
    const end = token.lastIndexOf('\n');
    if (end >= 0) this.#lineStart = this.offset + end + 1;
    this.offset += token.length;
  }
}

/**
 * The place (an offset from 0) at which YAML is nested more deeply than it is read; undefined for any other text, valid
 * or not. Takes time that grows with the length of the text only.
 */
export function findDeepYaml(text: string): { offset: number; message: string; fix: string } | undefined {
  const depth = new Depth();
  let isScalar = false;
  for (const token of new Lexer().lex(text)) {
    if (!isControl(token)) {
      if (depth.at(token, isScalar) > deepestYaml) {
        const message = `More than ${deepestYaml} lists and maps stand within one another here.`;
        return { offset: depth.offset, message, fix: 'make it flatter' };
      }
      depth.pass(token, isScalar);
    }
    isScalar = token === beforeScalar;
  }
  return undefined;
}
