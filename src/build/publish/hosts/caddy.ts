import { everywhere, notFoundPage, pathRules, shortAddress, typesByEnding } from '../../../model/hosting/serving.ts';
import { type ServedPlace, languagePattern } from './served-place.ts';

/** What Caddy needs, for the block of the site's host. */
export function caddyConfiguration(place: ServedPlace): string {
  const { base } = place;
  const rules = pathRules.map(({ path, cache, type }, at) => {
    const lines = [
      ...(cache === undefined ? [] : [`    header @rule${at} Cache-Control "${cache}"\n`]),
      ...(type === undefined ? [] : [`    header @rule${at} Content-Type "${type}"\n`]),
    ];
    return `    @rule${at} path ${base}${path}\n${lines.join('')}`;
  });
  const types = Object.entries(typesByEnding).map(
    ([ending, type]) => `    @${ending} path *.${ending}\n    header @${ending} Content-Type "${type}"\n`,
  );
  return `# The built folder lies at /srv/www${base}
example.org {
  root * /srv/www
  handle ${base}* {
${everywhere.map(({ name, value }) => `    header ${name} "${value}"\n`).join('')}${rules.join('')}${types.join('')}    @short path_regexp short ^${base}(${languagePattern(place)})${shortAddress.from}([^/]+)/?$
    redir @short ${base}{re.short.1}${shortAddress.to}{re.short.2}/ permanent
    file_server
  }
  handle_errors 404 {
    rewrite * ${base}${notFoundPage}
    file_server
  }
}
`;
}
