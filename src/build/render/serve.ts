import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sirv from 'sirv';

export interface ServeOptions {
  readonly folder: string;
  readonly port: number;
  readonly say: (line: string) => void;
}

/** The base path of a built site: that of the address which its first page names as its own. */
export async function basePathOf(folder: string): Promise<string> {
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  const address = /<link rel="canonical" href="([^"]+)"/.exec(page)?.[1];
  return address === undefined ? '/' : new URL(address).pathname;
}

/**
 * Where an address of a folder leads that lacks the slash at its end: its page has addresses relative to it. Undefined
 * for every other address. Both count from the folder.
 */
export function folderAddress(folder: string, url: string): string | undefined {
  const [, path = '', query = ''] = /^\/([^?]*)(.*)$/s.exec(url) ?? [];
  if (!/^[\w./-]*[^/]$/.test(path) || path.includes('..')) return undefined;
  return existsSync(join(folder, path, 'index.html')) ? `${path}/${query}` : undefined;
}

/** Serves a built site under its base path on this computer; prints the address, and resolves when the server stops. */
export async function serve({ folder, port, say }: ServeOptions): Promise<void> {
  const base = await basePathOf(folder);
  const files = sirv(folder, { dev: true, etag: true });
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    if (!url.startsWith(base)) {
      response.writeHead(302, { location: base }).end();
      return;
    }
    request.url = `/${url.slice(base.length)}`;
    const slashed = folderAddress(folder, request.url);
    if (slashed !== undefined) {
      response.writeHead(301, { location: `${base}${slashed}` }).end();
      return;
    }
    files(request, response, () => {
      void readFile(join(folder, '404.html')).then(
        (page) => response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end(page),
        () => response.writeHead(404).end('Not found'),
      );
    });
  });
  await new Promise<void>((resolve, reject) => {
    const listen = (at: number) => server.listen(at, '127.0.0.1');
    server.on('error', (error: NodeJS.ErrnoException) => {
      // A port in use is no reason to fail: the next free one does as well.
      if (error.code === 'EADDRINUSE') listen(0);
      else reject(error);
    });
    server.on('listening', () => {
      const address = server.address();
      const at = address && typeof address === 'object' ? address.port : port;
      say(`Your privacy report: http://localhost:${at}${base}  (Ctrl+C stops it)`);
    });
    server.on('close', resolve);
    process.once('SIGINT', () => server.close());
    process.once('SIGTERM', () => server.close());
    listen(port);
  });
}
