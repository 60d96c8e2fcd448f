import type { ColumnDescriptor, Descriptor, ResourceDescriptor } from '../../../schema/data/descriptor.ts';

/** What the source of a table says of a column. */
export interface DeclaredColumn {
  /** Absent where tables here have no such type, or nothing is said. */
  readonly type?: ColumnDescriptor['type'] | undefined;
  readonly example?: ColumnDescriptor['example'];
  readonly missingValues?: ColumnDescriptor['missingValues'];
  readonly constraints?: ColumnDescriptor['constraints'];
  readonly title?: string | undefined;
  /** What it means, in one sentence. */
  readonly summary?: string | undefined;
  /** What else is said of it, as Markdown. */
  readonly body?: string | undefined;
  /** What single values mean. */
  readonly meanings?: ReadonlyMap<string, string> | undefined;
}

/** What the source of a table says of it. */
export interface DeclaredTable {
  readonly columns: ReadonlyMap<string, DeclaredColumn>;
  /** Keys of its resource, as a descriptor has them. */
  readonly resource: Partial<Pick<ResourceDescriptor, 'title' | 'description' | 'licenses'>>;
  /** Whether each file adds to those before; absent where only their rows tell. */
  readonly releases?: 'partition' | undefined;
  readonly schema: Partial<Pick<ResourceDescriptor['schema'], 'primaryKey' | 'foreignKeys' | 'missingValues'>>;
}

/** What the source of a dataset says of it. */
export interface DeclaredDataset {
  readonly descriptor: Partial<
    Pick<
      Descriptor,
      | 'id'
      | 'title'
      | 'description'
      | 'homepage'
      | 'version'
      | 'created'
      | 'keywords'
      | 'licenses'
      | 'contributors'
      | 'sources'
    >
  >;
  /** By the name of its resource. */
  readonly tables: ReadonlyMap<string, DeclaredTable>;
}

/** A source that says nothing of its tables. */
export const nothingDeclared: DeclaredDataset = { descriptor: {}, tables: new Map() };

/** The texts that stand for no value in a column, as its source declares them. */
export function declaredMissing(table: DeclaredTable | undefined, column: string): readonly string[] {
  const values = table?.columns.get(column)?.missingValues ?? table?.schema.missingValues ?? [];
  return values.map((value) => (typeof value === 'string' ? value : value.value));
}
