import { type PublishedSite, Unfetched, collect, maxFileBytes, partsOf } from './published-site.ts';

export interface HttpOptions {
  readonly fetch: typeof fetch;
  /** A file is given up after so long. Default: 60. */
  readonly maxSeconds?: number;
  /** A file of no known size counts as not fetched when it is larger. Default: `maxFileBytes`. */
  readonly maxBytes?: number;
}

const maxRedirects = 5;
/** After so many files in a row that did not come, the others are not asked for. */
const maxMisses = 5;
const isRedirect = (status: number) => [301, 302, 303, 307, 308].includes(status);
const isGone = (status: number) => status === 404 || status === 410;

/** The base of a site from an address that somebody typed: without query, and with the page's own name cut off. */
export function baseOf(address: string): URL {
  const url = new URL(address);
  const folder = /\/[^/]*\.[^/]*$/.test(url.pathname) ? url.pathname.replace(/[^/]*$/, '') : `${url.pathname}/`;
  url.pathname = folder.replace(/\/+$/, '/');
  url.search = '';
  url.hash = '';
  return url;
}

function reasonOf(error: unknown, maxSeconds: number): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `it did not come within ${maxSeconds} seconds`;
  return error.cause instanceof Error ? error.cause.message : error.message;
}

/**
 * A site on a server. Only addresses below its own base are asked for, redirects to anywhere else are refused, and no
 * answer is waited for longer than `maxSeconds`.
 */
export function httpSite(
  address: string,
  { fetch, maxSeconds = 60, maxBytes = maxFileBytes }: HttpOptions,
): PublishedSite {
  const base = baseOf(address);
  let misses = 0;

  async function ask(path: string, first: URL): Promise<Response> {
    const signal = AbortSignal.timeout(maxSeconds * 1000);
    let url = first;
    for (let hops = 0; hops <= maxRedirects; hops += 1) {
      const response = await fetch(url, { signal, redirect: 'manual', headers: { 'cache-control': 'no-cache' } });
      const location = response.headers.get('location');
      if (!isRedirect(response.status) || location === null) return response;
      await response.body?.cancel();
      url = new URL(location, url);
      if (url.origin !== base.origin || !url.pathname.startsWith(base.pathname))
        throw new Unfetched(path, `the server sends elsewhere, to ${url.origin}${url.pathname}, which is not followed`);
    }
    throw new Unfetched(path, `the server sent on more than ${maxRedirects} times`);
  }

  async function fetchFile(path: string, upTo: number | undefined): Promise<Uint8Array | undefined> {
    const parts = partsOf(path);
    if (!parts) throw new Unfetched(path, 'its path leads out of the site');
    const response = await ask(path, new URL(parts.map(encodeURIComponent).join('/'), base));
    if (isGone(response.status)) {
      await response.body?.cancel();
      return undefined;
    }
    if (!response.ok) {
      await response.body?.cancel();
      throw new Unfetched(path, `the server answered ${response.status}`);
    }
    if (!response.body) return new Uint8Array();
    const { bytes, whole } = await collect(response.body, upTo ?? maxBytes);
    if (!whole && upTo === undefined) throw new Unfetched(path, `it has more than ${maxBytes} bytes`);
    return bytes;
  }

  return {
    address: base.href,
    async read(path, upTo) {
      if (misses >= maxMisses) throw new Unfetched(path, `${maxMisses} files before it did not come either`);
      try {
        const bytes = await fetchFile(path, upTo);
        misses = 0;
        return bytes;
      } catch (error) {
        misses += 1;
        if (error instanceof Unfetched) throw error;
        throw new Unfetched(path, reasonOf(error, maxSeconds), { cause: error });
      }
    },
  };
}
