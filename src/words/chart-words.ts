import { directionOf } from './direction.ts';
import type { MessageTree } from './message.ts';
import type { ScriptWords } from './script-words.ts';
import { speak } from './speak.ts';

/** The words a chart is drawn with. */
export type ChartWords = ScriptWords<'chart'>;

/**
 * The words of charts from messages made ready. In a language written from right to left every value is set apart, so
 * that a Latin name keeps its order.
 */
export function chartWordsFrom(messages: unknown, language: string): ChartWords {
  const isolates = directionOf(language) === 'rtl';
  return speak(messages as MessageTree, language, { isolates }) as ChartWords;
}
