import { join } from 'node:path';
import { type CarriedCheckpoint, formatCheckpoint, parseCheckpoint } from '../../log/checkpoint.ts';
import { logPaths } from '../../log/log-paths.ts';
import { buildLogTree } from '../../log/merkle-tree.ts';
import { splitLines } from '../../log/parse-log.ts';
import { type NoteSignature, formatNote, signNote } from '../../log/signed-note.ts';
import { formatProblems } from '../../problems/format-problem.ts';
import { readSite } from '../../source/read-site.ts';
import type { Site } from '../../source/site.ts';
import { CommandFault } from '../local/command-fault.ts';
import { nodeFiles } from '../local/node-files.ts';
import { replaceFile } from '../local/replace-file.ts';
import { judgeSigningKey, keyVariable, readSigningKey } from '../local/signing-key.ts';
import { type NamedWitness, namedWitnesses } from '../prepare/cosigned-checkpoint.ts';
import { type Submitted, type WitnessAnswer, askWitness } from './ask-witness.ts';

export interface CosignPorts {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly fetch: typeof fetch;
  readonly print: (line: string) => void;
}

/** What was kept of this very state of the log: cosignatures of witnesses that do not answer today still hold. */
function keptSignatures(site: Site, text: string): readonly NoteSignature[] {
  const parsed = parseCheckpoint(site.checkpoint ?? '');
  const kept: CarriedCheckpoint | undefined = parsed.ok ? parsed.value : undefined;
  return kept?.note.text === text ? kept.note.signatures : [];
}

async function submissionOf(site: Site, environment: CosignPorts['environment']): Promise<Submitted> {
  const signer = await readSigningKey(environment);
  if (!signer || site.config.log.publicKey === undefined)
    throw new CommandFault(
      `A witness cosigns signed logs only: "log.publicKey" must stand in site.yaml, and ${keyVariable} must hold its secret key. vitrine release --new-key  makes a pair.`,
    );
  const problems = await judgeSigningKey(site, signer);
  if (problems.length > 0) throw new CommandFault(formatProblems(problems));
  const tree = await buildLogTree(splitLines(site.log ?? ''));
  const checkpoint = { origin: site.config.log.origin, size: tree.size, root: await tree.root(), extensions: [] };
  return { tree, checkpoint, note: await signNote(formatCheckpoint(checkpoint), [signer]) };
}

function describe({ key, url }: NamedWitness, answer: WitnessAnswer): string {
  switch (answer.outcome) {
    case 'cosigned':
      return `${key.name} cosigned at ${new Date(answer.time * 1000).toISOString()}.`;
    case 'refused':
      return `${key.name} did not cosign: ${answer.reason}.`;
    case 'unreachable':
      return `${key.name} could not be asked at ${url}: ${answer.reason}.`;
  }
}

/**
 * Asks every witness of site.yaml to cosign the log as it lies in the folder, and keeps what they signed in
 * `data/log.checkpoint`, in one step; the next build publishes it. Where nobody cosigned, what was kept stays. Exit
 * code: 0 all cosigned, 1 one refused, 3 one could
 * not be asked and none refused.
 */
export async function cosignLog(folder: string, { environment, fetch, print }: CosignPorts): Promise<number> {
  const { site, problems } = await readSite(nodeFiles(folder));
  if (!site) throw new CommandFault(`${formatProblems(problems)}\nMend this first:  vitrine check`);
  const witnesses = await namedWitnesses(site.config.log);
  if (witnesses.length === 0)
    throw new CommandFault('site.yaml names no witness. Add one under log.witnesses, with its url and its publicKey.');
  const submitted = await submissionOf(site, environment);
  const { note, checkpoint } = submitted;
  const kept = keptSignatures(site, note.text);
  const signatures: NoteSignature[] = [...note.signatures];
  const outcomes: WitnessAnswer['outcome'][] = [];
  for (const witness of witnesses) {
    const answer = await askWitness(witness, submitted, fetch);
    print(describe(witness, answer));
    outcomes.push(answer.outcome);
    const isOwn = ({ name, id }: NoteSignature) => name === witness.key.name && id === witness.key.id;
    signatures.push(...(answer.outcome === 'cosigned' ? [answer.signature] : kept.filter(isOwn)));
  }
  if (signatures.length > note.signatures.length) {
    await replaceFile(join(folder, logPaths.cosigned), formatNote({ text: note.text, signatures }));
    print(`${logPaths.cosigned} holds what was signed of ${checkpoint.size} entries. The next build publishes it.`);
  } else print(`Nobody cosigned these ${checkpoint.size} entries, so ${logPaths.cosigned} stays as it was.`);
  if (outcomes.includes('refused')) return 1;
  return outcomes.includes('unreachable') ? 3 : 0;
}
