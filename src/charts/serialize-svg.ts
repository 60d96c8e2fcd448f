const escapeText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const escapeAttribute = (text: string) => escapeText(text).replaceAll('"', '&quot;');

/**
 * An element as text: well-formed XML that is valid in an HTML page too, and the same bytes whichever document made
 * it (serializers of browsers and of server-side documents differ).
 */
export function serializeSvg(node: Node): string {
  if (node.nodeType === 3) return escapeText(node.nodeValue ?? '');
  if (node.nodeType !== 1) return '';
  const element = node as Element;
  const attributes = [...element.attributes].map(({ name, value }) => ` ${name}="${escapeAttribute(value)}"`).join('');
  const children = [...element.childNodes].map(serializeSvg).join('');
  return children === ''
    ? `<${element.localName}${attributes}/>`
    : `<${element.localName}${attributes}>${children}</${element.localName}>`;
}
