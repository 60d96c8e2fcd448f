import type { Descriptor } from '../../../schema/data/descriptor.ts';
import { mergeJson, printsOf } from '../merge-json.ts';
import { printOf, type WrittenParts } from '../record.ts';
import { resourcesOf } from './gather-files.ts';
import type { Proposal } from './propose-table.ts';

export interface MergedDescriptor {
  readonly text: string;
  readonly written: WrittenParts;
  /** Paths of keys of which the source says something new while the author's own value stays. */
  readonly kept: readonly string[];
  /** Columns that were described and that no file has any more. */
  readonly gone: readonly { readonly resource: string; readonly column: string }[];
}

type Resource = Partial<Descriptor['resources'][number]>;

/** A resource with the files and the columns that it has now, whoever wrote them: any other could not be read. */
function withWhatIsThere(resource: Resource, proposals: readonly Proposal[], drafted: Resource | undefined): Resource {
  const proposal = proposals.find((one) => one.resource === resource.name);
  if (!proposal || !drafted) return resource;
  const columns = proposal.profile.columns.map(({ name }) => name);
  const fields = (resource.schema?.fields ?? []).filter(({ name }) => columns.includes(name));
  const missing = (drafted.schema?.fields ?? []).filter(({ name }) => !fields.some((one) => one.name === name));
  const order = [...fields, ...missing].sort((a, b) => columns.indexOf(a.name) - columns.indexOf(b.name));
  return {
    ...resource,
    ...(drafted.path === undefined ? {} : { path: drafted.path }),
    ...(resource.schema ? { schema: { ...resource.schema, fields: order } } : {}),
  };
}

/** Lays the descriptor of a dataset over the one that is there; `before` is what the last import wrote of it. */
export function mergeDescriptor(
  file: { readonly text: string | undefined; readonly value: Partial<Descriptor> | undefined },
  draft: Readonly<Record<string, unknown>>,
  before: WrittenParts | undefined,
  proposals: readonly Proposal[],
): MergedDescriptor {
  const prints = printsOf(draft);
  const written = { of: 'descriptor', keys: Object.fromEntries(prints), blocks: [] };
  const format = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  if (file.text === undefined || !file.value) return { text: format(draft), written, kept: [], gone: [] };
  const merged = mergeJson(file.value, draft, new Map(Object.entries(before?.keys ?? {})));
  const value = merged.value as Partial<Descriptor>;
  const drafted = resourcesOf(draft as Partial<Descriptor>);
  const whole = {
    ...value,
    resources: resourcesOf(value).map((one) =>
      withWhatIsThere(
        one,
        proposals,
        drafted.find(({ name }) => name === one.name),
      ),
    ),
  };
  const gone = resourcesOf(file.value).flatMap((resource) => {
    const columns = proposals.find((one) => one.resource === resource.name)?.profile.columns;
    return (resource.schema?.fields ?? []).flatMap(({ name }) =>
      columns && !columns.some((column) => column.name === name)
        ? [{ resource: resource.name ?? '', column: name }]
        : [],
    );
  });
  const text = printOf(whole) === printOf(file.value) ? file.text : format(whole);
  return { text, written, kept: merged.kept.filter((path) => !path.endsWith('/path')), gone };
}
