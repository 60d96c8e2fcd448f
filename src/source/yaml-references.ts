import { type Document, isAlias, isNode, visit } from 'yaml';

interface Found {
  readonly offset: number;
  readonly message: string;
  readonly fix?: string;
}

/** The first anchor or alias, as the fault that it is where neither may be used. */
function findReference(document: Document): Found | undefined {
  let found: { offset: number; sign: string } | undefined;
  visit(document, (_, node) => {
    if (isAlias(node)) found = { offset: node.range?.[0] ?? 0, sign: '*' };
    else if (isNode(node) && 'anchor' in node && node.anchor)
      found = { offset: (node.range?.[0] ?? 0) - String(node.anchor).length - 2, sign: '&' };
    return found ? visit.BREAK : undefined;
  });
  return (
    found && {
      offset: found.offset,
      message: `A value that begins with ${found.sign} refers to another place of the file, and such references are not used here.`,
    }
  );
}

/** The first alias that names nothing above it, or something that it is a part of. */
function findBrokenAlias(document: Document): Found | undefined {
  let found: Found | undefined;
  visit(document, (_, node) => {
    if (!isAlias(node)) return undefined;
    const target = node.resolve(document);
    const offset = node.range?.[0] ?? 0;
    const [start = Infinity, , end = 0] = target?.range ?? [];
    if (!target) {
      const message = `*${node.source} refers to nothing: no value before it is marked with &${node.source}.`;
      found = { offset, message, fix: `mark the value with  &${node.source}  or write it here` };
    } else if (start <= offset && offset < end)
      found = {
        offset,
        message: `*${node.source} refers to a value that it is itself a part of.`,
        fix: `write a value of its own instead of  *${node.source}`,
      };
    return found ? visit.BREAK : undefined;
  });
  return found;
}

/**
 * The plain value of a document, or what is wrong with its anchors and aliases: that there are any (`refused`), or that
 * they cannot be resolved, or make more of the file than anybody wrote (`resolved`).
 */
export function resolveReferences(
  document: Document,
  references: 'refused' | 'resolved',
): { readonly value: unknown } | { readonly fault: Found } {
  const fault = references === 'refused' ? findReference(document) : findBrokenAlias(document);
  if (fault) return { fault };
  try {
    return { value: document.toJS({ maxAliasCount: 10_000 }) as unknown };
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    const message = 'The references to other places of the file, which begin here, grow beyond all bounds.';
    const fix = 'write the values where they belong, or fewer of them';
    return { fault: { offset: findReference(document)?.offset ?? 0, message, fix } };
  }
}
