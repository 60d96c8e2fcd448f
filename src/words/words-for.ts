import { ar } from './ar.ts';
import { type ChartWords, chartWordsFrom } from './chart-words.ts';
import { compileMessage } from './compile-message.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import type { Message, MessageTree, TextTree, Translation } from './message.ts';
import { scriptWords } from './script-words.ts';
import { speak, type Spoken } from './speak.ts';

/** Every word of the interface, ready to be used. */
export type Words = Spoken<typeof en>;

/** A language's messages: said here, or handed to scripts. `missing` are the keys that only English has. */
export interface LanguageWords {
  readonly language: string;
  readonly words: Words;
  /** The same, made ready for scripts. Its type shows the texts of English, from which scripts take their types. */
  readonly messages: typeof en;
  /** What charts are drawn with. */
  readonly chart: ChartWords;
  readonly missing: readonly string[];
}

/** The languages that Vitrine comes with, by tag: each the whole of English. */
export const shipped = { en, de, ar } satisfies Readonly<Record<string, Translation>>;
const shippedTexts: Readonly<Record<string, TextTree>> = shipped;
const nothing: TextTree = {};

/** The texts that say a message in a language, the first that has it: the site's own, the language's, English. */
function layersFor(language: string, own: TextTree): TextTree[] {
  return [own, shippedTexts[language] ?? nothing, shippedTexts[new Intl.Locale(language).language] ?? nothing];
}

/** A message with parameters stays one where a translation shows none of them. */
const asLong = (message: Message, original: Message): Message =>
  typeof message === 'string' && typeof original !== 'string' ? [message] : message;

function gather(original: TextTree, layers: readonly TextTree[], path: string, missing: string[]): MessageTree {
  return Object.fromEntries(
    Object.entries(original).map(([key, text]) => {
      const here = path === '' ? key : `${path}.${key}`;
      const nodes = layers.map((layer) => layer[key]);
      if (typeof text !== 'string') {
        const groups = nodes.map((node) => (typeof node === 'object' ? node : nothing));
        return [key, gather(text, groups, here, missing)];
      }
      const said = nodes.find((node) => typeof node === 'string');
      if (said === undefined) missing.push(here);
      const source = compileMessage(text);
      return [key, said === undefined ? source : asLong(compileMessage(said), source)];
    }),
  );
}

const cache = new WeakMap<TextTree, Map<string, LanguageWords>>();

/**
 * The interface in a language (a BCP 47 tag): word by word the site's own (`own`, default none), those shipped for the
 * tag or its base language, or English.
 */
export function languageWords(language: string, own: TextTree = nothing): LanguageWords {
  const known = cache.get(own) ?? new Map<string, LanguageWords>();
  cache.set(own, known);
  const before = known.get(language);
  if (before) return before;
  const missing: string[] = [];
  const messages = gather(en, layersFor(language, own), '', missing);
  const typed = messages as unknown as typeof en;
  const made: LanguageWords = {
    language,
    words: speak<typeof en>(messages, language),
    messages: typed,
    chart: chartWordsFrom(scriptWords.chart(typed), language),
    missing,
  };
  known.set(language, made);
  return made;
}

/** Whether a language has any words: those shipped, or the site's own. */
export const hasWordsFor = (language: string, own: TextTree = nothing): boolean =>
  layersFor(language, own).some((layer) => Object.keys(layer).length > 0);

/** The words of `languageWords`. */
export const wordsFor = (language: string, own?: TextTree): Words => languageWords(language, own).words;
