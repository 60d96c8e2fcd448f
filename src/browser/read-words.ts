import type { MessageTree } from '../words/message.ts';
import type { Script, ScriptWords } from '../words/script-words.ts';
import { speak } from '../words/speak.ts';

/** The words that a page hands to a script, from `data-words` of its element, in the language of `data-language`. */
export function readWords<S extends Script>(root: HTMLElement, _script: S): ScriptWords<S> {
  const { words = '{}', language = 'en' } = root.dataset;
  return speak(JSON.parse(words) as MessageTree, language) as ScriptWords<S>;
}
