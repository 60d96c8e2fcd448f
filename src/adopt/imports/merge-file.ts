import { isMap, isScalar, LineCounter, parseDocument, stringify } from 'yaml';
import { isPlaceholder } from '../../values/unwritten.ts';
import type { ContentDraft } from './draft-field.ts';
import { asRead, printOf, type WrittenParts } from './record.ts';

/** A file of content as text, with what of it the import wrote. */
export interface Merged {
  readonly text: string;
  readonly written: WrittenParts;
  /** Keys and blocks of the source that changed, and are the author's own by now. */
  readonly kept: readonly string[];
}

/** A file that the import writes or leaves as it is. */
export interface PlannedFile extends Merged {
  readonly path: string;
  readonly change: 'new' | 'changed' | 'same';
}

const written = (key: string, value: unknown) => stringify({ [key]: value }, { lineWidth: 0 }).trimEnd();

/** A file as it is first written. */
export function newFile(of: string, { keys, blocks }: ContentDraft): Merged {
  const head = Object.entries(keys).map(([key, value]) => written(key, value));
  const body = blocks.length === 0 ? '' : `\n${blocks.join('\n\n')}\n`;
  return {
    text: `---\n${head.join('\n')}\n---\n${body}`,
    written: {
      of,
      keys: Object.fromEntries(Object.entries(keys).map(([key, value]) => [key, printOf(asRead(value))])),
      blocks: partsOf(blocks).map(printOf),
    },
    kept: [],
  };
}

/** A key of front matter with its lines, comments above it among them. */
interface Part {
  readonly key: string;
  readonly value: unknown;
  readonly lines: readonly string[];
}

/** Front matter cut into its keys; undefined where it is no map of YAML. */
function cutFront(yaml: string): { readonly parts: Part[]; readonly head: readonly string[] } | undefined {
  const counter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: counter, schema: 'core' });
  if (document.errors.length > 0 || !isMap(document.contents)) return undefined;
  const lines = yaml.split('\n');
  const starts = document.contents.items.map(({ key }) => {
    const offset = isScalar(key) ? (key.range?.[0] ?? 0) : 0;
    return { key: String(isScalar(key) ? key.value : key), line: counter.linePos(offset).line - 1 };
  });
  const value = document.toJS() as Record<string, unknown>;
  const parts = starts.map(({ key, line }, index) => ({
    key,
    value: value[key],
    lines: lines.slice(line, starts[index + 1]?.line ?? lines.length),
  }));
  return { parts, head: lines.slice(0, starts[0]?.line ?? 0) };
}

/** Comments and empty lines at the end of a key belong to what follows, and stay. */
function tailOf(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => line.trim() !== '' && !/^#/.test(line));
  return lines.slice(last + 1);
}

/** Blocks of Markdown, parted by empty lines outside of code. */
export function blocksOf(body: string): string[] {
  const blocks: string[] = [];
  let [current, fence] = [[] as string[], ''];
  const close = () => {
    if (current.length > 0) blocks.push(current.join('\n'));
    current = [];
  };
  for (const line of body.split('\n')) {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    if (fence === '' && mark !== '') fence = mark;
    else if (fence !== '' && mark.startsWith(fence)) fence = '';
    if (line.trim() === '' && fence === '') close();
    else current.push(line.trimEnd());
  }
  close();
  return blocks;
}

/** A block as the parts that it falls into when it is read again: a list of several paragraphs is several. */
const partsOf = (blocks: readonly string[]): string[] => blocks.flatMap(blocksOf);

function mergeBlocks(body: string, draft: readonly string[], before: readonly string[]) {
  const news = partsOf(draft);
  const newPrints = news.map(printOf);
  const result = blocksOf(body).map((text) => ({ text, print: printOf(text) }));
  const kept: string[] = [];
  // What the source no longer says goes, where nobody has touched it.
  const stays = result.filter(({ print }) => !before.includes(print) || newPrints.includes(print));
  let at = 0;
  for (const [index, text] of news.entries()) {
    const print = newPrints[index] ?? '';
    const found = stays.findIndex((block) => block.print === print);
    if (found >= 0) at = found + 1;
    else if (!before.includes(print)) stays.splice(at++, 0, { text, print });
  }
  const lost = before.filter((print) => !newPrints.includes(print) && !result.some((block) => block.print === print));
  if (lost.length > 0) kept.push('text');
  const texts = stays.map(({ text }) => text);
  const isSame = texts.length === result.length && texts.every((text, index) => text === result[index]?.text);
  return { body: isSame ? body : `\n${texts.join('\n\n')}\n`, kept, blocks: newPrints };
}

/**
 * Lays what the source says now over a file that is there. A key or a block that still is what the last import wrote
 * is brought up to date; what the author changed, added or took away stays as the author left it. `before` is what the
 * last import wrote; undefined for a file that an author wrote alone, to which only missing keys are added. A text that
 * is still to write gives way to any that is written, and is never told as the author's. Gives undefined where the file
 * has no front matter that can be read.
 */
export function mergeFile(
  existing: string,
  draft: ContentDraft,
  of: string,
  before: WrittenParts | undefined,
): Merged | undefined {
  const split = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(existing.replace(/^\uFEFF/, ''));
  const front = split ? cutFront((split[1] ?? '').replace(/\r\n/g, '\n')) : undefined;
  if (!split || !front) return undefined;
  const body = existing
    .replace(/^\uFEFF/, '')
    .slice(split[0].length)
    .replace(/\r\n/g, '\n');
  const prints: Record<string, string> = {};
  const kept: string[] = [];
  const parts = front.parts.flatMap((part): Part[] => {
    const isOurs = before?.keys[part.key] === printOf(part.value);
    if (!(part.key in draft.keys)) return isOurs ? [{ ...part, lines: tailOf(part.lines) }] : [part];
    const print = printOf(asRead(draft.keys[part.key]));
    prints[part.key] = print;
    if (print === printOf(part.value)) return [part];
    // Whoever wrote the marker, nobody has said anything there: it gives way to what somebody says.
    const isOpen = isPlaceholder(part.value) && !isPlaceholder(draft.keys[part.key]);
    if (isOurs || isOpen)
      return [{ ...part, lines: [...written(part.key, draft.keys[part.key]).split('\n'), ...tailOf(part.lines)] }];
    const isChanged = before?.keys[part.key] !== undefined && before.keys[part.key] !== print;
    if (isChanged && !isPlaceholder(part.value)) kept.push(part.key);
    return [part];
  });
  const order = Object.keys(draft.keys);
  for (const [key, value] of Object.entries(draft.keys)) {
    if (key in prints) continue;
    const print = printOf(asRead(value));
    prints[key] = print;
    // What the author took away stays away until the source says something else.
    if (before?.keys[key] === print) continue;
    const earlier = order.slice(0, order.indexOf(key));
    const after = parts.findLastIndex((part) => earlier.includes(part.key));
    parts.splice(after + 1, 0, { key, value, lines: written(key, value).split('\n') });
  }
  const blocks = mergeBlocks(
    body,
    draft.blocks,
    before?.blocks ?? (body.trim() === '' ? [] : partsOf(draft.blocks).map(printOf)),
  );
  const head = [...front.head, ...parts.flatMap(({ lines }) => lines)];
  const isSame = parts.length === front.parts.length && parts.every((part, index) => part === front.parts[index]);
  const text = isSame && blocks.body === body ? existing : `---\n${head.join('\n')}\n---\n${blocks.body}`;
  return { text, written: { of, keys: prints, blocks: blocks.blocks }, kept: [...kept, ...blocks.kept] };
}
