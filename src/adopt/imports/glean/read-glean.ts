import type { Problem } from '../../../problems/problem.ts';
import type { Imported, ImportedField, SourceKind, Unmapped } from '../imported.ts';
import { readMetrics } from './read-metrics.ts';
import { type PingSections, readPings, sectionsOf } from './read-pings.ts';
import { type GleanFile, isKeys, readGleanFile, ownText } from './source-file.ts';

/**
 * The pings behind the names that Glean keeps for itself: `all-pings`, and the two sections it adds to pings. Where no
 * ping is described, such a name stays as it is.
 */
function realPings(name: string, key: string, pings: readonly PingSections[]): readonly string[] {
  if (pings.length === 0) return [name];
  const names = (list: readonly PingSections[]) => list.map((ping) => ping.name);
  if (name === 'all-pings') return names(pings);
  if (name === 'glean_internal_info') return names(pings.filter(({ hasInfo }) => hasInfo));
  if (name !== 'glean_client_info') return [name];
  const isClientId = key === 'glean.internal.metrics.client_id';
  return names(pings.filter(({ hasInfo, hasClientId }) => (isClientId ? hasClientId : hasInfo)));
}

function withRealPings(field: ImportedField, pings: readonly PingSections[]): ImportedField {
  const categories = field.categories?.flatMap((name) => realPings(name, field.key, pings));
  return categories ? { ...field, categories: [...new Set(categories)] } : field;
}

/** The tags of a metric with what each means, where a file says it. */
function withTagMeanings(field: ImportedField, meanings: ReadonlyMap<string, string>): ImportedField {
  const tags = field.notes?.['Tags'];
  if (tags === undefined) return field;
  const said = tags.split(', ').map((tag) => {
    const meaning = meanings.get(tag);
    return meaning === undefined ? tag : `${tag} (${meaning})`;
  });
  return { ...field, notes: { ...field.notes, Tags: said.join(', ') } };
}

const meaningsOf = (files: readonly GleanFile[]) =>
  new Map(
    files.flatMap(({ value }) =>
      Object.entries(value).flatMap(([tag, of]): [string, string][] => {
        const meaning = isKeys(of) ? ownText(of['description']) : undefined;
        return meaning === undefined ? [] : [[tag, meaning.replace(/\s+/g, ' ')]];
      }),
    ),
  );

/** Metrics that two files describe: the first one counts. */
function firstOfEach(fields: readonly ImportedField[]): { fields: ImportedField[]; unmapped: Unmapped[] } {
  const first = new Map<string, ImportedField>();
  const unmapped: Unmapped[] = [];
  for (const field of fields) {
    const other = first.get(field.key);
    if (other === undefined) first.set(field.key, field);
    else
      unmapped.push({
        place: field.place,
        what: `metric ${field.key}`,
        reason: `it is described already in ${other.place.file}:${other.place.line ?? 1}`,
      });
  }
  return { fields: [...first.values()], unmapped };
}

/** Reads metrics.yaml, pings.yaml and tags.yaml, each as often as it is there. */
function read(files: ReadonlyMap<string, string>): Imported | readonly Problem[] {
  const given = [...files].map(([file, text]) => readGleanFile(file, text));
  const problems = given.flatMap((one) => one.problems);
  if (problems.length > 0) return problems;
  const of = (part: GleanFile['part']) => given.flatMap((one) => (one.read?.part === part ? [one.read] : []));
  const metrics = of('metrics').map(readMetrics);
  const pings = of('pings').map(readPings);
  const sections = of('pings').flatMap(sectionsOf);
  const meanings = meaningsOf(of('tags'));
  const all = firstOfEach(metrics.flatMap(({ fields }) => fields));
  return {
    fields: all.fields.map((field) => withTagMeanings(withRealPings(field, sections), meanings)),
    categories: pings.flatMap(({ categories }) => categories),
    unmapped: [...[...metrics, ...pings].flatMap(({ unmapped }) => unmapped), ...all.unmapped],
  };
}

/** The registry of Mozilla's Glean SDK. */
export const gleanKind: SourceKind = {
  help: 'metrics.yaml, pings.yaml and tags.yaml of the Glean SDK',
  takes: (path) => /(^|[/_.-])(metrics|pings|tags)\.ya?ml$/.test(path),
  read,
};
