import { FetchError } from './fetch-error.ts';

/** Fetches a JSON file of this site. A failure is not remembered: asking again tries again. */
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

/** The JSON at an address; throws a FetchError where there is none. */
export async function fetchJson<T>(url: string): Promise<T> {
  const file = new URL(url, location.href).pathname;
  const response = await fetch(url).catch((cause: unknown) => {
    throw new FetchError({ kind: 'unreachable', file }, { cause });
  });
  if (!response.ok) throw new FetchError({ kind: 'answered', file, number: response.status });
  return (await response.json()) as T;
}
