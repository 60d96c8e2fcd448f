import {
  longestPayload,
  type Notation,
  type ParsedPayload,
  type PayloadFault,
  type PayloadReport,
} from './payload-text.ts';
import type { KnowsNames } from './key-path.ts';
import { readForm } from './read-form.ts';
import { parseJson, reportOf } from './read-json.ts';

interface Line {
  readonly text: string;
  readonly line: number;
}

/** The lines that hold something. */
const linesOf = (text: string): Line[] =>
  text
    .split('\n')
    .map((line, index) => ({ text: line, line: index + 1 }))
    .filter((line) => line.text.trim() !== '');

/** Whether a text that is no JSON as a whole is one report a line. */
function isLines(lines: readonly Line[]): boolean {
  return (
    lines.length > 1 &&
    lines.slice(0, 2).some((line) => /^\s*\{.*\}\s*$/.test(line.text) && 'value' in parseJson(line.text))
  );
}

const isForm = (text: string) => /^\??[^\s={[\]}"&]+=/.test(text.trim());

function sorted(read: readonly ({ readonly value: PayloadReport } | { readonly fault: PayloadFault })[]): {
  reports: PayloadReport[];
  faults: PayloadFault[];
} {
  return {
    reports: read.flatMap((one) => ('value' in one ? [one.value] : [])),
    faults: read.flatMap((one) => ('fault' in one ? [one.fault] : [])),
  };
}

/** One report a line (NDJSON, JSON Lines). */
const readLines = (lines: readonly Line[], knows: KnowsNames) =>
  sorted(
    lines.map(({ text, line }) => {
      const parsed = parseJson(text, line);
      return 'fault' in parsed ? parsed : reportOf(parsed.value, text, knows, line);
    }),
  );

/** One report, or a list of them. */
function readJson(text: string, knows: KnowsNames) {
  const parsed = parseJson(text);
  if ('fault' in parsed) return { reports: [], faults: [parsed.fault] };
  const nodes = parsed.value.type === 'Array' ? parsed.value.elements.map(({ value }) => value) : [parsed.value];
  return sorted(nodes.map((node) => reportOf(node, text, knows)));
}

/** The notation that a text seems to be in. */
function notationOf(text: string): Notation {
  if (isForm(text)) return 'form';
  return 'fault' in parseJson(text) && isLines(linesOf(text)) ? 'lines' : 'json';
}

/**
 * Reads reports from a text: JSON (one object or a list of them), one object a line, or a form. `knows` says which keys
 * the dictionary describes: `walkParts` takes their values whole or opens them. The notation is found from the
 * text where none is given. What cannot be read is told with its place, and the rest is read.
 */
export function readPayload(text: string, knows: KnowsNames, notation?: Notation): ParsedPayload {
  const body = text.replace(/^\uFEFF/, '');
  const fault = (kind: PayloadFault['kind']): ParsedPayload => ({
    notation: notation ?? 'json',
    reports: [],
    faults: [{ kind, line: 1, column: 1 }],
  });
  if (body.trim() === '') return fault('empty');
  if (body.length > longestPayload) return fault('large');
  const chosen = notation ?? notationOf(body);
  if (chosen === 'form') return { notation: chosen, reports: [readForm(body)], faults: [] };
  return { notation: chosen, ...(chosen === 'lines' ? readLines(linesOf(body), knows) : readJson(body, knows)) };
}
