import type { ValueRule } from '../../../payload/value-rule.ts';
import { fittingExample } from '../fitting-example.ts';
import type { ImportedField, Unmapped } from '../imported.ts';
import { once } from '../once.ts';
import type { SourceNode } from '../source-node.ts';
import { splitText } from '../split-text.ts';
import type { AttributeDefinition, AttributeUse } from './definition.ts';
import { readDeprecated, readValues } from './value-type.ts';

/** Keys that say nothing of what is sent. */
export const reasons = {
  annotations: 'Annotations are for programs that generate code or check data.',
  sampling_relevant: 'It says when the attribute is set, not what it holds.',
  tag: 'Tags sort the pages of OpenTelemetry.',
  constraints: 'A field has no conditions over several fields.',
  imports: 'It names definitions of another registry. Import that one together with this.',
};

/** A mention of an attribute, by what it is sent with. */
export interface SentWith {
  readonly signal: string;
  readonly use: AttributeUse;
}

/** What is said in few words of an attribute by each signal: `required with a, b; opt in with c`. */
function eachOnce(sentWith: readonly SentWith[], wordOf: (use: AttributeUse) => string | undefined) {
  const said = sentWith.filter(({ use }) => wordOf(use) !== undefined);
  const groups = [...Map.groupBy(said, ({ use }) => wordOf(use) ?? '')];
  if (groups.length === 0) return undefined;
  return groups.map(([word, all]) => `${word} (${all.map(({ signal }) => signal).join(', ')})`).join('; ');
}

/** What signals say otherwise of an attribute than its definition does. */
function refinements(sentWith: readonly SentWith[]): string[] {
  const texts = sentWith.flatMap(({ signal, use }) => {
    const text = [use.brief, use.note].filter(Boolean).join('\n\n');
    return text === '' ? [] : [{ signal, text }];
  });
  return [...Map.groupBy(texts, ({ text }) => text)].map(
    ([text, all]) => `With ${all.map(({ signal }) => `\`${signal}\``).join(', ')}:\n\n${text}`,
  );
}

/**
 * Examples as the language writes them, one or a list of them: the first that the field may have as its value, and the
 * others in words. Where none can be its value they are told in `unmapped`.
 */
export function readExamples(
  node: SourceNode,
  rule: ValueRule,
  what: string,
  unmapped: Unmapped[],
): { example?: ImportedField['example']; others?: string } {
  const examples = node.take('examples');
  if (!examples) return {};
  const all: unknown[] = Array.isArray(examples.value) ? examples.value : [examples.value];
  // A list may be several examples, or the one example of a list.
  const example = fittingExample([...all, all], rule);
  if (example === undefined)
    unmapped.push({
      place: examples.place,
      what: `examples of ${what}`,
      reason: 'None of them is a value of its type.',
    });
  const others = example === undefined || example === all ? [] : all.filter((one) => one !== example);
  return {
    ...(example === undefined ? {} : { example }),
    ...(others.length === 0 ? {} : { others: others.map((one) => JSON.stringify(one)).join(', ') }),
  };
}

/** What every description has: texts, stability and whether it is deprecated, with the notes given. */
export function describe(
  node: SourceNode,
  texts: readonly (string | undefined)[],
  notes: Readonly<Record<string, string | undefined>>,
) {
  const deprecated = readDeprecated(node);
  const stability = node.text('stability');
  const said = Object.entries({ stability, ...notes }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return {
    // A text that begins with why it is deprecated would say that and not what it is.
    ...splitText(...texts, deprecated),
    ...(deprecated === undefined ? {} : { status: 'deprecated' as const }),
    ...(said.length === 0 ? {} : { notes: Object.fromEntries(said) }),
  };
}

/** An attribute as a field, with all that the signals which send it say of it. */
export function attributeField(
  { key, node, brief, note }: AttributeDefinition,
  sentWith: readonly SentWith[],
  unmapped: Unmapped[],
): ImportedField {
  const { notes, unmapped: left, ...known } = readValues(node, node.text('stability'), `attribute ${key}`);
  const { example, others } = readExamples(node, known, `attribute ${key}`, unmapped);
  const described = describe(node, [brief, note, ...refinements(sentWith)], {
    ...notes,
    'other examples': others,
    'requirement level': eachOnce(sentWith, ({ level }) => level),
    role: eachOnce(sentWith, ({ role }) => role),
  });
  unmapped.push(...left, ...node.left(`attribute ${key}`, reasons));
  const categories = once(sentWith.map(({ signal }) => signal));
  return {
    key,
    place: node.place,
    ...described,
    ...known,
    ...(example === undefined ? {} : { example }),
    ...(categories.length === 0 ? {} : { categories }),
  };
}
