import type { Problem } from '../../problems/problem.ts';
import type { Site } from '../../source/site.ts';
import { type Day, addDays } from '../../values/day.ts';
import type { Addresses } from '../../model/addresses.ts';
import { type PublishedFile, textFile } from './published-files.ts';

/** `/.well-known/security.txt` (RFC 9116) from `site.yaml`. Without a `securityTxt` block: no file. */
export function publishSecurityTxt(site: Site, addresses: Addresses): PublishedFile[] {
  const block = site.config.securityTxt;
  if (!block) return [];
  const address = (link: string) => (link.startsWith('/') ? addresses.absolute(link) : link);
  const lines = [
    ...block.contact.map((contact) => `Contact: ${address(contact)}`),
    `Expires: ${block.expires}T00:00:00Z`,
    ...(block.encryption ? [`Encryption: ${address(block.encryption)}`] : []),
    ...(block.acknowledgments ? [`Acknowledgments: ${address(block.acknowledgments)}`] : []),
    ...(block.preferredLanguages ? [`Preferred-Languages: ${block.preferredLanguages.join(', ')}`] : []),
    `Canonical: ${addresses.absolute('/.well-known/security.txt')}`,
    ...(block.policy ? [`Policy: ${address(block.policy)}`] : []),
  ];
  return [textFile('.well-known/security.txt', lines.map((line) => `${line}\n`).join(''))];
}

/** The problem of an expired security.txt; advice when it expires within 30 days or lasts longer than RFC 9116 recommends. */
export function findExpiredSecurityTxt(site: Site, today: Day): Problem[] {
  const expires = site.config.securityTxt?.expires;
  if (expires === undefined) return [];
  const at = { code: 'security/expired' as const, ...site.configAt(['securityTxt', 'expires']) };
  const fix = `check that the contacts are right, then write  expires: ${addDays(today, 365)}`;
  if (expires <= today)
    return [
      {
        ...at,
        message: `security.txt expired on ${expires} (checked ${today}): who reports a vulnerability cannot rely on it.`,
        fix,
      },
    ];
  if (expires <= addDays(today, 30))
    return [{ ...at, advice: true, message: `security.txt expires on ${expires}, within 30 days of ${today}.`, fix }];
  if (expires > addDays(today, 366))
    return [
      {
        ...at,
        advice: true,
        message: `security.txt expires on ${expires}, more than a year after ${today}; RFC 9116 recommends less.`,
        fix,
      },
    ];
  return [];
}
