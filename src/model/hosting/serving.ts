import { logPaths } from '../../log/log-paths.ts';
import { policyFor } from '../content-policy.ts';
import { paths } from '../paths.ts';

/** A header of an answer. */
export interface Header {
  readonly name: string;
  readonly value: string;
}

/**
 * Headers of every answer. Pages carry their own policy, which is narrower where a page needs less; this one adds what
 * only a header can say: that no other site shows the pages in a frame.
 */
export const everywhere: readonly Header[] = [
  { name: 'Content-Security-Policy', value: `${policyFor({ engine: true })}; frame-ancestors 'none'` },
  { name: 'X-Content-Type-Options', value: 'nosniff' },
  { name: 'Referrer-Policy', value: 'no-referrer' },
  { name: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  {
    name: 'Permissions-Policy',
    value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
  },
];

/** What lies at a path below the site's base; `*` at its end stands for any letters. */
export interface PathRule {
  readonly path: string;
  /** How long an answer may be kept. */
  readonly cache?: string;
  readonly type?: string;
  readonly why: string;
}

/** What is served otherwise than a host does by itself. No path is in two rules. */
export const pathRules: readonly PathRule[] = [
  {
    path: 'assets/*',
    cache: 'public, max-age=31536000, immutable',
    why: 'each name holds a hash of what is in the file',
  },
  { path: 'engine/*', cache: 'public, max-age=86400', why: 'large, and another only with a new version' },
  { path: paths.consent, cache: 'public, max-age=300', why: 'apps must soon see a new consent version' },
  {
    path: paths.checkpoint,
    cache: 'public, max-age=60',
    type: 'text/plain; charset=utf-8',
    why: 'the head of the log; its name has no ending',
  },
  {
    path: `${logPaths.tiles}tile/*`,
    cache: 'public, max-age=300',
    type: 'application/octet-stream',
    why: 'hashes of the log; their names have no ending',
  },
  { path: paths.hashes, type: 'text/plain; charset=utf-8', why: 'its name has no ending' },
  { path: paths.feed, cache: 'public, max-age=3600', type: 'application/atom+xml; charset=utf-8', why: 'a feed' },
];

/** Content types of endings that servers often do not know. */
export const typesByEnding: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8',
  // Without a content encoding: the page unpacks it.
  gz: 'application/gzip',
  ics: 'text/calendar; charset=utf-8',
  jsonl: 'application/jsonl; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
  sql: 'text/plain; charset=utf-8',
  woff2: 'font/woff2',
};

/** The page for what is not found. */
export const notFoundPage = '404.html';

/** Short addresses, in the folder of each language: what follows `from` follows `to`. */
export const shortAddress = { from: 'o/', to: 'opt-in/' } as const;

/** The folders of languages below the base: `''` for the site's own, else `de/`. */
export const languageFolders = (language: string, languages: readonly string[] = []): string[] => [
  '',
  ...languages.filter((one) => one !== language).map((one) => `${one}/`),
];
