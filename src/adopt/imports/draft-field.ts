import type { CollectedField } from '../../schema/content/field.ts';
import { unwritten } from '../../values/unwritten.ts';
import { readDescription, withoutDirectives } from './foreign-markdown.ts';
import type { ImportedCategory, ImportedField } from './imported.ts';

/** What goes into a file of content: front matter by key, in this order, and blocks of Markdown. */
export interface ContentDraft {
  readonly keys: Readonly<Record<string, unknown>>;
  readonly blocks: readonly string[];
}

/** What a person answered about a field, by key. */
export type FieldAnswers = Partial<
  Pick<
    CollectedField,
    'summary' | 'title' | 'sensitivity' | 'why' | 'use' | 'since' | 'until' | 'removed' | 'retention' | 'example'
  >
>;

const present = (keys: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== undefined));

const numbered = (links: NonNullable<ImportedField['links']>) =>
  [...Map.groupBy(links, ({ text }) => text)].map(([text, list]) => {
    const named = list.map(({ url }, index) => {
      const count = list.length === 1 ? '' : ` (${index + 1})`;
      return `[${shortOf(url)}${count}](${url})`;
    });
    return `- ${text}: ${named.join(', ')}`;
  });

const shortOf = (url: string) => URL.parse(url)?.host ?? url;

/** What is known of a field or a ping besides its description, as one list; none where nothing is. */
function factsOf({ notes = {}, owners = [], links = [] }: Pick<ImportedField, 'notes' | 'owners' | 'links'>): string[] {
  const lines = [
    ...Object.entries(notes).map(([name, value]) => `- ${name}: ${withoutDirectives(value)}`),
    ...(owners.length > 0 ? [`- Owners: ${owners.join(', ')}`] : []),
    ...numbered(links),
  ];
  return lines.length === 0 ? [] : [lines.join('\n')];
}

/** What is written of a field besides what the source and a person say of it. */
export interface Settled {
  readonly title: string;
  readonly categories: readonly string[];
  readonly sensitivity: CollectedField['sensitivity'];
  /** The day after its last day, where that has passed: since then it is removed. */
  readonly dayAfter: string | undefined;
}

/** The file of a field: what a person answered, else what the source says, else what is still to be written. */
export function draftField(field: ImportedField, answers: FieldAnswers, settled: Settled): ContentDraft {
  const described = readDescription(field.body ?? '');
  const { key, type, unit, values, minimum, maximum, pattern, code } = field;
  const removed = answers.removed ?? field.removed ?? settled.dayAfter;
  const said = {
    summary: described.summary ?? unwritten('What this field is, in one sentence'),
    why: unwritten('Why the project collects it'),
    ...present({ ...field }),
    ...present(answers),
  } as FieldAnswers & { readonly summary: string };
  const [only, ...others] = settled.categories;
  const keys = {
    kind: 'collected',
    title: said.title ?? settled.title,
    summary: said.summary,
    ...{ type, unit },
    values: values?.map(({ value, meaning }) => present({ value, meaning })),
    ...{ minimum, maximum, pattern },
    example: said.example,
    since: said.since,
    status: removed === undefined ? field.status : 'removed',
    ...{ removed, key },
    category: others.length === 0 ? only : settled.categories,
    sensitivity: settled.sensitivity,
    why: said.why,
    use: said.use,
    until: said.until,
    retention: said.retention,
    code: code?.map((one) => present({ ...one })),
  };
  const blocks = said.summary === described.summary ? described.rest : described.blocks;
  return { keys: present(keys), blocks: [...blocks, ...factsOf(field)] };
}

/** The file of a category that begins as what one ping, event or payload of the source is. */
export function draftCategory(
  source: ImportedCategory | undefined,
  known: {
    readonly title: string;
    readonly order: number;
    readonly sensitivity: string;
    readonly since: string;
    readonly retention: string;
  },
): ContentDraft {
  const described = readDescription(source?.body ?? '');
  const { title, order, sensitivity, since, retention } = known;
  return {
    keys: {
      title: source?.title ?? title,
      order,
      summary: source?.summary ?? described.summary ?? unwritten('What this switch sends, in one sentence'),
      sensitivity,
      purposes: [unwritten('Why it is collected')],
      consentVersion: 1,
      noticeVersion: 1,
      since,
      retention,
      recipients: [unwritten('Who receives or can see it')],
      optOut: { note: unwritten('How to turn this switch off') },
      whenOff: unwritten('What happens in the app when it is off'),
      example: {},
      dialog: {
        title: unwritten('The question of the dialog'),
        text: unwritten('What the dialog says, in a sentence or two'),
      },
    },
    blocks: [...described.rest, ...(source ? factsOf(source) : [])],
  };
}
