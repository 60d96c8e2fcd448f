/** A JSON schema, as far as it is read here. */
interface Schema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly format?: string;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
}

const code = (value: unknown) => `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** Limits of a number, as words. Those of every safe whole number say nothing. */
function limits({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Schema): string {
  const isSaid = (limit: number | undefined) => limit !== undefined && Math.abs(limit) < Number.MAX_SAFE_INTEGER;
  const parts = [
    isSaid(minimum) ? `from ${minimum}` : '',
    isSaid(exclusiveMinimum) ? `above ${exclusiveMinimum}` : '',
    isSaid(maximum) ? `to ${maximum}` : '',
    isSaid(exclusiveMaximum) ? `below ${exclusiveMaximum}` : '',
  ].filter(Boolean);
  return parts.length === 0 ? '' : ` ${parts.join(', ')}`;
}

const words: Readonly<Record<string, string>> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: '`true` or `false`',
  object: 'a group of keys',
};

/** What may stand as the value, every alternative named. */
function typeOf(schema: Schema): string {
  if (schema.const !== undefined) return code(schema.const);
  if (schema.enum) return schema.enum.map(code).join(', ');
  const forms = schema.anyOf ?? schema.oneOf;
  if (forms) return [...new Set(forms.map(typeOf))].join('; or ');
  if (schema.type === 'array') return `a list: ${schema.items ? typeOf(schema.items) : 'anything'}`;
  if (schema.format === 'date') return 'a day, such as `2026-10-08`';
  if (schema.pattern?.startsWith('^P')) return 'a duration, such as `P30D` or `P13M`';
  if (schema.type === undefined) return 'anything';
  return `${words[String(schema.type)] ?? String(schema.type)}${limits(schema)}`;
}

interface Row {
  readonly type: string;
  readonly isRequired: boolean;
  readonly description: string;
  readonly example?: unknown;
}

/** Every key below a schema by its path, in the order of the schema; alternatives of one key are brought together. */
function collect(schema: Schema, path: string, rows: Map<string, Row[]>, groups: Map<string, number>): void {
  if (schema.properties) groups.set(path, (groups.get(path) ?? 0) + 1);
  for (const form of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) collect(form, path, rows, groups);
  if (schema.items) collect(schema.items, `${path}[]`, rows, groups);
  for (const [key, value] of Object.entries(schema.properties ?? {})) {
    const own = path === '' ? key : `${path}.${key}`;
    rows.set(own, [
      ...(rows.get(own) ?? []),
      {
        type: typeOf(value),
        isRequired: schema.required?.includes(key) ?? false,
        description: value.description ?? '',
        example: value.examples?.[0],
      },
    ]);
    collect(value, own, rows, groups);
  }
}

const once = (texts: readonly string[]) => [...new Set(texts.filter(Boolean))];

/**
 * A table of every key of a JSON schema, in Markdown: where it stands, what may stand there, what it is. A key that
 * must be there is marked, also where only one of several forms asks for it; `[]` is each entry of a list. Empty for a schema without keys.
 */
export function schemaTable(json: unknown): string {
  const rows = new Map<string, Row[]>();
  const groups = new Map<string, number>();
  collect(json as Schema, '', rows, groups);
  if (rows.size === 0) return '';
  const lines = [...rows].map(([key, found]) => {
    const examples = once(found.map(({ example }) => (example === undefined ? '' : `Example: ${code(example)}.`)));
    const parent = key.includes('.') ? key.slice(0, key.lastIndexOf('.')) : '';
    const isInEach = found.length === groups.get(parent);
    const needed = isInEach ? ' (needed)' : ' (needed in one form)';
    const must = found.every(({ isRequired }) => isRequired) ? needed : '';
    const types = once(found.map(({ type }) => type)).join('; or ');
    const said = [...once(found.map(({ description }) => description)), ...examples].join(' ');
    return `| \`${key}\`${must} | ${cell([`*${types}*`, said].filter(Boolean).join('. '))} |`;
  });
  return ['| key | what may stand there, and what it is |', '|---|---|', ...lines].join('\n');
}
