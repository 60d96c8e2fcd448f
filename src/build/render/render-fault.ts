import { stripVTControlCharacters } from 'node:util';
import { formatProblems } from '../../problems/format-problem.ts';
import type { Problem } from '../../problems/problem.ts';
import { CommandFault } from '../local/command-fault.ts';
import type { OwnComponent } from '../local/own-components.ts';

/** What Astro and Vite tell of an error in a component. */
interface RenderError {
  readonly message?: string;
  readonly id?: string;
  readonly loc?: { readonly file?: string; readonly line?: number; readonly column?: number };
  readonly stack?: string;
}

/** The problem of a component with which pages cannot be rendered. It names all where it is not known which it is. */
export function renderProblems(error: unknown, components: readonly OwnComponent[]): Problem[] {
  const whole = (error ?? {}) as RenderError & { readonly errors?: readonly RenderError[] };
  // Where several are told, the first is the one that the others come from.
  const { message = String(error), id = '', loc = {}, stack = '' } = whole.errors?.[0] ?? whole;
  const said = [loc.file ?? '', id, message, stack];
  const named = components.filter(({ file }) => said.some((text) => text.replaceAll('\\', '/').includes(file)));
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^Build failed with/.test(line));
  const first = lines.slice(0, 2).join(' ');
  return (named.length > 0 ? named : components).map(({ file, name }) => ({
    code: 'component/broken' as const,
    file,
    line: named.length > 0 ? Math.max(1, loc.line ?? 1) : 1,
    column: named.length > 0 ? Math.max(1, loc.column ?? 1) : 1,
    message: `The pages cannot be rendered with this component: ${first}`,
    fix: `mend it, or begin again with one that adds to the site's own:\n---\nimport ${name} from 'vitrine/${name}.astro';\n---\n<${name} {...Astro.props} />`,
  }));
}

/** Problems of components as the end of a build: the last built site stays as it was. */
export const componentFault = (problems: readonly Problem[], cause?: unknown): CommandFault =>
  new CommandFault(
    `\n${formatProblems(problems)}\n\nNothing was built; the last built site is as it was.`,
    cause === undefined ? {} : { cause },
  );
