import { expect, test } from 'vitest';
import { type HostFile, filesForHost } from '../../../src/build/publish/hosts/files-for-host.ts';
import { pathPattern, servedPlaceOf } from '../../../src/build/publish/hosts/served-place.ts';
import { hostFacts, securityTxtAtRoot } from '../../../src/model/hosting/hosts.ts';
import { type HostId, hostIds } from '../../../src/schema/host-ids.ts';
import { wholePolicyOf } from '../../../src/build/prepare/policy/whole-policy-of.ts';
import { readSite } from '../../../src/source/read-site.ts';
import { editedSite, replace } from '../../sites/edited-site.ts';
import { memoryFiles } from '../../source/memory-files.ts';
import { everywhere, pathRules, typesByEnding } from '../../../src/model/hosting/serving.ts';

const place = servedPlaceOf({ url: 'https://heron.example/privacy/', language: 'en', languages: ['en', 'de', 'ar'] });
const filesFor = (host: HostId) => filesForHost(host, place);
const textOf = (host: HostId) =>
  filesFor(host)
    .map(({ text }) => text)
    .join('\n');
const withHeaders = hostIds.filter((id) => hostFacts[id].headers);

test.each(withHeaders)('%s sets every header, lifetime and content type of the one table', (host) => {
  const text = textOf(host);
  // nginx adds the character set by itself.
  const written = (type = '') => (host === 'nginx' ? type.replace(/;.*/, '') : type);
  for (const { name, value } of everywhere) {
    // S3 has these two as settings of their own name.
    if (!(host === 's3' && name === 'X-Content-Type-Options')) expect(text, name).toContain(value);
  }
  for (const { path, cache, type } of pathRules) {
    const pattern = path.replace(/\*$/, '');
    expect(text.replaceAll('\\', ''), path).toContain(pattern);
    for (const value of [cache, written(type)]) if (value !== undefined) expect(text, path).toContain(value);
  }
  if (!filesFor(host).some(({ path }) => path === '_headers'))
    for (const [ending, type] of Object.entries(typesByEnding)) {
      expect(text).toMatch(new RegExp(`[.|:]${ending}\\b`));
      expect(text).toContain(written(type));
    }
  if (host === 'nginx') expect(text).toMatch(/^ {2}charset_types .*text\/calendar .*text\/csv .*text\/plain/m);
});

