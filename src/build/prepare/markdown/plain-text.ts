/** The words of a part of a tree, without what marks them. */
export function plainText(node: unknown): string {
  const { value, children } = node as { value?: string; children?: unknown[] };
  return value ?? (children ?? []).map(plainText).join('');
}
