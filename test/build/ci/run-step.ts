import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanEnvironment } from '../../type-command.ts';

/** Values of expressions, such as `inputs.site` and `github.action_path`. */
export type Context = Readonly<Record<string, string>>;

/** `${{ … }}` in a text, each replaced by its value; throws for one that nothing is known of. */
export function evaluate(text: string, context: Context): string {
  return text.replace(/\$\{\{\s*([^}]+?)\s*\}\}/g, (_, name: string) => {
    const value = context[name];
    if (value === undefined) throw new Error(`no value for ${name}`);
    return value;
  });
}

/** What a runner of GitHub gives to a step, in files of a folder. */
export class Runner {
  readonly folder: string;
  readonly workspace: string;

  constructor(folder: string, workspace: string) {
    this.folder = folder;
    this.workspace = workspace;
    mkdirSync(join(folder, 'temp'), { recursive: true });
  }

  #file(name: string): string {
    const path = join(this.folder, name);
    if (!existsSync(path)) writeFileSync(path, '');
    return path;
  }

  /** Runs a script as `shell: bash` does; paths that an earlier step added are found. */
  run(script: string, environment: Readonly<Record<string, string>> = {}) {
    const added = readFileSync(this.#file('path'), 'utf8').split('\n').filter(Boolean);
    const path = join(this.folder, 'script.sh');
    writeFileSync(path, script);
    const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', path], {
      cwd: this.workspace,
      encoding: 'utf8',
      env: {
        ...cleanEnvironment(),
        ...environment,
        PATH: [...added.reverse(), process.env['PATH'] ?? ''].join(':'),
        GITHUB_PATH: this.#file('path'),
        GITHUB_OUTPUT: this.#file('output'),
        GITHUB_STEP_SUMMARY: this.#file('summary'),
        RUNNER_TEMP: join(this.folder, 'temp'),
      },
    });
    appendFileSync(this.#file('log'), stdout + stderr);
    return { code: status, stdout, stderr };
  }

  /** The text of the summary. */
  summary(): string {
    return readFileSync(this.#file('summary'), 'utf8');
  }

  /** The outputs of all steps, as GitHub reads them. */
  outputs(): Record<string, string> {
    const found: Record<string, string> = {};
    const lines = readFileSync(this.#file('output'), 'utf8').split('\n');
    for (let at = 0; at < lines.length; at += 1) {
      const line = lines[at] ?? '';
      const [, name, end] = /^([a-z-]+)<<(.+)$/.exec(line) ?? [];
      if (name !== undefined && end !== undefined) {
        const close = lines.indexOf(end, at + 1);
        if (close < 0) throw new Error(`the output ${name} has no end`);
        found[name] = lines.slice(at + 1, close).join('\n');
        at = close;
      } else if (line.includes('=')) found[line.slice(0, line.indexOf('='))] = line.slice(line.indexOf('=') + 1);
    }
    return found;
  }
}
