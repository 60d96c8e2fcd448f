import { type Scheme, tokensIn } from '../model/look/tokens-in.ts';
import tokens from './tokens.css?raw';

const colours = tokensIn(tokens);

/** The colour of a token in one scheme; throws when there is none of that name. */
export function tokenValue(name: string, scheme: Scheme): string {
  const value = colours[scheme].get(name);
  if (value === undefined) throw new Error(`tokens.css has no --${name} in the ${scheme} scheme`);
  return value;
}
