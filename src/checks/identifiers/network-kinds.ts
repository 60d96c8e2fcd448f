import ipaddr from 'ipaddr.js';
import { type IdentifierKind, isInsideWord, isVersionColumn } from './kind.ts';

const email: IdentifierKind = {
  id: 'email',
  group: 'email',
  name: 'an e-mail address',
  pattern: String.raw`[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+`,
  hint: '@.*[.]',
  judge(match) {
    const labels = match.slice(match.lastIndexOf('@') + 1).split('.');
    if (labels.some((label) => label.startsWith('-') || label.endsWith('-'))) return 'none';
    if (!/^\p{L}[\p{L}\p{N}-]+$/u.test(labels.at(-1) ?? '')) return 'none';
    // A package with its version, such as reader@2.0.0-beta.rc, has the same shape.
    const versioned = labels.length > 2 && labels.slice(0, 2).every((label) => /^\d+$/.test(label));
    return versioned ? 'undecidable' : 'certain';
  },
};

const ownRanges: readonly [string, number][] = [
  ['192.168.0.0', 16],
  ['172.16.0.0', 12],
  ['169.254.0.0', 16],
  ['127.0.0.0', 8],
];

const ipv4: IdentifierKind = {
  id: 'ipv4',
  group: 'network',
  name: 'an IP address',
  pattern: String.raw`[0-9]{1,3}(\.[0-9]{1,3}){3}`,
  judge(match, around) {
    if (isInsideWord(around) || around.before.endsWith('.') || /^\.[0-9A-Za-z]/.test(around.after)) return 'none';
    if (!ipaddr.IPv4.isValidFourPartDecimal(match)) return 'none';
    const address = ipaddr.IPv4.parse(match);
    if (ownRanges.some(([base, bits]) => address.match(ipaddr.IPv4.parse(base), bits))) return 'certain';
    // 1.2.3.4 is an address or a version; parts of versions are mostly small.
    if (isVersionColumn(around.column)) return 'none';
    const large = address.octets.filter((octet) => octet > 31).length;
    return large >= 2 ? 'certain' : 'undecidable';
  },
};

const ipv6: IdentifierKind = {
  id: 'ipv6',
  group: 'network',
  name: 'an IP address',
  pattern: String.raw`[0-9A-Fa-f.:]*:[0-9A-Fa-f.]*:[0-9A-Fa-f.:]*`,
  judge(match, around) {
    if (isInsideWord(around)) return 'none';
    const address = [match, match.replace(/[.:]+$/, '')].find((text) => ipaddr.IPv6.isValid(text));
    if (address === undefined) return 'none';
    // Short forms without a digit, such as a::b, are also names in source code.
    const groups = address.split(':').filter((group) => group !== '');
    return (groups.length >= 3 && /\d/.test(address)) || /^fe80:/i.test(address) ? 'certain' : 'undecidable';
  },
};

const hexPair = '[0-9A-Fa-f]{2}';
const mac: IdentifierKind = {
  id: 'mac',
  group: 'network',
  name: 'the hardware address of a device',
  pattern: String.raw`(${hexPair}:){5}${hexPair}|(${hexPair}-){5}${hexPair}|([0-9A-Fa-f]{4}\.){2}[0-9A-Fa-f]{4}`,
  judge(match, around) {
    if (isInsideWord(around) || /[:.-]$/.test(around.before) || /^[:.-][0-9A-Fa-f]/.test(around.after)) return 'none';
    const digits = match.replace(/[:.-]/g, '');
    if (/^(0+|f+)$/i.test(digits)) return 'none';
    // Without a letter and a colon it could be a version or a date with time.
    return match.includes(':') || /[a-f]/i.test(digits) ? 'certain' : 'undecidable';
  },
};

/** Addresses of people and of machines in a network. */
export const networkKinds: readonly IdentifierKind[] = [email, ipv4, ipv6, mac];
