import { logPaths } from '../../log/log-paths.ts';
import { parseVerifierKey } from '../../log/note-key.ts';
import type { Problem } from '../../problems/problem.ts';
import type { Site } from '../../source/site.ts';
import type { SealedLog } from './seal-log.ts';

/** What is wrong with the witnesses that `site.yaml` names, and which of them have not cosigned the log as it is. */
export async function judgeWitnesses(
  site: Pick<Site, 'config' | 'configAt' | 'checkpoint'>,
  { size, witnesses }: Pick<SealedLog, 'size' | 'witnesses'>,
): Promise<Problem[]> {
  const named = site.config.log.witnesses ?? [];
  const problems: Problem[] = [];
  for (const [index, { publicKey }] of named.entries()) {
    const parsed = await parseVerifierKey(publicKey, 'cosignature');
    if (parsed.ok) continue;
    problems.push({
      code: 'schema/wrong-value',
      ...site.configAt(['log', 'witnesses', index, 'publicKey']),
      message: `"log.witnesses[${index}].publicKey" is no key of a witness: ${parsed.fault.message}`,
      fix: 'copy the key that whoever runs the witness publishes',
    });
  }
  const missing = witnesses.filter(({ cosigned }) => cosigned === undefined).map(({ name }) => name);
  if (problems.length > 0 || missing.length === 0) return problems;
  const kept =
    site.checkpoint === undefined ? 'is not there' : 'holds no signature of theirs for this state of the log';
  return [
    {
      code: 'reference/conflict',
      ...site.configAt(['log', 'witnesses']),
      advice: true,
      message: `The log's ${size} entries are not cosigned by ${missing.join(', ')}: ${logPaths.cosigned} ${kept}.`,
      fix: 'vitrine cosign  asks the witnesses',
    },
  ];
}
