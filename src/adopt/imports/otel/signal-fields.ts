import type { ImportedCategory, ImportedField, Unmapped } from '../imported.ts';
import type { SourceNode } from '../source-node.ts';
import { splitText } from '../split-text.ts';
import { describe, readExamples, reasons } from './attribute-fields.ts';
import type { AttributeGroup } from './definition.ts';
import { readLevel } from './read-use.ts';
import { readDeprecated, readValues } from './value-type.ts';

/** The name of what sends: unique over all kinds of signals. */
export const signalName = ({ kind, name }: AttributeGroup): string => `${kind}.${name}`;

/** Entities that a signal is sent with, in words: `host; one of (a, b)`. */
function associationText(node: SourceNode): string {
  if (node.isList) return node.items().map(associationText).join(', ');
  if (!node.isGroup) return String(node.value);
  return node
    .entries()
    .map(([name, inner]) => `${name.replaceAll('_', ' ')} (${associationText(inner)})`)
    .join(', ');
}

/** What a signal says of itself in a word or two. */
function factsOf(node: SourceNode): string[] {
  const associations = node.take('entity_associations');
  const events = node.list('events').map(({ value }) => `\`event.${String(value).replace(/^event\./, '')}\``);
  const naming = node.take('name');
  const facts: Record<string, string | undefined> = {
    Stability: node.text('stability'),
    'Requirement level': readLevel(node),
    'Kind of span': node.text('span_kind') ?? node.text('kind'),
    'Name of the span': naming?.isGroup ? naming.text('note') : undefined,
    Instrument: node.text('instrument'),
    'Sent with the entities': associations ? associationText(associations) : undefined,
    Events: events.length === 0 ? undefined : events.join(', '),
  };
  return Object.entries(facts).flatMap(([name, value]) => (value === undefined ? [] : [`- ${name}: ${value}`]));
}

/** A signal as what sends its attributes. */
export function signalCategory(group: AttributeGroup): ImportedCategory {
  const { node, brief, note, title } = group;
  const facts = factsOf(node);
  const texts = [brief, note, readDeprecated(node), facts.length === 0 ? undefined : facts.join('\n')];
  return { name: signalName(group), place: node.place, title: title ?? group.name, ...splitText(...texts) };
}

/** The value of a metric as a field; undefined for a signal that is none, or only refines one. */
export function metricField(group: AttributeGroup): ImportedField | undefined {
  const { node, kind, name, brief, note } = group;
  const instrument = node.text('instrument');
  if (kind !== 'metric' || instrument === undefined) return undefined;
  const valueType = node.group('annotations')?.group('code_generation')?.text('metric_value_type');
  const unit = node.text('unit');
  return {
    key: name,
    place: node.place,
    ...describe(node, [brief, note], { instrument }),
    type: valueType === 'int' ? 'integer' : 'number',
    ...(unit === undefined ? {} : { unit: unit.replace(/^\{(.*)\}$/, '$1') }),
    // What is only ever added to.
    ...(instrument === 'counter' ? { minimum: 0 } : {}),
    categories: [signalName(group)],
  };
}

/** How deep the body of an event may be nested. */
const deepestBody = 32;

/** The fields of the body of an event, below `key`; a map is its fields. */
function bodyFields(node: SourceNode, key: string, signal: string, unmapped: Unmapped[], depth: number) {
  const fields: ImportedField[] = [];
  const what = `body field ${key}`;
  const inner = node.groups('fields');
  if (inner.length > 0 && depth < deepestBody) {
    for (const field of inner) {
      const id = field.text('id');
      if (id === undefined) field.fail('schema/missing-key', 'This field has no "id".', 'write  id: …');
      else fields.push(...bodyFields(field, `${key}.${id}`, signal, unmapped, depth + 1));
    }
    unmapped.push(...node.left(what, reasons, 'What holds other fields is described by them.'));
    return fields;
  }
  if (inner.length > 0)
    unmapped.push({ place: node.place, what: `fields of ${what}`, reason: 'They are nested too deeply.' });
  const { notes, unmapped: left, ...known } = readValues(node, node.text('stability'), what);
  const { example, others } = readExamples(node, known, what, unmapped);
  fields.push({
    key,
    place: node.place,
    ...describe(node, [node.text('brief'), node.text('note')], {
      ...notes,
      'other examples': others,
      'requirement level': readLevel(node),
    }),
    ...known,
    ...(example === undefined ? {} : { example }),
    categories: [signal],
  });
  unmapped.push(...left, ...node.left(what, reasons));
  return fields;
}

/** The body of an event as fields, each under the name of the event; empty where it has none. */
export function eventBody(group: AttributeGroup, unmapped: Unmapped[]): ImportedField[] {
  const body = group.node.group('body');
  if (group.kind !== 'event' || !body) return [];
  body.text('id');
  return bodyFields(body, group.name, signalName(group), unmapped, 0);
}
