import { relative, resolve, sep } from 'node:path';
import type { CheckReport, ReportedFinding } from '../../audit/report.ts';
import { sha256Hex } from '../../log/sha256.ts';
import { type Problem, problemCodes } from '../../problems/problem.ts';
import { compareTexts } from '../../values/compare-texts.ts';
import { en } from '../../words/en.ts';
import { fileOfFinding } from '../local/format-finding.ts';
import { type Unlisted, unlistedFindings } from '../local/unlisted-findings.ts';

/** `error` stops a build, `warning` wants a person's eye, `notice` is told and stops nothing. */
export type Level = 'error' | 'warning' | 'notice';

/** A problem or a finding as hosts of repositories show it: a remark on a line of a file. */
export interface Annotation {
  readonly level: Level;
  /** The code of a problem, or `check/<id>`. */
  readonly rule: string;
  /** What the rule is about, in a sentence. */
  readonly ruleText: string;
  /** From the top of the repository on, with slashes. */
  readonly path: string;
  /** From 1; the first line where the place is a whole file. */
  readonly line: number;
  readonly column?: number;
  /** What is wrong, what was found and allowed, and the mend; several lines. */
  readonly message: string;
  /** Of a finding that a waiver accepts: its id. */
  readonly waiver?: string;
  /** 64 hexadecimal digits. The same while the same thing is wrong, though lines, days and counts move. */
  readonly fingerprint: string;
}

type Bare = Omit<Annotation, 'fingerprint'> & { readonly key: readonly string[] };

export interface AnnotationSources {
  readonly problems: readonly Problem[];
  readonly report?: CheckReport | undefined;
  /** The file of a problem or finding as a path in the repository. */
  readonly pathOf: (file: string) => string;
}

const joined = (...lines: readonly (string | undefined)[]) => lines.filter((line) => line !== undefined).join('\n');
const fixLine = (fix: string | undefined) => (fix === undefined ? undefined : `Fix: ${fix}`);

function ofProblem(problem: Problem, { pathOf }: AnnotationSources): Bare {
  const { file, line, column, code, message, fix, advice } = problem;
  return {
    level: advice ? 'notice' : 'error',
    rule: code,
    ruleText: problemCodes[code],
    path: pathOf(file),
    line: Math.max(1, line),
    column: Math.max(1, column),
    message: joined(message, fixLine(fix)),
    key: [code, file, message],
  };
}

function levelOf({ status, waiver }: ReportedFinding): Level {
  if (waiver !== undefined) return 'notice';
  return status === 'fail' ? 'error' : 'warning';
}

function ofFinding(finding: ReportedFinding, { pathOf }: AnnotationSources): Bare {
  const { check, dataset, table, period, column, row, message, observed, allowed, fix, waiver, line } = finding;
  const about = [table, period, row].filter(Boolean).join(', ');
  const file = fileOfFinding(finding);
  return {
    level: levelOf(finding),
    rule: `check/${check}`,
    ruleText: en.checks[check].title,
    path: pathOf(file),
    line: Math.max(1, line ?? 1),
    message: joined(
      message,
      about === '' ? undefined : `Where: ${about}`,
      observed === undefined && allowed === undefined
        ? undefined
        : `Found: ${observed ?? '–'}; allowed: ${allowed ?? '–'}`,
      fixLine(fix),
      waiver === undefined ? undefined : `Accepted by content/waivers/${waiver}.md`,
    ),
    ...(waiver === undefined ? {} : { waiver }),
    key: [check, file, dataset, table ?? '', period ?? '', column ?? '', row ?? '', message],
  };
}

function ofUnlisted(unlisted: Unlisted, { pathOf }: AnnotationSources): Bare {
  const { check, dataset, table, text } = unlisted;
  const file = fileOfFinding({ dataset });
  return {
    level: 'notice',
    rule: `check/${check}`,
    ruleText: en.checks[check].title,
    path: pathOf(file),
    line: 1,
    message: text,
    key: [check, file, table ?? '', 'unlisted'],
  };
}

const rank: Readonly<Record<Level, number>> = { error: 0, warning: 1, notice: 2 };
const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Figures move from day to day (an age, a count, a line); what is wrong stays the same. */
const withoutFigures = (key: readonly string[]) => JSON.stringify(key.map((part) => part.replace(/\d+/g, '#')));

/** Of several with one key, each gets its number. */
async function withFingerprints(all: readonly Bare[]): Promise<Annotation[]> {
  const seen = new Map<string, number>();
  return Promise.all(
    all.map(async ({ key, ...bare }) => {
      const same = withoutFigures(key);
      const before = seen.get(same) ?? 0;
      seen.set(same, before + 1);
      return { ...bare, fingerprint: await sha256Hex(bytesOf(`${same}\n${before}`)) };
    }),
  );
}

/**
 * Everything that is wrong, the worst first, then by place; none where nothing is. What cannot be checked is no
 * annotation. Findings that were counted and not listed have one notice for each check and table.
 */
export async function annotationsOf(sources: AnnotationSources): Promise<Annotation[]> {
  const { problems, report } = sources;
  const findings = report?.findings.filter(({ status }) => status !== 'not-checkable') ?? [];
  const all = [
    ...problems.map((problem) => ofProblem(problem, sources)),
    ...findings.map((finding) => ofFinding(finding, sources)),
    ...unlistedFindings(report).map((unlisted) => ofUnlisted(unlisted, sources)),
  ];
  const sorted = all.sort(
    (a, b) =>
      rank[a.level] - rank[b.level] ||
      compareTexts(a.path, b.path) ||
      a.line - b.line ||
      (a.column ?? 0) - (b.column ?? 0) ||
      compareTexts(a.rule, b.rule) ||
      compareTexts(a.message, b.message),
  );
  return withFingerprints(sorted);
}

/**
 * How a file of a folder is named in the repository whose top is `root`. A file outside of it keeps its whole path.
 */
export function pathInRepository(folder: string, root: string): (file: string) => string {
  return (file) => {
    const path = resolve(folder, file);
    const below = relative(root, path);
    return (below.startsWith('..') ? path : below).split(sep).join('/');
  };
}
