import { maxSilence } from './fetch-bytes.ts';
import { FetchError } from './fetch-error.ts';

/**
 * A part of the page's own script, which is fetched only now: `load` imports it. Throws a FetchError of kind `script`
 * where it does not come in time, and the signal's reason once aborted. A browser may remember a script that did not
 * come, so that only loading the page again helps.
 */
export async function loadScript<T>(load: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  signal?.throwIfAborted();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new FetchError({ kind: 'script', file: '' })), maxSilence() * 1000);
    signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  try {
    return await Promise.race([
      load().catch((cause: unknown) => {
        throw new FetchError({ kind: 'script', file: '' }, { cause });
      }),
      late,
    ]);
  } finally {
    clearTimeout(timer);
  }
}