test('the policy is the widest of pages, and no other site shows a page in a frame', () => {
  const policy = everywhere.find(({ name }) => name === 'Content-Security-Policy')?.value ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe-inline');
  for (const { value } of everywhere) expect(value).not.toMatch(/["\n\\$]/);
});

/** `_headers` read back: each rule with its headers. */
function readHeaders(text: string): { path: string; names: string[] }[] {
  const rules: { path: string; names: string[] }[] = [];
  for (const line of text.split('\n')) {
    if (line.startsWith('/')) rules.push({ path: line, names: [] });
    else if (line.startsWith('  ')) rules.at(-1)?.names.push(line.trim().split(':')[0] ?? '');
    else expect(line === '' || line.startsWith('# '), line).toBe(true);
  }
  return rules;
}

test('no address gets a header twice, and each rule is one that these hosts read', () => {
  const { text } = filesFor('cloudflare').find(({ path }) => path === '_headers') as HostFile;
  const rules = readHeaders(text);
  expect(rules.length).toBe(1 + pathRules.length);
  expect(rules.length).toBeLessThanOrEqual(100);
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(2000);
  for (const { path } of rules) expect(path.slice(0, -1)).not.toContain('*');
  for (const { path } of pathRules) {
    const address = `/${path.replace('*', 'x/y.z')}`;
    const matching = rules.filter(({ path: rule }) => new RegExp(pathPattern(rule, '')).test(address));
    const names = matching.flatMap((rule) => rule.names);
    expect(new Set(names).size, path).toBe(names.length);
    expect(matching.length).toBe(2);
  }
});

test('short addresses lead to the cards in each language', () => {
  expect(filesFor('netlify').find(({ path }) => path === '_redirects')?.text).toBe(
    '/o/* /opt-in/:splat 301!\n/de/o/* /de/opt-in/:splat 301!\n/ar/o/* /ar/opt-in/:splat 301!\n',
  );
  // Redirects always go before files there, and "301!" is no status that it reads.
  expect(filesFor('cloudflare').find(({ path }) => path === '_redirects')?.text).toBe(
    '/o/* /opt-in/:splat 301\n/de/o/* /de/opt-in/:splat 301\n/ar/o/* /ar/opt-in/:splat 301\n',
  );
  const rule = /rewrite "([^"]+)" "([^"]+)" permanent;/.exec(textOf('nginx'));
  const lead = (path: string) => path.replace(new RegExp(rule?.[1] ?? ''), rule?.[2] ?? '');
  expect(lead('/privacy/o/usage')).toBe('/privacy/opt-in/usage/');
  expect(lead('/privacy/de/o/usage/')).toBe('/privacy/de/opt-in/usage/');
  expect(lead('/privacy/fr/o/usage/')).toBe('/privacy/fr/o/usage/');
  expect(textOf('caddy')).toContain('path_regexp short ^/privacy/(de/|ar/|)o/([^/]+)/?$');
});

test('braces of servers are closed, and the policy of CloudFront is JSON', () => {
  for (const host of ['nginx', 'caddy'] as const) {
    const text = textOf(host);
    expect(text.split('{').length, host).toBe(text.split('}').length);
  }
  const json = filesFor('s3').find(({ path }) => path.endsWith('.json'))?.text ?? '';
  expect(JSON.parse(json)).toMatchObject({ SecurityHeadersConfig: { ContentTypeOptions: { Override: true } } });
  const { Items, Quantity } = (JSON.parse(json) as { CustomHeadersConfig: { Items: unknown[]; Quantity: number } })
    .CustomHeadersConfig;
  expect(Items.length).toBe(Quantity);
});

test('security.txt of a site below a path belongs to the root of its host', () => {
  expect(securityTxtAtRoot('https://example.org/privacy')).toEqual({
    published: 'https://example.org/privacy/.well-known/security.txt',
    wanted: 'https://example.org/.well-known/security.txt',
  });
  expect(securityTxtAtRoot('https://privacy.example.org/')).toBeUndefined();
});

test('hosts that take no headers need nothing but the folder', () => {
  expect(hostIds.filter((id) => !hostFacts[id].headers).map(filesFor)).toEqual([[], []]);
});

test('site.yaml may name each host and no other, and its policy is the same wherever it is served', async () => {
  const policyAt = async (line: string) => {
    const edited = editedSite([replace('content/site.yaml', 'language: en\n', `language: en\n${line}`)]);
    const { site, problems } = await readSite(memoryFiles(edited));
    return site ? wholePolicyOf(site) : problems.map(({ code, message }) => `${code} ${message}`);
  };
  const before = await policyAt('');
  for (const id of hostIds) expect(await policyAt(`host: ${id}\n`)).toEqual(before);
  expect(String(await policyAt('host: netlfy\n'))).toContain('netlfy');
});

/** The last of these filters that matches, as the tool of S3 has it: `*` stands for any letters, slashes too. */
const isUploaded = (words: readonly string[], path: string) => {
  const filters = words.flatMap((word, at) =>
    word === '--exclude' || word === '--include' ? [{ includes: word === '--include', glob: words[at + 1] ?? '' }] : [],
  );
  const matches = (glob: string) =>
    new RegExp(`^${glob.replaceAll(/[.+?^$|{}()[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`).test(path);
  return filters.findLast(({ glob }) => matches(glob))?.includes ?? true;
};

test.each([
  ['index.html', 'public, max-age=0, must-revalidate', undefined],
  ['assets/Page.CFx1.css', 'public, max-age=31536000, immutable', undefined],
  ['assets/serif.CFx1.woff2', 'public, max-age=31536000, immutable', 'font/woff2'],
  ['engine/duckdb-eh.wasm.gz', 'public, max-age=86400', 'application/gzip'],
  ['engine/duckdb-browser-eh.worker.js', 'public, max-age=86400', undefined],
  ['consent.json', 'public, max-age=300', undefined],
  ['log/checkpoint', 'public, max-age=60', 'text/plain; charset=utf-8'],
  ['log/tile/entries/000.p/64', 'public, max-age=300', 'application/octet-stream'],
  ['data/SHA256SUMS', 'public, max-age=0, must-revalidate', 'text/plain; charset=utf-8'],
  ['data/crashes/2026-08.csv', 'public, max-age=0, must-revalidate', 'text/csv; charset=utf-8'],
  ['data/feature-use/2026-06.parquet', 'public, max-age=0, must-revalidate', 'application/vnd.apache.parquet'],
  ['opt-in/dialog/should-ask.ts', 'public, max-age=0, must-revalidate', 'text/plain; charset=utf-8'],
  ['.well-known/security.txt', 'public, max-age=0, must-revalidate', 'text/plain; charset=utf-8'],
  ['changes.xml', 'public, max-age=3600', 'application/atom+xml; charset=utf-8'],
])('S3 gets %s once, with its lifetime and type', (path, cache, type) => {
  const script = filesFor('s3').find((file) => file.path === 'upload.sh')?.text ?? '';
  const commands = script
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter((line) => line.startsWith('aws s3 cp '));
  const uploads = commands
    .map((line) => [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? ''))
    .filter((words) => isUploaded(words, path));
  const valueOf = (name: string) =>
    uploads.map((words) => (words.includes(name) ? words[words.indexOf(name) + 1] : undefined));
  expect(valueOf('--cache-control')).toEqual([cache]);
  expect(valueOf('--content-type')).toEqual([type]);
});
