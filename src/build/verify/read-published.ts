import { z } from 'zod';
import { categorySchema } from '../../schema/content/category.ts';
import { fieldSchema } from '../../schema/content/field.ts';
import { productSchema } from '../../schema/content/product.ts';
import { scheduleSchema } from '../../schema/content/schedule.ts';
import { reportFactsSchema } from '../../schema/content/record.ts';
import { siteSchema } from '../../schema/content/site.ts';
import { changeSchema, waiverSchema } from '../../schema/content/texts.ts';
import { period } from '../../schema/scalars.ts';
import type { WholePolicy } from '../../checks/policy/whole-policy.ts';
import { sha256Hex } from '../../log/sha256.ts';
import type { Files } from '../../source/files.ts';
import { readDataset } from '../../source/read-data.ts';
import type { Dataset } from '../../source/site.ts';
import type { CheckInput } from '../../checks/check-input.ts';
import type { CheckedSite } from '../prepare/check-input.ts';
import { parseWholePolicy } from '../prepare/policy/parse-whole-policy.ts';
import { paths } from '../../model/paths.ts';
import { type PublishedSite, Unfetched } from './published-site.ts';
import type { Verdict } from './verdict.ts';

/** An entry of the input: what the author wrote, with its id and its file. */
const withId = z.looseObject({ id: z.string(), file: z.string() });

/** Where a statement is written, as a finding names it. */
const statementPlace = z.object({ file: z.string(), lines: z.record(z.string(), z.number()) });

/** A frozen report, as far as the log can tell of it. */
const frozenReport = z.object({
  id: z.string(),
  file: z.string(),
  period,
  size: z.number(),
  facts: reportFactsSchema,
  lines: z.record(z.string(), z.number()),
});

/** `audit/input.json`, as far as it is a declaration or is compared. */
const inputSchema = z.looseObject({
  site: siteSchema.pick({ operator: true, budget: true, sampleRate: true }),
  tables: z.array(z.looseObject({ dataset: z.string(), table: z.string() })),
  fields: z.array(withId),
  categories: z.array(withId),
  products: z.array(withId).optional(),
  schedules: z.array(withId),
  changes: z.array(withId),
  waivers: z.array(withId),
  policy: z.looseObject({ places: z.record(z.string(), z.record(z.string(), statementPlace)) }).optional(),
  reports: z.array(frozenReport).optional(),
});

/**
 * The input as the site publishes it. Only its declarations are believed; all that can be computed is computed again.
 */
export type PublishedInput = z.infer<typeof inputSchema> &
  Pick<CheckInput, 'snapshots' | 'snapshotHashes' | 'fingerprints' | 'policy' | 'reports'>;

export interface PublishedFolder {
  readonly input: PublishedInput;
  readonly site: CheckedSite;
  readonly datasets: readonly Dataset[];
  /** All that the site says now; absent where it publishes nothing of the kind. */
  readonly policy?: WholePolicy;
  readonly verdicts: readonly Verdict[];
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

/** What the authors declared, held to the schemas of the files that they wrote. Throws a ZodError for what is none. */
function declarationsIn(input: PublishedInput): CheckedSite['content'] {
  const entries = <T>(schema: z.ZodType<T>, list: readonly z.infer<typeof withId>[]) =>
    list.map(({ id, file, ...data }) => ({ id, file, data: schema.parse(data) }));
  return {
    dictionary: entries(fieldSchema, input.fields),
    categories: entries(categorySchema, input.categories),
    products: entries(productSchema, input.products ?? []),
    retention: entries(scheduleSchema, input.schedules),
    changes: entries(changeSchema, input.changes),
    waivers: entries(waiverSchema, input.waivers),
  };
}

/** The published files below `data/` as a folder; what was read before is not asked for again. */
function publishedFiles(site: PublishedSite, read: ReadonlyMap<string, Uint8Array>): Files {
  return {
    list: async () => [...read.keys()].map((path) => `data/${path}`),
    read: async (path) => read.get(path.slice('data/'.length)) ?? site.read(path),
  };
}

async function policiesIn(read: ReadonlyMap<string, Uint8Array>): Promise<CheckedSite['policies']> {
  const snapshots = [...read].filter(([path]) => path.startsWith('policy/') && path.endsWith('.json'));
  return Object.fromEntries(
    await Promise.all(
      snapshots.map(async ([path, bytes]) => [path, { value: parseJson(bytes), sha256: await sha256Hex(bytes) }]),
    ),
  ) as CheckedSite['policies'];
}

/** `policy.json`, which a site has whose log records the whole policy. */
async function readPolicy(
  published: PublishedSite,
  log: string,
): Promise<{ said: Pick<PublishedFolder, 'policy'>; verdicts: Verdict[] }> {
  const bytes = await published.read(paths.policy);
  const policy = bytes && parseWholePolicy(parseJson(bytes));
  if (policy) return { said: { policy }, verdicts: [] };
  if (!bytes && !log.includes('"type":"whole-policy"')) return { said: {}, verdicts: [] };
  const message = bytes
    ? 'It cannot be read as a policy.'
    : 'It is missing, so what the site says now cannot be held to what its log recorded.';
  return { said: {}, verdicts: [{ kind: 'differs', about: 'policy', file: paths.policy, message }] };
}

/**
 * Reads a published site as the checks see one: what people declared, from the input that it publishes; the tables
 * from their descriptors; the policy from its snapshots. Undefined with a verdict where it cannot be read as such.
 */
export async function readPublished(
  published: PublishedSite,
  log: string,
  read: ReadonlyMap<string, Uint8Array>,
  unfetched: ReadonlySet<string>,
): Promise<{ readonly folder?: PublishedFolder; readonly verdicts: readonly Verdict[] }> {
  const about = 'declarations' as const;
  const bytes = await published.read(paths.checkInput);
  const parsed = inputSchema.safeParse(bytes && parseJson(bytes));
  const unreadable = (reason: string): { verdicts: Verdict[] } => ({
    verdicts: [
      {
        kind: 'differs',
        about,
        file: paths.checkInput,
        message: `${bytes ? 'It cannot be read as what the checks look at' : 'It is missing'}, so the checks could not be run${reason}.`,
      },
    ],
  });
  if (!parsed.success) return unreadable('');
  const input = parsed.data as PublishedInput;
  let content: CheckedSite['content'];
  try {
    content = declarationsIn(input);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const [issue] = error.issues;
    return unreadable(`: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trimEnd());
  }
  const ids = new Set([
    ...input.tables.map(({ dataset }) => dataset),
    ...[...read.keys()].flatMap((path) => /^([^/]+)\/datapackage\.json$/.exec(path)?.[1] ?? []),
  ]);
  const files = publishedFiles(published, read);
  const verdicts: Verdict[] = [];
  const datasets: Dataset[] = [];
  for (const id of [...ids].sort()) {
    try {
      const { dataset, problems } = await readDataset(files, id);
      if (dataset) datasets.push(dataset);
      for (const { file, line, message } of problems)
        verdicts.push({ kind: 'differs', about, file, message: `Line ${line}: ${message}` });
    } catch (error) {
      if (!(error instanceof Unfetched)) throw error;
      if (!unfetched.has(error.path.slice('data/'.length)))
        verdicts.push({ kind: 'unfetched', about, file: error.path, message: error.message });
    }
  }
  const { said, verdicts: aboutPolicy } = await readPolicy(published, log);
  verdicts.push(...aboutPolicy);
  const site: CheckedSite = { config: input.site, content, datasets, log, policies: await policiesIn(read) };
  return {
    folder: { input, site, datasets, ...said, verdicts },
    verdicts,
  };
}
