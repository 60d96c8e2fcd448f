import { everywhere, notFoundPage, pathRules, shortAddress, typesByEnding } from '../../../model/hosting/serving.ts';
import { type ServedPlace, languagePattern, pathPattern } from './served-place.ts';

/** What nginx needs: a map for `http`, and a location for `server`. */
export function nginxConfiguration(place: ServedPlace): string {
  const { base } = place;
  const caches = pathRules.filter(({ cache }) => cache !== undefined);
  const types = [
    ...pathRules.flatMap(({ path, type }) => (type === undefined ? [] : [[pathPattern(path, base), type] as const])),
    ...Object.entries(typesByEnding).map(([ending, type]) => [`\\.${ending}$`, type] as const),
  ];
  return `# 1. Inside of http { }
map $uri $vitrine_cache {
  default "";
${caches.map(({ path, cache }) => `  "~${pathPattern(path, base)}" "${cache}";\n`).join('')}}

# 2. Inside of server { }. The built folder lies at /srv/www${base}
location ${base} {
  root /srv/www;
  index index.html;
  error_page 404 ${base}${notFoundPage};
  gzip_static off;
${everywhere.map(({ name, value }) => `  add_header ${name} "${value}" always;\n`).join('')}  add_header Cache-Control $vitrine_cache;
  rewrite "^${base}(${languagePattern(place)})${shortAddress.from}([^/]+)/?$" "${base}$1${shortAddress.to}$2/" permanent;
${types.map(([pattern, type]) => `  location ~ "${pattern}" {\n    types { }\n    default_type "${type}";\n  }\n`).join('')}}
`;
}
