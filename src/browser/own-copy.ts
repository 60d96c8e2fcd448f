import type { ScriptWords } from '../words/script-words.ts';
import { failure, type FailureWords, say } from './say.ts';

export interface OwnCopyOptions {
  readonly base: string;
  readonly words: ScriptWords<'audit'>['own'] & FailureWords;
}

/** Files the reader has: each is hashed here and looked up in the log as the server has it now. */
async function lookUp(chosen: FileList, { base, words }: OwnCopyOptions): Promise<{ text: string; unknown: boolean }> {
  const [{ sha256Hex }, { parseLog }, { fetchLogText }] = await Promise.all([
    import('../log/sha256.ts'),
    import('../log/parse-log.ts'),
    import('./fetch-log.ts'),
  ]);
  const { entries } = parseLog(await fetchLogText(base));
  const lines: string[] = [];
  let unknown = false;
  for (const file of chosen) {
    const sha256 = await sha256Hex(new Uint8Array(await file.arrayBuffer()));
    const found = entries.find(({ entry }) => entry.sha256 === sha256)?.entry;
    unknown ||= found === undefined;
    lines.push(
      found
        ? words.match({ file: file.name, logged: found.file, day: found.date })
        : words.noMatch({ file: file.name, sha256 }),
    );
  }
  return { text: lines.join(' '), unknown };
}

/** Looks up every file that is chosen in `input`, and says in `status` what was found. */
export function startOwnCopy(
  input: HTMLInputElement | null,
  status: HTMLElement | null,
  options: OwnCopyOptions,
): void {
  input?.addEventListener('change', () => {
    const { files } = input;
    if (!files || files.length === 0) return;
    lookUp(files, options).then(
      ({ text, unknown }) => say(status, text, unknown),
      (error: unknown) => say(status, failure(options.words, error), true),
    );
  });
}
