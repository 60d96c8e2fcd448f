import type { AskedColumn } from '../../adopt/imports/answers.ts';
import { openOf } from '../../adopt/imports/ask-sheet.ts';
import { describeLacking, describePlan } from '../../adopt/imports/describe-plan.ts';
import { isUnreadable, type SourceKind } from '../../adopt/imports/imported.ts';
import { type ImportPlan, importPaths, planImport } from '../../adopt/imports/plan-import.ts';
import { readImportState } from '../../adopt/imports/import-state.ts';
import { formatProblems } from '../../problems/format-problem.ts';
import { suggest } from '../../problems/suggest.ts';
import type { Day } from '../../values/day.ts';
import { CommandFault } from '../local/command-fault.ts';
import { nodeFiles } from '../local/node-files.ts';
import { findSources, readSources } from '../local/read-sources.ts';
import { recover, writeTogether } from '../local/write-together.ts';
import { pathsOfImport, readTexts, sitePath } from './import-paths.ts';

export interface ImportAsked {
  readonly kind: string;
  /** Files and folders, from where the command was typed; empty for those of the last import. */
  readonly paths: readonly string[];
  readonly name: string;
  readonly answers: Readonly<Partial<Record<AskedColumn, string>>>;
  readonly isDry: boolean;
}

export interface ImportPorts {
  readonly siteFolder: string;
  readonly today: Day;
  readonly print: (line: string) => void;
}

/** Answers as the command line writes them: `column=value`, each about one of the questions. */
export function readAnswers<Question extends string>(
  written: readonly string[],
  questions: readonly Question[],
): Partial<Record<Question, string>> {
  return Object.fromEntries(
    written.map((answer) => {
      const [, column = '', value = ''] = /^([^=]*)=([\s\S]+)$/.exec(answer) ?? [];
      if (!questions.some((known) => known === column))
        throw new CommandFault(
          `"${answer}" is no answer: write  --answer ${suggest(column, questions) ?? questions[1] ?? ''}=…  with one of ${questions.join(', ')}.`,
        );
      return [column, value];
    }),
  ) as Partial<Record<Question, string>>;
}

function tellPlan(plan: ImportPlan, categories: readonly string[], isDry: boolean, print: ImportPorts['print']): void {
  const lines = plan.lacking.length > 0 ? describeLacking(plan, categories) : describePlan(plan, openColumns(plan));
  for (const line of lines) print(line);
  if (!isDry) return;
  for (const { path } of plan.changes) print(`would write  ${path}`);
  print('Nothing was written (--dry-run).');
}

/**
 * Brings what a source describes into the folder of a site. Gives 0 where the site has all of it, and 1 where a
 * problem stops it or where something must be answered first.
 */
export async function importFields(source: SourceKind, asked: ImportAsked, ports: ImportPorts): Promise<number> {
  const { kind, name, answers, isDry } = asked;
  const { siteFolder, today, print } = ports;
  await recover(siteFolder);
  const files = nodeFiles(siteFolder);
  const own = importPaths(name);
  const written = await readTexts(files, [own.sheet, own.record], ['content/dictionary', 'content/categories']);
  const named = await pathsOfImport(asked, written.texts.get(own.record), siteFolder);
  const { state, problems: ofSite } = await readImportState(files);
  const sources = await readSources(await findSources(named, source.takes, source.help));
  const imported = source.read(sources.texts);
  const unread = [...written.problems, ...ofSite, ...sources.problems, ...(isUnreadable(imported) ? imported : [])];
  const request = { kind, name, paths: named.map((path) => sitePath(siteFolder, path)), state, answers, today };
  const plan =
    unread.length > 0 || isUnreadable(imported) ? unread : planImport(imported, { ...request, texts: written.texts });
  if (!('changes' in plan) || isUnreadable(imported)) {
    print(`\n${formatProblems('changes' in plan ? unread : plan)}\n\nNothing was written.`);
    return 1;
  }
  print(`${imported.fields.length} fields in ${[...sources.texts.keys()].join(', ')}.`);
  const categories = state.categories.map(({ id }) => id);
  tellPlan(plan, categories, isDry, print);
  const changes = plan.changes.map(({ path, text }) => ({ path, bytes: new TextEncoder().encode(text) }));
  if (!isDry && changes.length > 0) await writeTogether(siteFolder, changes);
  return plan.lacking.length > 0 ? 1 : 0;
}

/** How many fields lack what, by column. */
function openColumns(plan: ImportPlan): Map<string, number> {
  const counts = new Map<string, number>();
  for (const outcome of plan.outcomes)
    if (outcome.path.startsWith('content/dictionary/'))
      for (const column of openOf(undefined, outcome)) counts.set(column, (counts.get(column) ?? 0) + 1);
  return counts;
}
