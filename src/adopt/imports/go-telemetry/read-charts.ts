import type { Problem } from '../../../problems/problem.ts';
import type { Imported, ImportedCategory, ImportedField, ImportedLink, Unmapped } from '../imported.ts';
import { once } from '../once.ts';
import { type Bucket, type Chart, type ChartKey, parseCharts } from './parse-charts.ts';

interface PlacedChart extends Chart {
  readonly file: string;
}

const isUrl = (text: string) => /^https:\/\/\S+$/.test(text);
const textOf = (chart: Chart, key: ChartKey): string | undefined => chart.values.get(key)?.[0]?.text;

/** Keys that every chart has; Go itself refuses one without them. */
const required = ['counter', 'title', 'type', 'program'] as const;

function judgeChart(chart: PlacedChart): Problem[] {
  const at = (key: ChartKey) => ({ file: chart.file, line: chart.values.get(key)?.[0]?.line ?? chart.line, column: 1 });
  const problems: Problem[] = required
    .filter((key) => textOf(chart, key) === undefined)
    .map((key) => ({
      code: 'schema/missing-key',
      ...at(key),
      message: `The chart that begins here has no "${key}". Every chart has: ${required.join(', ')}.`,
      fix: `write  ${key}: …`,
    }));
  const type = textOf(chart, 'type');
  if (type !== undefined && type !== 'partition' && type !== 'stack')
    problems.push({
      code: 'schema/wrong-value',
      ...at('type'),
      message: `type is "${type}", but must be one of: partition, stack.`,
      fix: 'write  type: partition  for counters, or  type: stack  for stacks of functions',
    });
  const numbers = [
    ['depth', /^\d+$/, 'a whole number of functions', '16'],
    ['error', /^\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/, 'a number', '0.01'],
  ] as const;
  for (const [key, form, what, sample] of numbers) {
    const value = textOf(chart, key);
    if (value === undefined || form.test(value)) continue;
    const message = `${key} is "${value}", but must be ${what}.`;
    problems.push({ code: 'schema/wrong-type', ...at(key), message, fix: `write  ${key}: ${sample}` });
  }
  return problems;
}

/** A list of what charts say under a key, each once; undefined where they say nothing. */
function joined(charts: readonly Chart[], key: ChartKey): string | undefined {
  const texts = once(charts.flatMap((chart) => textOf(chart, key) ?? []));
  return texts.length === 0 ? undefined : texts.join(', ');
}

const linksOf = (charts: readonly Chart[]): ImportedLink[] =>
  once(
    charts
      .flatMap((chart) => chart.values.get('issue') ?? [])
      .filter(({ text }) => isUrl(text))
      .map(({ text, comment }) => ({ text: comment ?? text, url: text })),
    ({ url }) => url,
  );

/** What a report holds of a counter, which its name does not show. */
function heldOf(charts: readonly Chart[], isStack: boolean, isGroup: boolean): string | undefined {
  const depth = joined(charts, 'depth');
  if (isStack) return `a count for each stack of ${depth === undefined ? '' : `at most ${depth} `}functions`;
  return isGroup ? 'a count for each of the values' : undefined;
}

/** Texts that further charts of the same counter say otherwise than the first, each under the name of its program. */
function furtherTexts([first, ...others]: readonly Chart[]): string | undefined {
  const words = (chart: Chart | undefined) =>
    chart ? [textOf(chart, 'title'), textOf(chart, 'description')].filter(Boolean).join(': ') : '';
  const further = once(
    others.filter((chart) => words(chart) !== words(first)),
    words,
  );
  return further.length === 0
    ? undefined
    : further.map((chart) => `\`${textOf(chart, 'program') ?? ''}\`: ${words(chart)}`).join('\n\n');
}

