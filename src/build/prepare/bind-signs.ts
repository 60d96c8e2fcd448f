import type { Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

/**
 * Keeps a number and the per-cent sign after it on one line: the space between them becomes one that does not break.
 * Code stays as it is.
 */
export function bindSigns(tree: Root): void {
  visit(tree, (node) => {
    if (node.type === 'element' && (node.tagName === 'code' || node.tagName === 'pre')) return SKIP;
    if (node.type === 'text') node.value = node.value.replace(/(?<=\d) (?=[%‰])/g, '\u00A0');
    return undefined;
  });
}
