/** What keeps a text from being JSON, and where (an offset from 0). */
export interface JsonFault {
  readonly offset: number;
  readonly message: string;
  readonly fix: string;
  /** Set where the text ends before the value is complete (`offset` is where that began), or is nested too deeply. */
  readonly kind?: 'unfinished' | 'deep';
}

/** How many objects and lists may stand within one another: more than anybody writes, and few enough to be read. */
export const deepestJson = 500;

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

  /** The fault of a text that ends too early. */
  #unfinished(): JsonFault {
    const open = this.#open.at(-1);
    if (!open) return this.#fail('The file is empty.', 'write a JSON object: { … }');
    const close = open.bracket === '{' ? '}' : ']';
    const fault = this.#fail(`The "${open.bracket}" here is never closed.`, `add the missing ${close}`, open.offset);
    return { ...fault, kind: 'unfinished' };
  }

  /** A word for what stands at the place. */
  #unexpected(expected: string): JsonFault {
    const rest = this.#text.slice(this.#at);
    const shown = /^[\w.$+-]+|^[^]/u.exec(rest)?.[0] ?? '';
    if (rest === '') return this.#unfinished();
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

  #skipSpace(): void {
    this.#skip(/[ \t\r\n]*/y);
  }

  /** Passes one character by, where it stands at the place. */
  #pass(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #value(): JsonFault | undefined {
    const bracket = this.#text[this.#at];
    if (bracket === '{' || bracket === '[') return this.#members(bracket);
    return this.#skip(string) || this.#skip(literal) ? undefined : this.#unexpected('a value');
  }

  /** The members of an object or a list, from the opening bracket on. */
  #members(bracket: '{' | '['): JsonFault | undefined {
    const close = bracket === '{' ? '}' : ']';
    if (this.#open.length >= deepestJson) {
      const message = `More than ${deepestJson} objects and lists stand within one another here.`;
      return { ...this.#fail(message, 'make it flatter'), kind: 'deep' };
    }
    this.#open.push({ bracket, offset: this.#at++ });
    this.#skipSpace();
    while (!this.#pass(close)) {
      const fault = (bracket === '{' ? this.#key() : undefined) ?? this.#value();
      if (fault) return fault;
      const end = this.#at;
      this.#skipSpace();
      const comma = this.#at;
      if (this.#pass(',')) {
        this.#skipSpace();
        if (this.#text[this.#at] === close)
          return this.#fail(`A comma stands before the closing ${close}.`, 'remove the comma', comma);
      } else if (this.#text[this.#at] !== close) return this.#missingComma(end);
    }
    this.#open.pop();
    return undefined;
  }

  /** A key with its colon. */
  #key(): JsonFault | undefined {
    if (!this.#skip(string)) return this.#unexpected('a key in double quotes');
    this.#skipSpace();
    if (!this.#pass(':')) return this.#unexpected('a colon');
    this.#skipSpace();
    return undefined;
  }

  /** What is wrong after a value that ends at `end`, where neither a comma nor the closing bracket follows. */
  #missingComma(end: number): JsonFault {
    if (!/^["{[\d]/.test(this.#text.slice(this.#at))) return this.#unexpected('a comma or the end');
    // A forgotten comma belongs after the value before it, not in front of the next line.
    const line = this.#text.slice(this.#text.lastIndexOf('\n', end - 1) + 1, end).trim();
    return this.#fail('A comma is missing after this value.', `write  ${line},`, end);
  }

  read(): JsonFault | undefined {
    if (this.#text.startsWith('\uFEFF'))
      return this.#fail(
        'The file begins with a byte order mark, which JSON does not allow.',
        'save the file as UTF-8 without a byte order mark',
      );
    this.#skipSpace();
    const fault = this.#value();
    if (fault) return fault;
    this.#skipSpace();
    return this.#at < this.#text.length
      ? this.#fail('Something follows after the end of the JSON value.', 'remove it')
      : undefined;
  }
}

/** The first place at which a text is no JSON; undefined where it is. */
export function findJsonFault(text: string): JsonFault | undefined {
  return new JsonReader(text).read();
}
