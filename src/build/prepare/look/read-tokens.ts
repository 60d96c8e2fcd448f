import { readFileSync } from 'node:fs';
import { type Scheme, type Tokens, tokensIn } from '../../../model/look/tokens-in.ts';
import { enginePath } from '../../local/engine-root.ts';

/** The colours that Vitrine itself has, in each scheme. */
export const readTokens = (): Readonly<Record<Scheme, Tokens>> =>
  tokensIn(readFileSync(enginePath('src/styles/tokens.css'), 'utf8'));
