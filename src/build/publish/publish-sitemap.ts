import { readFile, readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Addresses } from '../../model/addresses.ts';
import { paths } from '../../model/paths.ts';
import { type PublishedFile, textFile } from './published-files.ts';

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/**
 * `sitemap.xml` and `robots.txt` from the pages that were really built; pages that ask not to be indexed are left out.
 */
export async function publishSitemap(folder: string, addresses: Addresses): Promise<PublishedFile[]> {
  const found = await readdir(folder, { recursive: true });
  const pages: string[] = [];
  for (const name of found.map((path) => path.split(sep).join('/')).sort()) {
    if (!name.endsWith('index.html')) continue;
    if (/<meta name="robots" content="noindex/.test(await readFile(join(folder, name), 'utf8'))) continue;
    pages.push(addresses.absolute(`/${name.slice(0, -'index.html'.length)}`));
  }
  const urls = pages.map((page) => `  <url><loc>${escape(page)}</loc></url>\n`).join('');
  return [
    textFile(
      paths.sitemap,
      `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls}</urlset>\n`,
    ),
    textFile(paths.robots, `User-agent: *\nAllow: /\nSitemap: ${addresses.absolute(`/${paths.sitemap}`)}\n`),
  ];
}
