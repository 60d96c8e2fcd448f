import { everywhere, pathRules, shortAddress } from '../../../model/hosting/serving.ts';
import type { ServedPlace } from './served-place.ts';

/** `_headers`, as Cloudflare Pages and Netlify read it: paths count from the top of the folder. */
export function headersFile(): string {
  const block = (path: string, headers: readonly (readonly [name: string, value: string | undefined])[]) =>
    `/${path}\n${headers.flatMap(([name, value]) => (value === undefined ? [] : `  ${name}: ${value}\n`)).join('')}`;
  return [
    block(
      '*',
      everywhere.map(({ name, value }) => [name, value] as const),
    ),
    ...pathRules.map(
      ({ path, cache, type, why }) =>
        `# ${why}\n${block(path, [
          ['Cache-Control', cache],
          ['Content-Type', type],
        ])}`,
    ),
  ].join('\n');
}

/**
 * `_redirects`: short addresses lead to the cards without a page between. The folder has such a page too, and where
 * files go before redirects, `force` is what turns that round.
 */
export function redirectsFile(
  { folders }: Pick<ServedPlace, 'folders'>,
  { force }: { readonly force: boolean },
): string {
  const { from, to } = shortAddress;
  return folders.map((folder) => `/${folder}${from}* /${folder}${to}:splat 301${force ? '!' : ''}\n`).join('');
}
