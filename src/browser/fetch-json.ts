import { type FetchOptions, fetchBytes } from './fetch-bytes.ts';
import { FetchError } from './fetch-error.ts';

/** Does something once and remembers what it gave. A failure is not remembered: asking again tries again. */
export function remembered<T>(fetchIt: () => Promise<T>): () => Promise<T> {
  let held: Promise<T> | undefined;
  return () => {
    held ??= fetchIt().catch((error: unknown) => {
      held = undefined;
      throw error;
    });
    return held;
  };
}

/** The JSON at an address of this site. Throws a FetchError where there is none, the signal's reason once aborted. */
export async function fetchJson<T>(url: string, options: Pick<FetchOptions, 'signal' | 'cache'> = {}): Promise<T> {
  const bytes = await fetchBytes(url, options);
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as T;
  } catch (cause) {
    throw new FetchError({ kind: 'garbled', file: new URL(url, location.href).pathname }, { cause });
  }
}
