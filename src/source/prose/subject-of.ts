import type { CheckId } from '../../schema/check-ids.ts';
import type { PrivacyPromise } from '../../schema/content/promise.ts';
import type { Method } from '../../schema/content/texts.ts';
import type { Kind } from '../../schema/nouns.ts';
import type { Entry } from '../site.ts';
import type { Quotable } from './find-unbound.ts';
import { type Declared, type ParameterName, parametersOfChecks } from './parameters.ts';
import { countUnits, directiveOf, type SpeaksOf, valuesFor } from './write-parameter.ts';

/** What a text is about, as far as its numbers go. */
export interface TextSubject extends SpeaksOf {
  /** Checks it rests on. */
  readonly checks: readonly CheckId[];
  /** Keys of the front matter that claim something. */
  readonly claims: readonly string[];
}

const nothing: TextSubject = { datasets: [], schedules: [], checks: [], claims: [] };

function ofPromise({ evidence, datasets = [], schedules = [] }: PrivacyPromise): TextSubject {
  const checked = evidence.flatMap((piece) => (piece.kind === 'checked' ? [piece] : []));
  return {
    datasets: [...new Set([...datasets, ...checked.flatMap((piece) => piece.datasets ?? [])])],
    schedules,
    checks: checked.flatMap(({ checks }) => checks),
    claims: ['title'],
  };
}

/** A method is about the datasets that apply it. */
function ofMethod(id: string, { checks = [] }: Method, { datasets }: Declared): TextSubject {
  const applied = datasets.filter(({ tables }) => tables.some(({ privacy }) => privacy.method.includes(id)));
  return { datasets: applied.map((dataset) => dataset.id), schedules: [], checks, claims: ['summary', 'limits'] };
}

/** Kinds whose numbers are judged: what is promised, explained and answered. */
const judgedKinds: readonly (Kind | 'preamble')[] = ['charter', 'methods', 'faq', 'concerns'];

/** What a text is about; undefined where its numbers are its own affair. */
export function subjectOf(kind: Kind | 'preamble', entry: Entry<unknown>, site: Declared): TextSubject | undefined {
  if (!judgedKinds.includes(kind)) return undefined;
  if (kind === 'charter') return ofPromise(entry.data as PrivacyPromise);
  if (kind === 'methods') return ofMethod(entry.id, entry.data as Method, site);
  return { ...nothing, ...namesOf(entry.data) };
}

/** The datasets and schedules that front matter of any kind names. */
export function namesOf(data: unknown): SpeaksOf {
  const { datasets = [], schedules = [] } = data as Partial<SpeaksOf>;
  return { datasets, schedules };
}

/** The parameters that checks hold to. */
export const parametersOf = (checks: readonly CheckId[]): ParameterName[] => [
  ...new Set(checks.flatMap((check) => parametersOfChecks[check])),
];

/** The numbers that a text on these parameters quotes, and how each is written. */
export function quotableIn(names: readonly ParameterName[], speaksOf: SpeaksOf, site: Declared): Quotable[] {
  return names.flatMap((name) => {
    const values = valuesFor(name, {}, speaksOf, site);
    const isOne = new Set(values.map(({ value }) => value)).size === 1;
    return (isOne ? values.slice(0, 1) : values).flatMap(({ of, at, value }): Quotable[] => {
      const where = isOne ? {} : { of, at };
      if (typeof value === 'number') return [{ value, directive: directiveOf(name, where), isTime: false }];
      return (['days', 'months', 'years'] as const).flatMap((unit) => {
        const count = countUnits(value, unit);
        return count ? [{ value: count, directive: directiveOf(name, { ...where, unit }), isTime: true }] : [];
      });
    });
  });
}
