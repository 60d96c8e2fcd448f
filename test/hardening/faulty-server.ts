import { existsSync, readFileSync, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import sirv from 'sirv';
import { type Served, serve } from '../browser.ts';

/** Ways in which a server fails to give a file. */
export const faultKinds = ['missing', 'silent', 'slow', 'wrong type', 'another file', 'cut', 'log-in page'] as const;
export type FaultKind = (typeof faultKinds)[number];

export interface Fault {
  /** Path below the base, without what follows a question mark. */
  readonly path: string;
  readonly kind: FaultKind;
}

export interface FaultyServer extends Served {
  /** What fails from now on; undefined for nothing. */
  fail(fault: Fault | undefined): void;
  /** Whether the file that fails was asked for since then. */
  wasAsked(): boolean;
}

/** Seconds without a byte after which pages of this server give up waiting. */
export const silenceSeconds = 2;
/** Less than that: a slow answer is an answer. */
const slowMilliseconds = 1200;

const logIn = '<!doctype html><html lang="en"><title>Welcome to our network</title><p>Please log in.</p></html>';

const types: Readonly<Record<string, string>> = {
  ...{ '.js': 'text/javascript', '.json': 'application/json', '.css': 'text/css', '.csv': 'text/csv' },
  ...{ '.wasm': 'application/wasm', '.svg': 'image/svg+xml' },
};

/** A file of the same kind as another, with other bytes. */
function otherThan(folder: string, path: string): Buffer {
  if (path.endsWith('.js')) return Buffer.from('export const other = 1;\n');
  const others = ['checks.json', 'dictionary.json', 'log/log.jsonl', 'consent.json'];
  const found = others.find((one) => one !== path && existsSync(join(folder, one))) ?? '404.html';
  return readFileSync(join(folder, found));
}

/** Answers for a file in one of the ways; `serveIt` would answer well. */
function answerWrongly({ path, kind }: Fault, folder: string, response: ServerResponse, serveIt: () => void): void {
  const file = join(folder, path);
  const type = { 'content-type': types[extname(path)] ?? 'application/octet-stream' };
  switch (kind) {
    case 'missing':
      response.writeHead(404, { 'content-type': 'text/html' }).end(logIn);
      return;
    case 'silent':
      return;
    case 'slow':
      setTimeout(serveIt, slowMilliseconds);
      return;
    case 'wrong type':
      response.writeHead(200, { 'content-type': 'text/plain' }).end(readFileSync(file));
      return;
    case 'another file':
      response.writeHead(200, type).end(otherThan(folder, path));
      return;
    case 'cut':
      response.writeHead(200, type).end(readFileSync(file).subarray(0, statSync(file).size / 2));
      return;
    case 'log-in page':
      response.writeHead(200, { 'content-type': 'text/html' }).end(logIn);
  }
}

/** Serves a built site in which one file fails; its pages wait for `silenceSeconds` only. */
export async function serveWithFaults(folder: string, base: string): Promise<FaultyServer> {
  const files = sirv(folder, { dev: true, etag: false });
  let failing: Fault | undefined;
  let asked = false;
  const served = await serve(
    (request, response) => {
      const path = decodeURIComponent((request.url ?? '/').slice(1).replace(/\?.*/, ''));
      const page = join(folder, path, 'index.html');
      if ((path === '' || path.endsWith('/')) && existsSync(page)) {
        const html = readFileSync(page, 'utf8').replace('<html ', `<html data-max-silence="${silenceSeconds}" `);
        return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
      }
      const serveIt = () => files(request, response, () => void response.writeHead(404).end('Not found'));
      const file = join(folder, path);
      if (failing?.path !== path || !existsSync(file) || statSync(file).isDirectory()) return serveIt();
      asked = true;
      answerWrongly(failing, folder, response, serveIt);
    },
    { base },
  );
  return {
    ...served,
    fail(fault) {
      failing = fault;
      asked = false;
    },
    wasAsked: () => asked,
  };
}
