import { isPattern } from '../../../payload/value-rule.ts';
import { type ColumnDescriptor, columnTypes, type ColumnType } from '../../../schema/data/descriptor.ts';
import type { Unmapped } from '../imported.ts';
import { isScalar, type SourceNode } from '../source-node.ts';
import { splitText } from '../split-text.ts';
import type { DeclaredColumn } from '../table/declared.ts';

const isColumnType = (type: string | undefined): type is ColumnType => columnTypes.some((known) => known === type);

type Constraints = NonNullable<ColumnDescriptor['constraints']>;

/** Texts that stand for no value: texts, or since version 2 texts with a label. */
export function readMissing(node: SourceNode): DeclaredColumn['missingValues'] {
  if (node.take('missingValues') === undefined) return undefined;
  return node.list('missingValues').flatMap((one): NonNullable<DeclaredColumn['missingValues']> => {
    if (!one.isGroup) return isScalar(one.value) ? [String(one.value)] : [];
    const [value, label] = [one.take('value')?.value, one.text('label')];
    return isScalar(value) ? [{ value: String(value), ...(label === undefined ? {} : { label }) }] : [];
  });
}

interface Categories {
  readonly values: (string | number | boolean)[];
  readonly meanings: ReadonlyMap<string, string>;
}

/** The values of a closed list, with what they mean where they have labels. */
function readCategories(node: SourceNode): Categories | undefined {
  if (node.take('categories') === undefined) return undefined;
  const items = node.list('categories').flatMap((one): { value: string | number | boolean; label?: string }[] => {
    const value = one.isGroup ? one.take('value')?.value : one.value;
    const label = one.isGroup ? one.text('label') : undefined;
    return isScalar(value) ? [{ value, ...(label === undefined ? {} : { label }) }] : [];
  });
  return {
    values: items.map(({ value }) => value),
    meanings: new Map(items.flatMap(({ value, label }) => (label === undefined ? [] : [[String(value), label]]))),
  };
}

const limits = ['minimum', 'maximum'] as const;

/** A bound that itself is not allowed: of whole numbers it is the next one. */
function readExclusive(node: SourceNode, type: string | undefined, what: string, unmapped: Unmapped[]): Constraints {
  const found: Constraints = {};
  for (const [key, limit, step] of [
    ['exclusiveMinimum', 'minimum', 1],
    ['exclusiveMaximum', 'maximum', -1],
  ] as const) {
    const bound = node.take(key);
    if (!bound) continue;
    const number = Number(bound.value);
    if (type === 'integer' && Number.isInteger(number)) found[limit] = number + step;
    else
      unmapped.push({
        place: bound.place,
        what: `${key} of ${what}`,
        reason: 'A bound here is allowed itself: write minimum or maximum in the descriptor.',
      });
  }
  return found;
}

function readConstraints(
  node: SourceNode | undefined,
  type: string | undefined,
  what: string,
  unmapped: Unmapped[],
): Constraints {
  if (!node) return {};
  const found: Constraints = readExclusive(node, type, what, unmapped);
  for (const key of ['required', 'unique'] as const) {
    const flag = node.flag(key);
    if (flag !== undefined) found[key] = flag;
  }
  for (const key of ['minLength', 'maxLength'] as const) {
    const number = node.number(key);
    if (number !== undefined) found[key] = number;
  }
  for (const key of limits) {
    const bound = node.take(key)?.value;
    if (typeof bound === 'number' || typeof bound === 'string') found[key] = bound;
  }
  const pattern = node.take('pattern');
  if (typeof pattern?.value === 'string') {
    if (isPattern(pattern.value)) found.pattern = pattern.value;
    else
      unmapped.push({
        place: pattern.place,
        what: `pattern of ${what}`,
        reason: 'A pattern has no look-around and no back-references here.',
      });
  }
  const values = node.list('enum').flatMap(({ value }) => (isScalar(value) ? [value] : []));
  if (values.length > 0) found.enum = values;
  unmapped.push(...node.left(what, { jsonSchema: 'A column holds plain values, no JSON.' }));
  return found;
}

const reasons = {
  bareNumber: 'Numbers are read plain, without signs around them.',
  decimalChar: 'Numbers are read with a point.',
  groupChar: 'Numbers are read without signs between their digits.',
  trueValues: 'Only true and false are read as such.',
  falseValues: 'Only true and false are read as such.',
  categoriesOrdered: 'A list of values has no order here.',
  itemType: 'A column holds one value in a cell.',
  delimiter: 'A column holds one value in a cell.',
};

/** The type of a field, where tables here have it and it is written in its plain form. */
function readType(node: SourceNode, what: string, unmapped: Unmapped[]): ColumnType | undefined {
  const type = node.text('type');
  const format = node.text('format') ?? 'default';
  if (type === undefined || type === 'any') return undefined;
  const place = node.take('type')?.place ?? node.place;
  if (!isColumnType(type)) {
    unmapped.push({
      place,
      what: `type ${type} of ${what}`,
      reason: `A published table has no such column (types are ${columnTypes.join(', ')}), so its type is what its values are.`,
    });
    return undefined;
  }
  if (format === 'default') return type;
  unmapped.push({
    place: node.take('format')?.place ?? place,
    what: `format ${format} of ${what}`,
    reason:
      'Only the plain form of each type is read, such as 2026-08-31 for a day, so its type is what its values are.',
  });
  return type === 'string' ? type : undefined;
}

/** What a field is and means, as Markdown, beyond its first sentence. */
function readMeaning(node: SourceNode, what: string, unmapped: Unmapped[]): Pick<DeclaredColumn, 'summary' | 'body'> {
  const { summary, body } = splitText(node.text('description'));
  const rdf = node.take('rdfType');
  const link = typeof rdf?.value === 'string' && /^https?:\/\//.test(rdf.value) ? rdf.value : undefined;
  if (rdf && link === undefined)
    unmapped.push({ place: rdf.place, what: `rdfType of ${what}`, reason: 'Only an address can be linked.' });
  const type = link === undefined ? [] : [`- RDF type: [${new URL(link).host}](${link})`];
  return { summary, body: [...(body === undefined ? [] : [body]), ...type].join('\n\n') };
}

/** A field of a Table Schema; what of it has no place in a site is added to `unmapped`. */
export function readField(
  node: SourceNode,
  table: string,
  unmapped: Unmapped[],
): DeclaredColumn & { readonly name: string } {
  const name = node.text('name') ?? '';
  const what = `field ${table}.${name}`;
  const type = readType(node, what, unmapped);
  const categories = readCategories(node);
  const constraints: Constraints = {
    ...(categories && categories.values.length > 0 ? { enum: categories.values } : {}),
    ...readConstraints(node.group('constraints'), type, what, unmapped),
  };
  const example = node.take('example')?.value;
  const column = {
    name,
    title: node.text('title'),
    ...readMeaning(node, what, unmapped),
    meanings: categories?.meanings,
    type,
    example: isScalar(example) ? example : undefined,
    missingValues: readMissing(node),
    constraints: Object.keys(constraints).length > 0 ? constraints : undefined,
  };
  unmapped.push(...node.left(what, reasons));
  return column;
}
