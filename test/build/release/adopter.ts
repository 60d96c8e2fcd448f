import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { commands } from '../../../src/build/cli/commands.ts';
import { parseCommand } from '../../../src/build/cli/parse-command.ts';
import { CommandFault } from '../../../src/build/local/command-fault.ts';
import { silentProgress } from '../../../src/build/local/progress.ts';
import { release } from '../../../src/build/release/release.ts';
import type { ReleasePorts } from '../../../src/build/release/ports.ts';
import type { Day } from '../../../src/values/day.ts';
import { type Edit, editedSite } from '../../sites/edited-site.ts';

/** Somebody with a folder of their own: the smallest legal site, with some changes, on a disk. */
export interface Adopter {
  readonly folder: string;
  /** Every file below `data/`, hidden ones too, with its text. */
  data(): Promise<Record<string, string>>;
  read(path: string): Promise<string>;
  write(path: string, text: string | Uint8Array): Promise<string>;
  /** Types `vitrine release …`; gives all that was printed and, as its last line, the exit code. */
  type(line: readonly string[], ports?: Partial<ReleasePorts>): Promise<string>;
  leave(): Promise<void>;
}

export const newAdopter = (edits: readonly Edit[] = []): Promise<Adopter> => adopterWith(editedSite(edits));

/** Somebody with these files, by their paths. */
export async function adopterWith(files: ReadonlyMap<string, string | Uint8Array>): Promise<Adopter> {
  const folder = await mkdtemp(join(tmpdir(), 'adopter-'));
  const write = async (path: string, text: string | Uint8Array) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
    return join(folder, path);
  };
  for (const [path, text] of files) await write(path, text);
  return {
    folder,
    write,
    async data() {
      const names = await readdir(join(folder, 'data'), { recursive: true, withFileTypes: true });
      const paths = names
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .sort();
      return Object.fromEntries(
        await Promise.all(
          paths.map(
            async (path) => [path.slice(join(folder, 'data').length + 1), await readFile(path, 'utf8')] as const,
          ),
        ),
      );
    },
    async type(words, ports = {}) {
      const lines: string[] = [];
      const asked = parseCommand(['release', ...words], commands);
      if (asked.kind === 'faults') return `${asked.faults.join('\n')}\nexit code 2\n`;
      if (asked.kind !== 'run') throw new Error(`${asked.kind} is no release`);
      const { date, ...options } = asked.options as { date?: Day };
      const code = await release(
        { ...options, names: asked.names, ...(date ? { date } : {}) },
        {
          folder,
          print: (line) => lines.push(line),
          progress: silentProgress,
          ports: { now: () => new Date('2026-09-10T08:00:00Z'), ...ports },
        },
      ).catch((error: unknown) => {
        if (!(error instanceof CommandFault)) throw error;
        lines.push(error.message);
        return 2;
      });
      return `${lines.join('\n')}\nexit code ${code}\n`.replaceAll(folder, '<folder>');
    },
    read: (path) => readFile(join(folder, path), 'utf8'),
    leave: () => rm(folder, { recursive: true, force: true }),
  };
}

/** A month of the smallest site's table. */
export const month = (
  name: string,
  [windows, macos, linux]: readonly [number | string, number | string, number | string],
) => `month,platform,installations\n${name},windows,${windows}\n${name},macos,${macos}\n${name},linux,${linux}\n`;
