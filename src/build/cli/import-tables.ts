import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { ContentDraft } from '../../adopt/imports/draft-field.ts';
import { idOfKey } from '../../adopt/imports/field-ids.ts';
import { readImportState } from '../../adopt/imports/import-state.ts';
import { newFile } from '../../adopt/imports/merge-file.ts';
import { entriesOf } from '../../adopt/imports/table/column-entries.ts';
import { describeProposal } from '../../adopt/imports/table/describe-proposal.ts';
import { findTotals, isExact } from '../../adopt/imports/table/find-totals.ts';
import { isKey } from '../../adopt/imports/table/profile-table.ts';
import {
  draftChart,
  type Proposal,
  proposeDescriptor,
  type TableAnswers,
  withContributors,
} from '../../adopt/imports/table/propose-table.ts';
import { readProposal } from '../../adopt/imports/table/read-proposal.ts';
import { answersFor, type TableOptions } from '../../adopt/imports/table/table-answers.ts';
import type { Engine } from '../../engine/engine.ts';
import { CommandFault } from '../local/command-fault.ts';
import { nodeFiles } from '../local/node-files.ts';
import { type Change, writeTogether } from '../local/write-together.ts';

const textChange = (path: string, draft: ContentDraft): Change => ({
  path,
  bytes: new TextEncoder().encode(newFile('', draft).text),
});

/**
 * Brings published tables into a folder as a dataset of their own. Never writes over one that is there. Gives whether
 * it was written; where something must be answered first, nothing is.
 */
export async function importTables(
  paths: readonly string[],
  { name, options, isDry }: { readonly name: string; readonly options: TableOptions; readonly isDry: boolean },
  { siteFolder, print, engine }: { siteFolder: string; print: (line: string) => void; engine: Engine },
): Promise<boolean> {
  const files = nodeFiles(siteFolder);
  if ((await files.list(`data/${name}`)).length > 0)
    throw new CommandFault(
      `data/${name}/ is there already. Its next period is published with  vitrine release ${name} <file>;  another dataset needs another name:  --name <name>`,
    );
  const tables = await Promise.all(
    paths.map(async (path) => ({
      path,
      name: idOfKey(basename(path, extname(path))).replaceAll('-', '_'),
      bytes: new Uint8Array(await readFile(path)),
    })),
  );
  const proposals: Proposal[] = [];
  for (const table of tables) {
    const read = await readProposal(engine, table);
    if (typeof read === 'string') throw new CommandFault(read);
    const loaded = withContributors(read, options.contributors);
    const totals = await findTotals(engine, loaded);
    const margins = totals.filter(isExact).map(({ column, total }) => ({ column, total }));
    const answered = options.releases === 'partition' || options.releases === 'snapshot' ? options.releases : undefined;
    const proposal = { ...loaded, margins, releases: answered ?? loaded.releases };
    proposals.push(proposal);
    for (const line of describeProposal(proposal, totals, await isKey(engine, proposal.profile, proposal.key)))
      print(line);
  }
  const { state } = await readImportState(files);
  const { faults, answered } = answersFor(name, options, state.categories, proposals);
  if (faults.length > 0) {
    print(`Nothing was written, since only you know this:\n  ${faults.join('\n  ')}\nThen run the same command again.`);
    return false;
  }
  const { unit, population, title, licence = '' } = options;
  const { begun, fields, lines } = entriesOf(
    proposals.map(({ profile }) => profile),
    state,
    { dataset: name, category: answered.category },
  );
  for (const line of lines) print(line);
  const answers: TableAnswers = { ...answered, unit, population, title, licence, fields };
  const descriptor = proposeDescriptor(
    proposals.map((proposal, index) => ({ proposal, files: [basename(tables[index]?.path ?? '')] })),
    answers,
  );
  const charts = proposals.flatMap((proposal, index) => {
    const draft = draftChart(proposal, answers, index + 1);
    return draft ? [{ id: `${name}-${idOfKey(proposal.profile.name)}`, draft }] : [];
  });
  const changes = [
    ...tables.map(({ path, bytes }) => ({ path: `data/${name}/${basename(path)}`, bytes })),
    {
      path: `data/${name}/datapackage.json`,
      bytes: new TextEncoder().encode(`${JSON.stringify(descriptor, null, 2)}\n`),
    },
    ...begun.map(({ id, draft }) => textChange(`content/dictionary/${name}/${id}.md`, draft)),
    ...charts.map(({ id, draft }) => textChange(`content/charts/${id}.md`, draft)),
  ];
  for (const { path } of changes) print(`${isDry ? 'would write' : 'written'}  ${path}`);
  print(
    'The descriptor says that no method is applied, and names only totals that come out in the numbers: mend that where it is not so.',
  );
  if (!isDry) await writeTogether(siteFolder, changes);
  return !isDry;
}
