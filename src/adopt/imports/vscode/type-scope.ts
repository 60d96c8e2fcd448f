import { parse, type ParserPlugin } from '@babel/parser';
import type { Node, TSEnumDeclaration, TSType, TSTypeElement } from '@babel/types';

/** A type that has a name: its members and what it extends, or what it stands for. */
export interface NamedType {
  readonly members?: readonly TSTypeElement[];
  readonly parents?: readonly string[];
  readonly type?: TSType;
  readonly values?: readonly (string | number)[];
}

/** A call that sends an event: its name, the type of what is sent, and that of its classification. */
export interface SendingCall {
  readonly event: string;
  readonly sent: TSType;
  readonly classified: TSType;
  readonly line: number;
}

export interface ParsedSource {
  readonly types: ReadonlyMap<string, NamedType>;
  readonly calls: readonly SendingCall[];
  /** Calls whose event or classification is not written out, by their line. */
  readonly unread: readonly number[];
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** Every node of a tree. */
function* nodesOf(root: Node): Generator<Node> {
  const open: Node[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    yield node;
    const inner = Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
      key === 'loc' ? [] : [value].flat(),
    );
    open.push(...inner.filter(isNode).reverse());
  }
}

/** The values of an enumeration, numbered from 0 where none is written. */
function enumValues({ body, members }: TSEnumDeclaration): (string | number)[] {
  let next = 0;
  return (body?.members ?? members).map(({ initializer }) => {
    const value =
      initializer?.type === 'StringLiteral' || initializer?.type === 'NumericLiteral' ? initializer.value : next;
    next = typeof value === 'number' ? value + 1 : next;
    return value;
  });
}

function namedType(node: Node): [string, NamedType] | undefined {
  if (node.type === 'TSTypeAliasDeclaration') return [node.id.name, { type: node.typeAnnotation }];
  if (node.type === 'TSEnumDeclaration') return [node.id.name, { values: enumValues(node) }];
  if (node.type !== 'TSInterfaceDeclaration') return undefined;
  const parents = (node.extends ?? []).flatMap(({ expression }) =>
    expression.type === 'Identifier' ? expression.name : [],
  );
  return [node.id.name, { members: node.body.body, parents }];
}

const senders = new Set(['publicLog2', 'publicLogError2']);

function calleeName(node: Node): string | undefined {
  if (node.type === 'Identifier') return node.name;
  const isMember = node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression';
  return isMember && node.property.type === 'Identifier' ? node.property.name : undefined;
}

/** The call that a node is; `'unread'` for one that does not say what it sends. */
function sendingCall(node: Node): SendingCall | 'unread' | undefined {
  const isCall = node.type === 'CallExpression' || node.type === 'OptionalCallExpression';
  if (!isCall || !senders.has(calleeName(node.callee) ?? '')) return undefined;
  const [name] = node.arguments;
  // The function that hands on what it was given.
  if (name?.type === 'Identifier' && name.name === 'eventName') return undefined;
  const [sent, classified] =
    node.typeParameters?.type === 'TSTypeParameterInstantiation' ? node.typeParameters.params : [];
  if (name?.type !== 'StringLiteral' || !sent || !classified) return 'unread';
  return { event: name.value, sent, classified, line: lineOf(node) };
}

const lineOf = (node: Node): number => node.loc?.start.line ?? 1;

/** The types and the sending calls of a source in TypeScript; throws a SyntaxError with its place where it is none. */
export function parseSource(text: string, file: string): ParsedSource {
  const plugins: ParserPlugin[] = ['typescript', 'decorators', ...(file.endsWith('x') ? (['jsx'] as const) : [])];
  const { program } = parse(text, { sourceType: 'unambiguous', errorRecovery: true, plugins, sourceFilename: file });
  const nodes = [...nodesOf(program)];
  const calls = nodes.map((node) => ({ node, call: sendingCall(node) }));
  return {
    types: new Map(
      nodes.flatMap((node) => [namedType(node) ?? []].filter((one) => one.length > 0) as [string, NamedType][]),
    ),
    calls: calls.flatMap(({ call }) => (call === undefined || call === 'unread' ? [] : call)),
    unread: calls.flatMap(({ node, call }) => (call === 'unread' ? lineOf(node) : [])),
  };
}
