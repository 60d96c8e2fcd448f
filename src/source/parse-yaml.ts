import { type Document, LineCounter, type Node, type Pair, isMap, isPair, isScalar, isSeq, parseDocument } from 'yaml';
import type { Problem } from '../problems/problem.ts';
import type { Located, Path } from './located.ts';

interface Options {
  readonly file: string;
  /** Line of the file on which the text begins. Default: 1. */
  readonly firstLine?: number;
  readonly syntaxCode: 'yaml/syntax' | 'json/syntax';
}

function pairOf(node: unknown, key: PropertyKey): Pair | undefined {
  if (!isMap(node)) return undefined;
  return node.items.find((pair) => isPair(pair) && String(isScalar(pair.key) ? pair.key.value : pair.key) === String(key));
}

function child(node: unknown, key: PropertyKey): unknown {
  if (isSeq(node)) return node.items[Number(key)];
  return pairOf(node, key)?.value ?? undefined;
}

const startOf = (node: unknown): number | undefined => (node as Node | null | undefined)?.range?.[0];

/**
 * Parses YAML 1.2 (of which JSON is a part) into a value that knows the place of each of its parts. Numbers, dates and
 * texts are taken as the core schema reads them: a date stays a string. Anchors and tags are refused.
 */
export function parseYaml(text: string, { file, firstLine = 1, syntaxCode }: Options): { located?: Located; problems: Problem[] } {
  const counter = new LineCounter();
  const document: Document = parseDocument(text, { lineCounter: counter, schema: 'core', uniqueKeys: true, strict: true });
  const lines = text.split('\n');
  const position = (offset: number) => {
    const { line, col } = counter.linePos(offset);
    return { file, line: line + firstLine - 1, column: Math.max(1, col) };
  };
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0) {
    return {
      problems: faults.map((fault) => ({
        code: syntaxCode,
        ...position(fault.pos[0]),
        message: fault.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? 'cannot be parsed',
        fix: 'mend the syntax at this place; the rest of the file could not be checked',
      })),
    };
  }
  const at = (path: Path) => {
    let node: unknown = document.contents;
    let offset = startOf(node) ?? 0;
    for (const key of path) {
      const pair = pairOf(node, key);
      node = child(node, key);
      if (node === undefined || node === null) return position(startOf(pair?.key) ?? offset);
      offset = startOf(node) ?? offset;
    }
    return position(offset);
  };
  const keyAt = (path: Path) => {
    let node: unknown = document.contents;
    for (const key of path.slice(0, -1)) node = child(node, key);
    const offset = startOf(pairOf(node, path.at(-1) ?? '')?.key);
    return offset === undefined ? at(path) : position(offset);
  };
  return {
    problems: [],
    located: { file, value: document.toJS({ maxAliasCount: 0 }) as unknown, at, keyAt, lineText: (line) => lines[line - firstLine] ?? '' },
  };
}
