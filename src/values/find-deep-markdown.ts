/** How many quotes, lists, brackets or marks may stand within one another: more than anybody reads. */
export const deepestMarkdown = 100;

const fence = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})(.*)$/;
/** What a line of a quote or a list begins with. */
const container = /[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))/y;
/** A run of marks, with what stands before and after it. */
const marks = /(^|.)([*_~]+)(?=(.|$))/gsu;

/** How much deeper the quotes and lists of a line lie than nothing; `columns` are those of lists still open. */
function depthOfLine(line: string, columns: number[]): { depth: number; rest: string } {
  let quotes = 0;
  let at = 0;
  for (;;) {
    container.lastIndex = at;
    const [found] = container.exec(line) ?? [];
    if (found === undefined) break;
    const column = at + found.length - found.trimStart().length;
    at += found.length;
    if (found.endsWith('>')) quotes += 1;
    else {
      while ((columns.at(-1) ?? -1) >= column) columns.pop();
      columns.push(column);
    }
  }
  return { depth: quotes + (at > 0 ? columns.length : 0), rest: line.slice(at) };
}

const isSpace = (text: string | undefined) => text === undefined || /^\s*$/.test(text);
const isSign = (text: string | undefined) => text !== undefined && /[\p{P}\p{S}]/u.test(text);

/** Whether a run of marks begins (1) or ends (-1) something, by what stands beside it; 0 where it could do either. */
function stepOf(left: string | undefined, right: string | undefined): number {
  const begins = !isSpace(right) && (!isSign(right) || isSpace(left) || isSign(left));
  const ends = !isSpace(left) && (!isSign(left) || isSpace(right) || isSign(right));
  return Number(begins) - Number(ends);
}

/** How many brackets and marks a line opens, less those it closes, the most in the course of it. */
function opened(line: string, before: number): { open: number; most: number } {
  let open = before;
  let most = before;
  const step = (by: number) => {
    open = Math.max(0, open + by);
    most = Math.max(most, open);
  };
  for (const character of line)
    if (character === '[') step(1);
    else if (character === ']') step(-1);
  for (const [, left, , right] of line.matchAll(marks)) step(stepOf(left, right));
  return { open, most };
}

/**
 * The line (from 1) on which Markdown is nested more deeply than it is read: a parser would take minutes for it, or
 * more than its stack. Undefined for any other text. Lists, quotes, brackets and marks are counted without parsing: it
 * is no measure of what a text means. Fenced code counts for nothing.
 */
export function findDeepMarkdown(text: string): number | undefined {
  const columns: number[] = [];
  let open = 0;
  let fenced: string | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    const [, ticks, info = ''] = fence.exec(line) ?? [];
    if (fenced !== undefined) {
      if (ticks?.startsWith(fenced) && info.trim() === '') fenced = undefined;
      continue;
    }
    if (ticks !== undefined) {
      fenced = ticks;
      continue;
    }
    if (line.trim() === '') open = 0;
    const { depth, rest } = depthOfLine(line, columns);
    const inline = opened(rest, open);
    open = inline.open;
    if (depth > deepestMarkdown || inline.most > deepestMarkdown) return index + 1;
  }
  return undefined;
}
