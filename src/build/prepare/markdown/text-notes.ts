import type { Nodes } from 'mdast';
import type { Problem, ProblemCode } from '../../../problems/problem.ts';

/** A place in the file a text comes from. */
interface Place {
  readonly line: number;
  readonly column: number;
}

/** What a text holds besides its words. */
export interface Noted {
  readonly problems: readonly Problem[];
  /** Paths of this site the text links to, with their places. */
  readonly links: readonly ({ readonly path: string } & Place)[];
  /** Paths of this site from which the text shows images, with their places. */
  readonly images: readonly ({ readonly path: string } & Place)[];
  /** Directives, with their places: those on a line of their own, and figures within a sentence. */
  readonly directives: readonly ({
    readonly name: string;
    readonly attributes: Readonly<Record<string, string>>;
  } & Place)[];
  /** Attributes of the figures within sentences; the text holds `figureMark(index)` in the place of each. */
  readonly figures: readonly Readonly<Record<string, string>>[];
  /** Fenced code blocks by their language. */
  readonly code: readonly { readonly language: string; readonly text: string; readonly line: number }[];
}

/** A part of a tree that knows where it was written. */
export interface Placed {
  readonly position?: Nodes['position'];
}

type List<Key extends keyof Noted> = Noted[Key][number][];

/** Notes taken while a text is read. */
export class TextNotes {
  readonly problems: Problem[] = [];
  readonly links: List<'links'> = [];
  readonly images: List<'images'> = [];
  readonly directives: List<'directives'> = [];
  readonly figures: List<'figures'> = [];
  readonly code: List<'code'> = [];
  readonly file: string;
  readonly #firstLine: number;

  /** `firstLine` is the line of the file on which the text begins. */
  constructor(file: string, firstLine: number) {
    this.file = file;
    this.#firstLine = firstLine;
  }

  /** Where something stands in the file. */
  placeOf({ position }: Placed): Place {
    return { line: (position?.start.line ?? 1) + this.#firstLine - 1, column: position?.start.column ?? 1 };
  }

  report(code: ProblemCode, node: Placed, message: string, fix: string): void {
    this.problems.push({ code, file: this.file, ...this.placeOf(node), message, fix });
  }
}
