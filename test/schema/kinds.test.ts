import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { kindOf } from '../../src/schema/kinds.ts';
import { kindNames } from '../../src/schema/nouns.ts';
import { idPattern } from '../../src/schema/scalars.ts';

/** What a key of a schema holds, at its own place and at no deeper one. */
interface Leaf {
  readonly path: readonly string[];
  readonly schema: {
    readonly type?: string;
    readonly enum?: unknown;
    readonly const?: unknown;
    readonly format?: string;
    readonly pattern?: string;
  };
}

type Json = Leaf['schema'] & {
  readonly properties?: Readonly<Record<string, Json>>;
  readonly items?: Json;
  readonly oneOf?: readonly Json[];
  readonly anyOf?: readonly Json[];
};

function leavesOf(schema: Json, path: readonly string[] = []): Leaf[] {
  const below = [
    ...Object.entries(schema.properties ?? {}).flatMap(([key, value]) => leavesOf(value, [...path, key])),
    ...(schema.items ? leavesOf(schema.items, path) : []),
    ...[...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].flatMap((choice) => leavesOf(choice, path)),
  ];
  return below.length > 0 ? below : [{ path, schema }];
}

const leavesOfKind = (kind: (typeof kindNames)[number]) =>
  leavesOf(z.toJSONSchema(kindOf(kind).schema, { unrepresentable: 'any', io: 'input' }) as Json);

/** Numbers, days, ids and words to choose from: what is the same in every language. */
const isNoText = ({ schema: { type, enum: choices, const: only, format, pattern } }: Leaf) =>
  choices !== undefined ||
  only !== undefined ||
  format === 'date' ||
  pattern === idPattern.source ||
  ['number', 'integer', 'boolean'].includes(type ?? '');

describe.each(kindNames)('the kind %s', (kind) => {
  const { fixed, shown } = kindOf(kind);

  test('says of every key that is no words that a translation may not change it', () => {
    const known = new Set<string>([...fixed.values, ...fixed.wholes]);
    const forgotten = leavesOfKind(kind).filter((leaf) => isNoText(leaf) && !leaf.path.some((key) => known.has(key)));
    expect(forgotten.map(({ path }) => path.join('.'))).toEqual([]);
  });

  test('fixes only keys its schema has', () => {
    const keys = new Set(leavesOfKind(kind).flatMap(({ path }) => path));
    expect([...fixed.values, ...fixed.wholes].filter((key) => !keys.has(key))).toEqual([]);
  });

  test('has a place of its own in menu and relations', () => {
    const others = kindNames.filter((name) => name !== kind).map((name) => kindOf(name).shown);
    const placeOf = (of: typeof shown) => of?.menu && `${of.menu.group} ${of.menu.place}`;
    if (!shown) return;
    if (shown.menu) expect(others.map(placeOf)).not.toContain(placeOf(shown));
    expect(others.map((of) => of?.page)).not.toContain(shown.page);
    if (shown.linked !== undefined) expect(others.map((of) => of?.linked)).not.toContain(shown.linked);
  });
});
