import type { CosignatureVerdict } from '../log/cosignature.ts';

const dayOf = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 10);

/**
 * What the witnesses that a site names say of its checkpoint, in sentences; no witnesses, none. A forged line is no
 * honest state.
 */
export function describeCosignatures(verdicts: readonly CosignatureVerdict[]): { ok: boolean; message: string } {
  const sentences = verdicts.map((verdict) => {
    const { name } = verdict.witness;
    switch (verdict.status) {
      case 'cosigned':
        return `The witness ${name} cosigned it on ${dayOf(verdict.time)}.`;
      case 'forged':
        return `A line in the name of the witness ${name} is not its signature.`;
      case 'absent':
        return `The witness ${name} did not cosign it.`;
      case 'not-checkable':
        return `This browser cannot check the signature of the witness ${name}.`;
    }
  });
  return { ok: verdicts.every(({ status }) => status !== 'forged'), message: sentences.join(' ') };
}
