import type { SourceNode } from '../source-node.ts';
import type { AttributeUse } from './definition.ts';

const levels = ['required', 'conditionally_required', 'recommended', 'opt_in'];

/** A level of requirement in a word, with its condition where it has one; undefined where none is given. */
export function readLevel(node: SourceNode): string | undefined {
  const level = node.take('requirement_level');
  if (!level) return undefined;
  const [name, condition] = level.isGroup
    ? [level.entries()[0]?.[0], level.entries()[0]?.[1].value]
    : [String(level.value), undefined];
  if (name === undefined || !levels.includes(name)) {
    const shown = name ?? 'empty';
    const message = `requirement_level is "${shown}", but must be one of: ${levels.join(', ')}.`;
    level.fail('schema/wrong-value', message, 'write  requirement_level: recommended');
    return undefined;
  }
  const word = name.replaceAll('_', ' ');
  return typeof condition === 'string' ? `${word}: ${condition.trim().replaceAll(/\s+/g, ' ')}` : word;
}

/** A mention of the attribute `key`; `role` is what the list that holds it says of it. */
export const readUse = (node: SourceNode, key: string, role?: string): AttributeUse => ({
  key,
  place: node.place,
  brief: node.text('brief'),
  note: node.text('note'),
  level: readLevel(node),
  role: node.text('role') ?? role,
});
