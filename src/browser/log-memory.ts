import { forgetKept, readKept, writtenSize } from './kept-checkpoint.ts';
import type { LogPlace } from './fetch-log.ts';
import { loadScript } from './load-script.ts';
import type { ScriptWords } from '../words/script-words.ts';
import { english, failure, type FailureWords, say, setHidden } from './say.ts';

export interface LogMemoryOptions {
  readonly place: Omit<LogPlace, 'signal'>;
  readonly language: string;
  readonly words: ScriptWords<'audit'>['log'] & FailureWords;
}

/**
 * The reader's own memory of the log. Nothing is stored before a click; what was stored is compared at the next visit,
 * and replaced only by a log that continues it.
 */
export function startLogMemory(root: HTMLElement, { place, language, words }: LogMemoryOptions): void {
  const status = root.querySelector<HTMLElement>('[data-part="memory-status"]');
  const button = (name: string) => root.querySelector<HTMLButtonElement>(`[data-action="${name}"]`);
  const number = new Intl.NumberFormat(language);
  const failed = (error: unknown) => say(status, failure(words, error), true);

  const show = () => {
    const kept = readKept(place.base);
    for (const name of ['compare', 'forget']) setHidden(button(name), kept === undefined, button('remember'));
    return kept;
  };

  async function compare(): Promise<void> {
    const kept = show();
    if (!kept) return;
    const { compareWithKept } = await loadScript(() => import('./remembered-checkpoint.ts'));
    const { ok, message, now } = await compareWithKept(place, kept);
    say(
      status,
      ok
        ? words.extends({ remembered: number.format(Number(writtenSize(kept))), entries: number.format(now) })
        : words.rewritten.parts({ reason: english(message) }),
      !ok,
    );
  }

  async function remember(): Promise<void> {
    const { keepCheckpoint } = await loadScript(() => import('./remembered-checkpoint.ts'));
    const { ok, message } = await keepCheckpoint(place, new Date().toISOString().slice(0, 10));
    const kept = show();
    say(
      status,
      ok && kept
        ? words.remembered({ entries: number.format(Number(writtenSize(kept))), day: kept.day })
        : words.notRemembered.parts({ reason: english(message) }),
      !ok,
    );
  }

  button('remember')?.addEventListener('click', () => void remember().catch(failed));
  button('compare')?.addEventListener('click', () => void compare().catch(failed));
  button('forget')?.addEventListener('click', () => {
    forgetKept(place.base);
    show();
    say(status, words.nothing);
  });
  // Whoever asked the page to remember wants to know at every visit.
  void compare().catch(failed);
}
