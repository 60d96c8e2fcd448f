/**
 * An address with subject and body filled in where it is a mailbox; any other address as it is. Spaces are written %20,
 * as mail programs want them.
 */
export function mailLink(address: string, subject: string, body: string): string {
  if (!address.startsWith('mailto:')) return address;
  return `${address}${address.includes('?') ? '&' : '?'}subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replaceAll('\n', '\r\n'))}`;
}