function fieldOf(key: string, charts: readonly [PlacedChart, ...PlacedChart[]]): ImportedField {
  const [first] = charts;
  const isStack = textOf(first, 'type') === 'stack';
  const buckets: Bucket[] = once(
    charts.flatMap((chart) => chart.buckets),
    ({ text }) => text,
  );
  const description = textOf(first, 'description');
  const body = furtherTexts(charts);
  const links = linksOf(charts);
  const isObject = isStack || buckets.length > 0;
  const notes = {
    chart: textOf(first, 'type'),
    holds: heldOf(charts, isStack, buckets.length > 0),
    module: joined(charts, 'module'),
    'first version': joined(charts, 'version'),
    'error rate': joined(charts, 'error'),
  };
  const said = Object.entries(notes).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return {
    key,
    place: { file: first.file, line: first.values.get('counter')?.[0]?.line ?? first.line },
    title: textOf(first, 'title'),
    ...(description === undefined ? {} : { summary: description }),
    ...(body === undefined ? {} : { body }),
    type: isObject ? 'object' : 'integer',
    ...(isObject ? {} : { minimum: 0 }),
    ...(buckets.length === 0
      ? {}
      : { values: buckets.map(({ text, comment }) => ({ value: text, ...(comment ? { meaning: comment } : {}) })) }),
    categories: once(charts.flatMap((chart) => textOf(chart, 'program') ?? [])),
    ...(links.length === 0 ? {} : { links }),
    notes: Object.fromEntries(said),
  };
}

/** Programs in the order in which charts name them. */
const categoriesOf = (charts: readonly PlacedChart[]): ImportedCategory[] =>
  [...Map.groupBy(charts, (chart) => textOf(chart, 'program') ?? '')].flatMap(([name, [first]]) =>
    first === undefined ? [] : [{ name, place: { file: first.file, line: first.line }, title: name }],
  );

/** What a chart says that a field has no place for. */
function leftOver(chart: PlacedChart): Unmapped[] {
  const left = (line: number, what: string, reason: string): Unmapped => ({
    place: { file: chart.file, line },
    what,
    reason,
  });
  return [...chart.values].flatMap(([key, values]) =>
    values.flatMap(({ text, line, comment }) => {
      if (key === 'issue') return isUrl(text) ? [] : [left(line, `issue ${text}`, 'It is no address with https://.')];
      return comment === undefined ? [] : [left(line, `comment "${comment}"`, 'Comments are words to maintainers.')];
    }),
  );
}

/**
 * Reads Go's chart configuration: each counter becomes a field whose values are its buckets, each program what sends
 * it. A counter that several charts count is one field with the buckets and issues of all; where one of them counts
 * stacks and another does not, the later one is not mapped.
 */
export function readCharts(files: ReadonlyMap<string, string>): Imported | readonly Problem[] {
  const parsed = [...files].map(([file, text]) => ({ file, ...parseCharts(text, file) }));
  const all = parsed.flatMap(({ file, charts }) => charts.map((chart): PlacedChart => ({ ...chart, file })));
  const problems = [...parsed.flatMap((one) => one.problems), ...all.flatMap(judgeChart)];
  if (problems.length > 0) return problems;
  const fields: ImportedField[] = [];
  const unmapped: Unmapped[] = all.flatMap(leftOver);
  for (const [key, charts] of Map.groupBy(all, (chart) => textOf(chart, 'counter') ?? '')) {
    const type = textOf(charts[0] ?? { line: 0, values: new Map(), buckets: [] }, 'type');
    const [first, ...others] = charts.filter((chart) => textOf(chart, 'type') === type);
    if (first) fields.push(fieldOf(key, [first, ...others]));
    for (const chart of charts.filter((one) => textOf(one, 'type') !== type))
      unmapped.push({
        place: { file: chart.file, line: chart.line },
        what: `chart of ${key}`,
        reason: `An earlier chart counts it as ${type ?? 'another type'}; give this one a name of its own.`,
      });
  }
  for (const { file, comments } of parsed)
    for (const { line, text } of comments)
      unmapped.push({
        place: { file, line },
        what: `comment "${text}"`,
        reason: 'Comments are words to maintainers.',
      });
  return { fields, categories: categoriesOf(all), unmapped };
}
