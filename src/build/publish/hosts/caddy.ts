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
import { type ServedPlace, languagePattern, slashless } from './served-place.ts';

/** Rules of which every one sets what the one before has not, in the order of their lines. */
const rules = (base: string): string =>
  [
    ...pathRules.map(({ path, cache, type }) => ({ paths: `${base}${path}`, cache, type })),
    ...[...endingsByType].map(([type, endings]) => ({
      paths: endings.map((ending) => `*.${ending}`).join(' '),
      cache: undefined,
      type,
    })),
  ]
    .map(({ paths: matched, cache, type }, at) =>
      [
        `      @rule${at} path ${matched}\n`,
        ...(cache === undefined ? [] : [`      header @rule${at} Cache-Control "${cache}"\n`]),
        ...(type === undefined ? [] : [`      header @rule${at} Content-Type "${type}"\n`]),
      ].join(''),
    )
    .join('');

/** Addresses outside of the folder that lead into it. */
function besideTheFolder(place: ServedPlace): string {
  const [base, short] = [place.base, slashless(place)];
  if (short === undefined) return '';
  const security = `  # RFC 9116 looks for it here. Where your site has one of its own, leave this out.
  handle /${paths.securityTxt} {
    rewrite * ${base}${paths.securityTxt}
    header Content-Type "text/plain; charset=utf-8"
    file_server
  }
`;
  return `  redir ${short} ${base} permanent\n${place.securityTxt ? security : ''}`;
}

/**
 * What Caddy needs, for the block of the site's host. `route` keeps the order of the lines. What is not found is told
 * by matching, before a header of the path is set: else the page for it would be kept as long as the file.
 */
export function caddyConfiguration(place: ServedPlace): string {
  const { base, host } = place;
  return `# The built folder lies at /srv/www${base}
${host} {
  root * /srv/www
  handle ${base}* {
    route {
      @whole not header Range *
      encode @whole {
        gzip
        match {
${packedTypes.map((type) => `          header Content-Type ${type}*\n`).join('')}        }
      }
${everywhere.map(({ name, value }) => `      header ${name} "${value}"\n`).join('')}      @short path_regexp short ^${base}(${languagePattern(place)})${shortAddress.from}([^/]+)/?$
      redir @short ${base}{re.short.1}${shortAddress.to}{re.short.2}/ permanent
      @missing {
        not file {path}/index.html
        not {
          file {path}
          path_regexp [^/]$
        }
      }
      handle @missing {
        rewrite * ${base}${notFoundPage}
        file_server {
          status 404
        }
      }
      header Cache-Control "${revalidated}"
${rules(base)}      file_server
    }
  }
${besideTheFolder(place)}}
`;
}
