import {
  endingsByType,
  everywhere,
  notFoundPage,
  packedTypes,
  pathRules,
  revalidated,
  shortAddress,
} from '../../../model/hosting/serving.ts';
import { paths } from '../../../model/paths.ts';
import { type ServedPlace, languagePattern, pathPattern, slashless } from './served-place.ts';

/** A content type without its character set, which `charset` adds: `gzip_types` compares whole types. */
const bare = (type: string) => type.replace(/;.*/, '');

/** The part of `http { }`: how long each answer may be kept. */
export function nginxMap({ base }: ServedPlace): string {
  const caches = pathRules.filter(({ cache }) => cache !== undefined);
  return `map $uri $vitrine_cache {
  default "${revalidated}";
${caches.map(({ path, cache }) => `  "~${pathPattern(path, base)}" "${cache}";\n`).join('')}}
`;
}

const oneOf = (endings: readonly string[]) => (endings.length === 1 ? endings.join() : `(?:${endings.join('|')})`);

function typeLocations(base: string): string {
  const types = [
    ...pathRules.flatMap(({ path, type }) => (type === undefined ? [] : [[pathPattern(path, base), type] as const])),
    ...[...endingsByType].map(([type, endings]) => [`\\.${oneOf(endings)}$`, type] as const),
  ];
  return types
    .map(([pattern, type]) => `  location ~ "${pattern}" {\n    types { }\n    default_type ${bare(type)};\n  }\n`)
    .join('');
}

/** Addresses outside of the folder that lead into it. */
function besideTheFolder(place: ServedPlace): string {
  const [base, short] = [place.base, slashless(place)];
  if (short === undefined) return '';
  const security = `
# RFC 9116 looks for it here. Where your site has one of its own, leave this out.
location = /${paths.securityTxt} {
  alias /srv/www${base}${paths.securityTxt};
  types { }
  default_type text/plain;
  charset utf-8;
}
`;
  return `
location = ${short} {
  absolute_redirect off;
  return 301 ${base};
}
${place.securityTxt ? security : ''}`;
}

/**
 * The part of `server { }`. The folder's location is `^~`, so that rules of the server for endings (`\.js$`) or for
 * names with a dot in front take nothing out of it.
 */
export function nginxLocations(place: ServedPlace): string {
  const { base } = place;
  const charsets = [...pathRules.map(({ type }) => type ?? ''), ...endingsByType.keys(), 'text/css; charset']
    .filter((type) => type.includes('charset') && !type.startsWith('text/html'))
    .map(bare);
  return `# The built folder lies at /srv/www${base}
location ^~ ${base} {
  root /srv/www;
  index index.html;
  absolute_redirect off;
  error_page 403 404 =404 ${base}${notFoundPage};
  charset utf-8;
  charset_types ${[...new Set([...charsets, 'application/javascript', 'text/javascript', 'text/xml'])].sort().join(' ')};
  gzip on;
  gzip_vary on;
  gzip_min_length 512;
  gzip_types ${packedTypes.filter((type) => type !== 'text/html').join(' ')};
  gzip_static off;
${everywhere.map(({ name, value }) => `  add_header ${name} "${value}" always;\n`).join('')}  add_header Cache-Control $vitrine_cache;
  rewrite "^${base}(${languagePattern(place)})${shortAddress.from}([^/]+)/?$" "${base}$1${shortAddress.to}$2/" permanent;
${typeLocations(base)}}
${besideTheFolder(place)}`;
}
