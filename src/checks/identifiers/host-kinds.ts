import { givenNames } from './given-names.ts';
import { type IdentifierKind, isInsideWord } from './kind.ts';

/** Endings that only names inside of a home or an organisation have (RFC 6762, RFC 8375, and what routers give). */
const inside = String.raw`local|lan|home|internal|intranet|corp|localdomain|fritz\.box|home\.arpa|speedport\.ip`;

const localHost: IdentifierKind = {
  id: 'local-host',
  group: 'host',
  name: 'the name of a computer in somebody’s own network',
  pattern: String.raw`[A-Za-z0-9][A-Za-z0-9-]*(\.[A-Za-z0-9-]+)*\.(${inside})`,
  judge(match, around) {
    if (isInsideWord(around) || /[./\\-]$/.test(around.before) || /^[./\\-]\S/.test(around.after)) return 'none';
    // settings.local is a file; nas.fritz.box is in a home.
    return /\.(fritz\.box|home\.arpa|localdomain|speedport\.ip)$/.test(match) ? 'certain' : 'undecidable';
  },
};

const commonDomain = 'com|net|org|edu|gov|io|eu|de|at|ch|fr|it|es|nl|be|pl|cz|se|no|dk|fi|uk|us|ca|au|jp|cn|br|ru';

/** `srv-db01.example.com`: a machine, not a site; its first part is made for one. */
const serverHost: IdentifierKind = {
  id: 'server-host',
  group: 'host',
  name: 'the name of one computer',
  pattern: String.raw`[A-Za-z0-9][A-Za-z0-9-]*(\.[A-Za-z0-9-]+)+\.(${commonDomain})`,
  judge(match, around) {
    if (isInsideWord(around) || /[./@\\-]$/.test(around.before) || /^[.-]\w/.test(around.after)) return 'none';
    const [first = ''] = match.toLowerCase().split('.');
    const isNumbered =
      /^[a-z]+([a-z-]*-)?[a-z]*\d+$/.test(first) && /\d/.test(first) && !/^(www|v|api|cdn|ns)\d$/.test(first);
    const parts = first.split('-');
    const isOwned = parts.some((part) => givenNames.has(part) || givenNames.has(part.replace(/s$/, '')));
    return isNumbered || isOwned ? 'undecidable' : 'none';
  },
};

/** `ip-10-0-3-17`, `db-01`, `srv014`: names that administrators count. */
const countedHost: IdentifierKind = {
  id: 'counted-host',
  group: 'host',
  name: 'the name of one computer',
  pattern: String.raw`ip(-[0-9]{1,3}){4}|(srv|server|web|db|mail|nas|host|vm|ws|dc|mx|proxy|client|workstation)-?0[0-9]{1,3}|(srv|vm|ws|dc|workstation)-?[0-9]{2,4}`,
  judge(match, around) {
    if (isInsideWord(around) || /[.-]$/.test(around.before) || /^[.-]\d/.test(around.after)) return 'none';
    return match.startsWith('ip-') ? 'certain' : 'undecidable';
  },
};

/** Names of single computers. */
export const hostKinds: readonly IdentifierKind[] = [localHost, serverHost, countedHost];
