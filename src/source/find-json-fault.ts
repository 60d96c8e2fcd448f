/** What keeps a text from being JSON, and where (an offset from 0). */
export interface JsonFault {
  readonly offset: number;
  readonly message: string;
  readonly fix: string;
}

const literal = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;
const string = /"(?:[^"\\\u0000-\u001F]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*"/y;

/** A reader of RFC 8259 that stops at the first fault, for which JSON.parse has no words an author could use. */
class JsonReader {
  readonly #text: string;
  #at = 0;
  /** The bracket that encloses the place, and where it was opened. */
  readonly #open: { bracket: '{' | '['; offset: number }[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#text)) return false;
    this.#at = pattern.lastIndex;
    return true;
  }

  #fail(message: string, fix: string, offset = this.#at): JsonFault {
    return { offset, message, fix };
  }

  /** A word for what stands at the place. */
  #unexpected(expected: string): JsonFault {
    const rest = this.#text.slice(this.#at);
    const open = this.#open.at(-1);
    const shown = /^[\w.$+-]+|^[^]/u.exec(rest)?.[0] ?? '';
    if (rest === '')
      return open
        ? this.#fail(
            `The "${open.bracket}" here is never closed.`,
            `add the missing ${open.bracket === '{' ? '}' : ']'}`,
            open.offset,
          )
        : this.#fail('The file is empty.', 'write a JSON object: { … }');
    if (rest.startsWith('//') || rest.startsWith('/*') || shown === '#')
      return this.#fail('JSON has no comments.', 'remove the comment; "description" is the place for words');
    if (shown === "'") return this.#fail("JSON takes double quotes only, not single ones (').", 'write  "…"');
    if (shown === '"')
      return this.#fail(
        'A text here is not closed on its line, or holds a backslash that JSON does not know.',
        'end it with  "  and write a backslash as  \\\\',
      );
    if (/^[A-Za-z_$]/.test(shown))
      return this.#fail(`${shown} stands without quotes here, where ${expected} must be.`, `write  "${shown}"`);
    return this.#fail(
      `"${shown}" stands here, where ${expected} must be.`,
      expected === 'a comma or the end' ? 'add the missing comma' : `write ${expected}`,
    );
  }

  #value(): JsonFault | undefined {
    const bracket = this.#text[this.#at];
    if (bracket !== '{' && bracket !== '[')
      return this.#skip(string) || this.#skip(literal) ? undefined : this.#unexpected('a value');
    const close = bracket === '{' ? '}' : ']';
    this.#open.push({ bracket, offset: this.#at++ });
    for (let comma = -1; ;) {
      this.#skip(/[ \t\r\n]*/y);
      if (this.#text[this.#at] === close) {
        if (comma >= 0) return this.#fail(`A comma stands before the closing ${close}.`, 'remove the comma', comma);
        break;
      }
      if (bracket === '{') {
        if (!this.#skip(string)) return this.#unexpected('a key in double quotes');
        this.#skip(/[ \t\r\n]*/y);
        if (this.#text[this.#at] !== ':') return this.#unexpected('a colon');
        this.#at += 1;
        this.#skip(/[ \t\r\n]*/y);
      }
      const fault = this.#value();
      if (fault) return fault;
      const end = this.#at;
      this.#skip(/[ \t\r\n]*/y);
      if (this.#text[this.#at] === close) break;
      if (this.#text[this.#at] !== ',') {
        const fresh = this.#unexpected('a comma or the end');
        // A forgotten comma belongs after the value before it, not in front of the next line.
        return /^["{[\d]/.test(this.#text.slice(this.#at))
          ? {
              ...fresh,
              offset: end,
              message: 'A comma is missing after this value.',
              fix: `write  ${this.#text.slice(this.#text.lastIndexOf('\n', end - 1) + 1, end).trim()},`,
            }
          : fresh;
      }
      comma = this.#at++;
    }
    this.#open.pop();
    this.#at += 1;
    return undefined;
  }

  read(): JsonFault | undefined {
    if (this.#text.startsWith('\uFEFF'))
      return this.#fail(
        'The file begins with a byte order mark, which JSON does not allow.',
        'save the file as UTF-8 without a byte order mark',
      );
    this.#skip(/[ \t\r\n]*/y);
    const fault = this.#value();
    if (fault) return fault;
    this.#skip(/[ \t\r\n]*/y);
    return this.#at < this.#text.length
      ? this.#fail('Something follows after the end of the JSON value.', 'remove it')
      : undefined;
  }
}

/** The first place at which a text is no JSON; undefined where it is. */
export function findJsonFault(text: string): JsonFault | undefined {
  return new JsonReader(text).read();
}
