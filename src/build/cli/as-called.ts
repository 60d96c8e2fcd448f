/** How the program was called, as it is written before a command. */
export type Caller = 'vitrine' | 'npx vitrine' | 'npm run';

/** How the program was called: by the repository's own scripts, through npm in a package, or by its name. */
export function callerOf(isRepository: boolean, environment: Readonly<Record<string, string | undefined>>): Caller {
  if (isRepository) return 'npm run';
  return environment['npm_command'] === undefined ? 'vitrine' : 'npx vitrine';
}

/**
 * A text in which every command is written as it can be typed here. In texts commands are written `vitrine check`, and
 * end before two spaces or at the end of the line.
 */
export function asCalled(text: string, caller: Caller): string {
  if (caller === 'vitrine') return text;
  return text.replace(/(?<![\w./-])vitrine ([a-z]+)( (?=[^ ]))?/g, (_, name: string, more: string | undefined) => {
    if (caller === 'npx vitrine') return `npx vitrine ${name}${more ?? ''}`;
    return `${name === 'start' ? 'npm start' : `npm run ${name}`}${more === undefined ? '' : ' -- '}`;
  });
}
