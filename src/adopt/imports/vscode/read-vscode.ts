import type { Problem } from '../../../problems/problem.ts';

import type { Imported, ImportedCategory, ImportedField, Unmapped } from '../imported.ts';
import { once } from '../once.ts';
import { longestSource, openSource, type SourceNode } from '../source-node.ts';
import { splitText } from '../split-text.ts';
import type { Declaration, Declarations, DeclaredProperty, SentType } from './declarations.ts';
import { readComments } from './read-comments.ts';
import { readTypes } from './read-types.ts';
import { PropertyResolver } from './resolve-properties.ts';

/** Classifications that say how revealing a value is; the others hold values of every kind. */
const sensitivities: Readonly<Record<string, NonNullable<ImportedField['sensitivity']>>> = {
  EndUserPseudonymizedInformation: 'personal',
  PublicPersonalData: 'personal',
  CustomerContent: 'sensitive',
};

/** What the purposes of VS Code mean, in plain words. */
const purposes: Readonly<Record<string, string>> = {
  FeatureInsight: 'To learn how a feature is used.',
  PerformanceAndHealth: 'To learn how fast and how reliably it works.',
  BusinessInsight: 'To learn how the product is used as a business.',
  SecurityAndAuditing: 'To keep it secure, and to audit it.',
};

function typeOf(
  isMeasurement: boolean,
  isPrefix: boolean,
  sent: SentType | undefined,
): Pick<ImportedField, 'type' | 'values'> {
  if (isPrefix) return { type: 'object' };
  if (sent?.values)
    return { type: sent.type === 'number' ? 'number' : 'string', values: sent.values.map((value) => ({ value })) };
  return { type: sent?.type ?? (isMeasurement ? 'number' : 'string') };
}

/** When a property is sent, where that is known. */
function sentWhen(event: string | undefined, sent: SentType | undefined): string | undefined {
  if (event === undefined) return 'with every event';
  return sent?.isOptional ? 'not always' : undefined;
}

/** A property as a field; `event` is undefined for one that every event has. */
function fieldOf(
  { name, node, isPrefix }: DeclaredProperty,
  event: string | undefined,
  sent: SentType | undefined,
  unmapped: Unmapped[],
): ImportedField {
  const key = event === undefined ? name : `${event}.${name}`;
  const declared = node.again();
  const classification = declared.text('classification');
  const purpose = declared.text('purpose');
  const owner = declared.text('owner');
  const isMeasurement = declared.take('isMeasurement')?.value === true;
  const notes = Object.entries({
    classification,
    purpose,
    'sent up to version': declared.text('expiration'),
    endpoint: declared.text('endPoint') ?? declared.text('endpoint'),
    keys: isPrefix ? `any name that begins with ${name}` : undefined,
    sent: sentWhen(event, sent),
  }).flatMap(([label, value]) => (value === undefined ? [] : [[label, value] as const]));
  const sensitivity = sensitivities[classification ?? ''];
  const why = purposes[purpose ?? ''];
  const comment = declared.text('comment');
  unmapped.push(...declared.left(key));
  return {
    key,
    place: node.place,
    ...splitText(comment),
    ...typeOf(isMeasurement, isPrefix === true, sent),
    ...(event === undefined ? {} : { categories: [event] }),
    ...(sensitivity === undefined ? {} : { sensitivity }),
    ...(why === undefined ? {} : { why }),
    ...(owner === undefined ? {} : { owners: [owner] }),
    ...(notes.length === 0 ? {} : { notes: Object.fromEntries(notes) }),
  };
}

function categoryOf(name: string, { node }: Declaration): ImportedCategory {
  const text = (key: string) => {
    const value = node.again().take(key)?.value;
    return typeof value === 'string' ? value : undefined;
  };
  const owner = text('owner');
  const expiration = text('expiration');
  return {
    name,
    place: node.place,
    title: name,
    ...splitText(text('comment'), expiration === undefined ? undefined : `Sent up to version ${expiration}.`),
    ...(owner === undefined ? {} : { owners: [owner] }),
  };
}

/** Adds what the extractor wrote: events and common properties, of one part of the product or of several by name. */
function readExtracted(root: SourceNode, into: Declarations, unmapped: Unmapped[]): void {
  const isPart = (node: SourceNode) =>
    node.isGroup && (node.take('events') ?? node.take('commonProperties')) !== undefined;
  const parts = isPart(root) ? [root] : root.entries().map(([, node]) => node);
  for (const part of parts) {
    if (!isPart(part)) {
      unmapped.push({
        place: part.place,
        what: 'a part of the file',
        reason: 'It has neither "events" nor "commonProperties".',
      });
      continue;
    }
    for (const [name, node] of part.group('events')?.entries() ?? []) into.events.push({ name, node });
    for (const [name, node] of part.group('commonProperties')?.entries() ?? []) into.common.push({ name, node });
    unmapped.push(...part.left('the file'));
  }
}

/** The fields of one event, over all of its declarations: of a property that several have, the first counts. */
function eventFields(declarations: readonly Declaration[], resolver: PropertyResolver, unmapped: Unmapped[]) {
  const fields = declarations.flatMap((declaration) =>
    resolver
      .propertiesOf(declaration.node)
      .map((property) => fieldOf(property, declaration.name, declaration.valueTypes?.get(property.name), unmapped)),
  );
  const first = once(fields, ({ key }) => key);
  const said = ({ place: _, ...field }: ImportedField) => JSON.stringify(field);
  for (const field of fields) {
    const kept = first.find(({ key }) => key === field.key);
    if (!kept || said(kept) === said(field)) continue;
    const reason = `It is declared otherwise before, at ${kept.place.file}:${kept.place.line ?? 1}.`;
    unmapped.push({ place: field.place, what: `property ${field.key}`, reason });
  }
  return first;
}

/**
 * Reads the telemetry of VS Code and its extensions: what its extractor wrote (JSON), and what source files declare in
 * comments (`__GDPR__`) or as types of `publicLog2`. Properties become fields under the name of their event, events are
 * what sends them; common properties are fields of their own name.
 */
export function readVscode(files: ReadonlyMap<string, string>): Imported | readonly Problem[] {
  const problems: Problem[] = [];
  const unmapped: Unmapped[] = [];
  const into: Declarations = { events: [], fragments: [], common: [] };
  const sources = new Map([...files].filter(([file]) => !file.endsWith('.json')));
  for (const [file, text] of files) {
    if (sources.has(file) && text.length <= longestSource) readComments(file, text, into, problems);
    else {
      const root = openSource(file, text, problems);
      if (root?.isGroup) readExtracted(root, into, unmapped);
      else root?.fail('import/syntax', 'This is not what the extractor writes.', 'write  { "events": { … } }');
    }
  }
  readTypes(sources, into, problems, unmapped);
  const resolver = new PropertyResolver(into, unmapped);
  const byName = Map.groupBy(into.events, ({ name }) => name);
  const events = [...byName].flatMap(([, declarations]) => eventFields(declarations, resolver, unmapped));
  const common = once(into.common, ({ name }) => name).map((property) =>
    fieldOf(property, undefined, undefined, unmapped),
  );
  const categories = [...byName].flatMap(([name, [first]]) => (first ? [categoryOf(name, first)] : []));
  if (problems.length > 0) return problems;
  const fields = once([...common, ...events], ({ key }) => key);
  return {
    fields,
    categories,
    unmapped: once(unmapped, ({ place, what, reason }) => `${place.file} ${place.line ?? 0} ${what} ${reason}`),
  };
}
