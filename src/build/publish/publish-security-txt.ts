import type { Site } from '../../source/site.ts';
import type { Addresses } from '../../model/addresses.ts';
import { paths } from '../../model/paths.ts';
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
    `Canonical: ${addresses.absolute(`/${paths.securityTxt}`)}`,
    ...(block.policy ? [`Policy: ${address(block.policy)}`] : []),
  ];
  return [textFile(paths.securityTxt, lines.map((line) => `${line}\n`).join(''))];
}
