import type { Given } from './command.ts';
import type { portOption } from './shared-options.ts';

/** The port that was asked for, by option or environment. */
export const portOf = ({ options, environment }: Pick<Given<typeof portOption>, 'options' | 'environment'>): number =>
  Number(options.port ?? environment['PORT'] ?? 4321);
