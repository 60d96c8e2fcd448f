import {
  type Document,
  LineCounter,
  type Node,
  type Pair,
  type YAMLError,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
} from 'yaml';
import type { Problem } from '../problems/problem.ts';
import { withoutMark } from './decode.ts';
import { explainYamlFault, quoteValue } from './explain-yaml-fault.ts';
import { findJsonFault } from '../values/find-json-fault.ts';
import { findDeepYaml } from './find-deep-yaml.ts';
import { findSplitTexts } from './find-split-texts.ts';
import type { Located, Path } from './located.ts';
import { resolveReferences } from './yaml-references.ts';

interface Options {
  readonly file: string;
  /** Line of the file on which the text begins. Default: 1. */
  readonly firstLine?: number;
  readonly syntaxCode: 'yaml/syntax' | 'json/syntax';
  /**
   * What becomes of anchors and aliases: files of a site have none; those of others are read as they are meant, as long
   * as they do not grow without bounds. Default: refused.
   */
  readonly references?: 'refused' | 'resolved';
}

function pairOf(node: unknown, key: PropertyKey): Pair | undefined {
  if (!isMap(node)) return undefined;
  return node.items.find(
    (pair) => isPair(pair) && String(isScalar(pair.key) ? pair.key.value : pair.key) === String(key),
  );
}

function child(document: Document, node: unknown, key: PropertyKey): unknown {
  const found = isSeq(node) ? node.items[Number(key)] : (pairOf(node, key)?.value ?? undefined);
  return isAlias(found) ? found.resolve(document) : found;
}

const startOf = (node: unknown): number | undefined => (node as Node | null | undefined)?.range?.[0];

/**
 * Where the quote or bracket was opened that a fault misses the end of, as an index of `lines` and a column; undefined
 * for faults of another kind. YAML itself notices them only further down.
 */
function openedAt(
  fault: YAMLError,
  lines: readonly string[],
  faultLine: number,
): { index: number; column: number } | undefined {
  const isQuote = fault.code === 'MISSING_CHAR' && fault.message.startsWith('Missing closing');
  if (!isQuote && !(fault.code === 'BAD_INDENT' && fault.message.startsWith('Flow'))) return undefined;
  const open = isQuote ? /^[^#"']*[:-] +(?:"(?:[^"\\]|\\.)*|'(?:[^']|'')*)$/ : /[:-] +(?:\[[^\]]*|\{[^}]*)$/;
  const found = isQuote
    ? lines.findIndex((line) => open.test(line))
    : lines.slice(0, faultLine).findLastIndex((line) => open.test(line));
  return found < 0 ? undefined : { index: found, column: (lines[found] ?? '').search(isQuote ? /["']/ : /[[{]/) + 1 };
}

/** The faults worth telling: each doubled key, and of all others the first, for the rest mostly follow from it. */
function tell(faults: readonly YAMLError[]): YAMLError[] {
  const first = faults.find(({ code }) => code !== 'DUPLICATE_KEY');
  return faults.filter((fault) => fault === first || fault.code === 'DUPLICATE_KEY');
}

/**
 * Parses YAML 1.2 into a value that knows the place of each of its parts; with `json/syntax` the text must be strict
 * JSON, of which YAML is a superset. Numbers, dates and texts are taken as the core schema reads them: a date stays a
 * string. Tags are refused always, anchors and aliases by default: each file says what it says in the place where it
 * says it. `advice` names what YAML reads otherwise than an author may mean it.
 */
export function parseYaml(
  written: string,
  { file, firstLine = 1, syntaxCode, references = 'refused' }: Options,
): { located?: Located; problems: Problem[]; advice?: readonly Problem[] } {
  const counter = new LineCounter();
  const text = syntaxCode === 'json/syntax' ? written : withoutMark(written);
  const lines = text.split(/\r?\n/);
  const position = (offset: number) => {
    const { line, col } = counter.linePos(offset);
    return { file, line: line + firstLine - 1, column: Math.max(1, col) };
  };
  // Before anything is built of it: what is nested too deeply takes a parser minutes, or its stack.
  const early = syntaxCode === 'json/syntax' ? findJsonFault(text) : findDeepYaml(text);
  if (early) {
    const before = text.slice(0, early.offset).split('\n');
    const place = { line: before.length + firstLine - 1, column: (before.at(-1)?.length ?? 0) + 1 };
    return { problems: [{ code: syntaxCode, file, ...place, message: early.message, fix: early.fix }] };
  }
  const document: Document = parseDocument(text, {
    lineCounter: counter,
    schema: 'core',
    uniqueKeys: true,
    strict: true,
  });
  const faults = tell([...document.errors, ...document.warnings]);
  const problems = faults.map((fault): Problem => {
    const start = position(fault.pos[0]);
    const opened = openedAt(fault, lines, start.line - firstLine);
    const index = opened?.index ?? start.line - firstLine;
    const { below, ...words } = explainYamlFault({
      code: fault.code,
      message: fault.message,
      line: lines[index] ?? '',
      next: lines[index + 1] ?? '',
    });
    if (below)
      return {
        code: syntaxCode,
        file,
        line: index + 1 + firstLine,
        column: (lines[index + 1] ?? '').search(/\S/) + 1,
        ...words,
      };
    return {
      code: syntaxCode,
      ...(opened ? { file, line: opened.index + firstLine, column: opened.column } : start),
      ...words,
    };
  });
  if (problems.length > 0) return { problems };
  const resolved = resolveReferences(document, references);
  if ('fault' in resolved) {
    const { offset, message, fix } = resolved.fault;
    const place = position(offset);
    const inQuotes = `write  ${quoteValue(lines[place.line - firstLine] ?? '') ?? 'the value in quotes'}`;
    return { problems: [{ code: syntaxCode, ...place, message, fix: fix ?? inQuotes }] };
  }
  const at = (path: Path) => {
    let node: unknown = document.contents;
    let offset = startOf(node) ?? 0;
    for (const key of path) {
      const pair = pairOf(node, key);
      node = child(document, node, key);
      if (node === undefined || node === null) return position(startOf(pair?.key) ?? offset);
      offset = startOf(node) ?? offset;
    }
    return position(offset);
  };
  const keyAt = (path: Path) => {
    let node: unknown = document.contents;
    for (const key of path.slice(0, -1)) node = child(document, node, key);
    const offset = startOf(pairOf(node, path.at(-1) ?? '')?.key);
    return offset === undefined ? at(path) : position(offset);
  };
  return {
    problems: [],
    advice: syntaxCode === 'json/syntax' ? [] : findSplitTexts(document, text, position),
    located: { file, value: resolved.value, at, keyAt, lineText: (line) => lines[line - firstLine] ?? '' },
  };
}
