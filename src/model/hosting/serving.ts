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

/**
 * How long every other answer may be kept: it is asked for again each time, so that a page, the results of the checks
 * and the hashes beside them are always of one build.
 */
export const revalidated = 'public, max-age=0, must-revalidate';

/** What lies at a path below the site's base; `*` at its end stands for any letters. */
export interface PathRule {
  readonly path: string;
  /** How long an answer may be kept. */
  readonly cache?: string;
  readonly type?: string;
  /** Of files below a folder: those endings of `typesByEnding` that are there. */
  readonly endings?: readonly string[];
  readonly why: string;
}

/** What is served otherwise than a host does by itself. No path is in two rules. */
export const pathRules: readonly PathRule[] = [
  {
    path: 'assets/*',
    cache: 'public, max-age=31536000, immutable',
    endings: ['woff2'],
    why: 'each name holds a hash of what is in the file',
  },
  {
    path: 'engine/*',
    cache: 'public, max-age=86400',
    endings: ['gz'],
    why: 'large, and another only with a new version',
  },
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
  { path: paths.securityTxt, type: 'text/plain; charset=utf-8', why: 'RFC 9116 asks for the character set' },
  { path: paths.feed, cache: 'public, max-age=3600', type: 'application/atom+xml; charset=utf-8', why: 'a feed' },
];

const plain = 'text/plain; charset=utf-8';

/** Content types of endings that servers often do not know, or take for something else: `.ts` for a film. */
export const typesByEnding: Readonly<Record<string, string>> = {
  cs: plain,
  csv: 'text/csv; charset=utf-8',
  // Without a content encoding: the page unpacks it.
  gz: 'application/gzip',
  ics: 'text/calendar; charset=utf-8',
  jsonl: 'application/jsonl; charset=utf-8',
  md: plain,
  parquet: 'application/vnd.apache.parquet',
  py: plain,
  rs: plain,
  sh: plain,
  sql: plain,
  ts: plain,
  woff2: 'font/woff2',
  yml: plain,
};

/** The same, by content type: `*.csv` and its like are one rule of a server. */
export const endingsByType: ReadonlyMap<string, readonly string[]> = Map.groupBy(
  Object.keys(typesByEnding),
  (ending) => typesByEnding[ending] ?? '',
);

/** Content types of texts, which a server packs on the way. What is packed already (Parquet, fonts) is left out. */
export const packedTypes: readonly string[] = [
  'application/atom+xml',
  'application/javascript',
  'application/json',
  'application/jsonl',
  'application/xml',
  'image/svg+xml',
  'text/calendar',
  'text/css',
  'text/csv',
  'text/html',
  'text/javascript',
  'text/plain',
  'text/xml',
];

/** The page for what is not found. */
export const notFoundPage = '404.html';

/** Short addresses, in the folder of each language: what follows `from` follows `to`. */
export const shortAddress = { from: 'o/', to: 'opt-in/' } as const;

/** The folders of languages below the base: `''` for the site's own, else `de/`. */
export const languageFolders = (language: string, languages: readonly string[] = []): string[] => [
  '',
  ...languages.filter((one) => one !== language).map((one) => `${one}/`),
];
