import type { Node, TSType, TSTypeElement } from '@babel/types';
import type { Problem } from '../../../problems/problem.ts';
import type { Unmapped } from '../imported.ts';
import { SourceNode } from '../source-node.ts';
import type { Declarations, SentType } from './declarations.ts';
import { type NamedType, type ParsedSource, parseSource } from './type-scope.ts';

type Find = (name: string) => NamedType | undefined;
type Members = ReadonlyMap<string, { readonly element: TSTypeElement; readonly type: TSType | undefined }>;

/** How many types may stand within one another, by name or directly. */
const deepest = 50;

const nameOfKey = (key: Node): string | undefined => {
  if (key.type === 'Identifier') return key.name;
  return key.type === 'StringLiteral' ? key.value : undefined;
};

function listMembers(elements: readonly TSTypeElement[]): Members {
  return new Map(
    elements.flatMap((element) => {
      const name = element.type === 'TSPropertySignature' ? nameOfKey(element.key) : undefined;
      const type = element.type === 'TSPropertySignature' ? element.typeAnnotation?.typeAnnotation : undefined;
      return name === undefined || name === '' ? [] : [[name, { element, type }] as const];
    }),
  );
}

/** The members of a type: its own, those of what it extends, and of all that it is put together from. */
function membersOf(type: TSType | undefined, find: Find, depth = 0): Members {
  const inside = (inner: TSType | undefined) => membersOf(inner, find, depth + 1);
  if (!type || depth > deepest) return new Map();
  if (type.type === 'TSTypeLiteral') return listMembers(type.members);
  if (type.type === 'TSParenthesizedType') return inside(type.typeAnnotation);
  if (type.type === 'TSIntersectionType' || type.type === 'TSUnionType')
    return new Map(type.types.flatMap((one) => [...inside(one)]));
  const name = type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' ? type.typeName.name : undefined;
  return name === undefined ? new Map() : membersOfNamed(name, find, depth + 1);
}

function membersOfNamed(name: string, find: Find, depth: number): Members {
  const named = find(name);
  if (!named || depth > deepest) return new Map();
  if (named.type) return membersOf(named.type, find, depth);
  const parents = (named.parents ?? []).flatMap((parent) => [...membersOfNamed(parent, find, depth + 1)]);
  return new Map([...parents, ...listMembers(named.members ?? [])]);
}

interface Place {
  readonly file?: string;
  readonly line: number;
  readonly column: number;
}

/** A classification as the value that its type describes, with the place of each of its parts. */
function valueOf(type: TSType | undefined, find: Find, path: string, places: Map<string, Place>, depth = 0): unknown {
  if (type?.type === 'TSLiteralType' && 'value' in type.literal) return type.literal.value;
  if (depth > deepest) return undefined;
  const members = [...membersOf(type, find, depth)].map(([name, { element, type: inner }]) => {
    const { line = 1, column = 0 } = element.loc?.start ?? {};
    const file = element.loc?.filename;
    places.set(`${path}/${name}`, { ...(file ? { file } : {}), line, column: column + 1 });
    return [name, valueOf(inner, find, `${path}/${name}`, places, depth + 1)] as const;
  });
  return Object.fromEntries(members);
}

const plainTypes = { TSStringKeyword: 'string', TSNumberKeyword: 'number', TSBooleanKeyword: 'boolean' } as const;

/** The name of a type that is referred to; the empty string for any other. */
const nameOfType = (type: TSType): string =>
  type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' ? type.typeName.name : '';

/** The values that a type lists: an enumeration, or texts. */
function listedValues(type: TSType, find: Find): readonly (string | number)[] {
  if (type.type === 'TSLiteralType') return type.literal.type === 'StringLiteral' ? [type.literal.value] : [];
  return find(nameOfType(type))?.values ?? [];
}

/** The type of a value that is sent. */
function sentType(type: TSType | undefined, isOptional: boolean, find: Find): SentType {
  if (!type) return { isOptional };
  const all = type.type === 'TSUnionType' ? type.types : [type];
  const present = all.filter((one) => one.type !== 'TSUndefinedKeyword' && one.type !== 'TSNullKeyword');
  const mayLack = isOptional || present.length < all.length;
  const [first] = present;
  if (first && present.length === 1 && first.type in plainTypes)
    return { type: plainTypes[first.type as keyof typeof plainTypes], isOptional: mayLack };
  const listed = present.map((one) => listedValues(one, find));
  const values = listed.flat();
  if (values.length === 0 || listed.some((some) => some.length === 0)) return { isOptional: mayLack };
  return { type: typeof values[0] === 'number' ? 'number' : 'string', values, isOptional: mayLack };
}

/** Parses the sources that send events by their types; what is no TypeScript is a problem. */
function parseAll(sources: ReadonlyMap<string, string>, problems: Problem[]): Map<string, ParsedSource> {
  const parsed = new Map<string, ParsedSource>();
  const isTyped = [...sources].some(([, text]) => /publicLog(?:Error)?2/.test(text));
  for (const [file, text] of isTyped ? sources : []) {
    if (!/\.[cm]?tsx?$/.test(file) || !/publicLog(?:Error)?2|lassification/.test(text)) continue;
    try {
      parsed.set(file, parseSource(text, file));
    } catch (error) {
      if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error;
      const { line = 1, column = 0 } = (error as { loc?: { line: number; column: number } }).loc ?? {};
      const message = `This is not TypeScript: ${error.message.replace(/ \(\d+:\d+\)$/, '')}`;
      problems.push({
        code: 'import/syntax',
        file,
        line,
        column: column + 1,
        message,
        fix: 'mend it, or leave it out',
      });
    }
  }
  return parsed;
}

/**
 * Adds the events that sources declare by types: `publicLog2<Event, Classification>('name', …)`. Types are found in the
 * file of the call, else in the one other file that has one of this name.
 */
export function readTypes(
  sources: ReadonlyMap<string, string>,
  into: Declarations,
  problems: Problem[],
  unmapped: Unmapped[],
): void {
  const parsed = parseAll(sources, problems);
  const everywhere = Map.groupBy(
    [...parsed.values()].flatMap(({ types }) => [...types]),
    ([name]) => name,
  );
  for (const [file, { types, calls, unread }] of parsed) {
    const find: Find = (name) => {
      const all = everywhere.get(name) ?? [];
      return types.get(name) ?? (all.length === 1 ? all[0]?.[1] : undefined);
    };
    for (const line of unread)
      unmapped.push({
        place: { file, line },
        what: 'an event that is sent here',
        reason: 'Its name, its type or its classification is not written out.',
      });
    for (const { event, sent, classified, line } of calls) {
      const places = new Map<string, Place>();
      const value = valueOf(classified, find, '', places);
      const at = (path: readonly PropertyKey[]) => ({
        file,
        line,
        column: 1,
        ...places.get(path.map((part) => `/${String(part)}`).join('')),
      });
      const located = { file, value, at, keyAt: at, lineText: () => '' };
      const typed = [...membersOf(sent, find)].map(([name, { element, type }]) => {
        const isOptional = 'optional' in element && element.optional === true;
        return [name, sentType(type, isOptional, find)] as const;
      });
      into.events.push({ name: event, node: new SourceNode(located, [], value, problems), valueTypes: new Map(typed) });
    }
  }
}
