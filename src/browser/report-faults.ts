import type { GuideField } from '../model/report-guide.ts';
import type { JudgedPart, KeyFault, Suspicion } from '../payload/judge-report.ts';
import type { ValueFault } from '../payload/judge-sent-value.ts';
import type { PayloadFault } from '../payload/payload-text.ts';
import type { ScriptWords } from '../words/script-words.ts';

export type ReportWords = ScriptWords<'report'>;
type Part = JudgedPart<GuideField>;
type Sentence = (string | Node)[];

/** Longest value that is shown whole. */
const longest = 300;

/** A text of the report, as it stands there. */
export function code(text: string): HTMLElement {
  const shown = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return Object.assign(document.createElement('code'), { textContent: shown, dir: 'ltr' });
}

function keySentence(fault: KeyFault, part: Part, words: ReportWords): Sentence {
  const key = code(part.path);
  switch (fault.kind) {
    case 'undeclared':
      return words.undeclared.parts<Node>({ key, value: code(part.written) });
    case 'removed':
      return words.removed.parts<Node>({ key, day: fault.on });
    case 'repeated':
      return words.repeated.parts<Node>({ key });
  }
}

function valueSentence(fault: ValueFault, part: Part, words: ReportWords, number: (value: number) => string): Sentence {
  const key = code(part.path);
  const value = code(fault.item === undefined ? part.written : JSON.stringify(fault.observed));
  switch (fault.kind) {
    case 'type':
      return words.type.parts<Node>({
        key,
        value,
        type: fault.expected === 'item' ? words.item : words.types[fault.expected],
      });
    case 'vocabulary':
      return words.vocabulary.parts<Node>({ key, value });
    case 'below':
      return words.below.parts<Node>({ key, value, bound: number(fault.minimum) });
    case 'above':
      return words.above.parts<Node>({ key, value, bound: number(fault.maximum) });
    case 'pattern':
      return words.pattern.parts<Node>({ key, value, pattern: code(fault.pattern) });
  }
}

function suspicionSentence({ kind, certainty }: Suspicion, part: Part, words: ReportWords): Sentence {
  const looks: Readonly<Record<string, string>> = words.looks;
  const say = certainty === 'certain' ? words.certain : words.possible;
  return say.parts<Node>({ key: code(part.path), value: code(part.written), what: looks[kind.id] ?? kind.name });
}

/** One thing to look at: its sentence, and what makes two of them the same. */
export interface Trouble {
  readonly same: string;
  readonly sentence: Sentence;
}

/** Everything that is wrong with a value, keys first, then what it looks like, then what its field does not allow. */
export function troublesOf(part: Part, words: ReportWords, number: (value: number) => string): Trouble[] {
  const { key } = part;
  return [
    ...part.keyFaults.map((fault) => ({ same: `${key} ${fault.kind}`, sentence: keySentence(fault, part, words) })),
    ...part.suspicions.map((one) => ({ same: `${key} ${one.kind.id}`, sentence: suspicionSentence(one, part, words) })),
    ...part.valueFaults.map((fault) => ({
      same: `${key} ${fault.kind} ${JSON.stringify(fault.observed)}`,
      sentence: valueSentence(fault, part, words, number),
    })),
  ];
}

/** Keys of a report, each once, as they stand there. */
function keysOf(parts: readonly Part[]): HTMLElement {
  const keys = [...new Set(parts.map(({ field, key }) => field?.key ?? key))];
  const list = document.createElement('span');
  list.append(...keys.flatMap((key, index) => (index === 0 ? [code(key)] : [', ', code(key)])));
  return list;
}

/**
 * Which values are identifiers or personal by what the dictionary says; that nothing looks like an identifier only
 * where it says so of none.
 */
export function declaredSentences(parts: readonly Part[], isClean: boolean, words: ReportWords): Sentence {
  const identifiers = parts.filter(({ declared }) => declared.length > 0);
  const personal = parts.filter((part) => part.field?.isPersonal && !identifiers.includes(part));
  return [
    ...(identifiers.length > 0 ? [' ', ...words.identifies.parts<Node>({ keys: keysOf(identifiers) })] : []),
    ...(personal.length > 0 ? [' ', ...words.personal.parts<Node>({ keys: keysOf(personal) })] : []),
    ...(isClean && identifiers.length + personal.length === 0 ? [' ', words.unlike] : []),
  ];
}

/** What keeps a text, or a line of it, from being read, in a sentence. */
export function faultSentence({ kind, line, column, observed }: PayloadFault, words: ReportWords): Sentence {
  const said = words.faults;
  switch (kind) {
    case 'empty':
      return [said.empty];
    case 'large':
      return [said.large];
    case 'deep':
      return [said.deep({ line })];
    case 'no-object':
      return said.noObject.parts<Node>({ line, observed: code(observed ?? '') });
    case 'syntax':
      return observed === undefined
        ? [said.end({ line })]
        : said.syntax.parts<Node>({ line, column, observed: code(observed) });
  }
}
