import { paths } from '../model/paths.ts';
import type { ScriptWords } from '../words/script-words.ts';
import { FetchError } from './fetch-error.ts';
import type { LogPlace } from './fetch-log.ts';
import { loadScript } from './load-script.ts';
import { failure, type FailureWords, say } from './say.ts';

export interface OwnCopyOptions {
  readonly place: LogPlace;
  readonly words: ScriptWords<'audit'>['own'] & FailureWords;
}

/** Files the reader has: each is hashed here and looked up in the log as the server has it now. */
async function lookUp(chosen: FileList, { place, words }: OwnCopyOptions): Promise<{ text: string; unknown: boolean }> {
  const [{ sha256Hex }, { fetchLog }] = await loadScript(() =>
    Promise.all([import('../log/sha256.ts'), import('./fetch-log.ts')]),
  );
  const { log, ok, checkpoint } = await fetchLog(place);
  // A log that is cut or another names nothing of what it had: that a file is not in it would be no finding.
  if (!ok) {
    const unread = checkpoint === '' ? paths.checkpoint : paths.log;
    throw new FetchError({ kind: 'garbled', file: place.base + unread });
  }
  const lines: string[] = [];
  let unknown = false;
  for (const file of chosen) {
    const sha256 = await sha256Hex(new Uint8Array(await file.arrayBuffer()));
    const found = log.entries.find((entry) => entry.sha256 === sha256);
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
