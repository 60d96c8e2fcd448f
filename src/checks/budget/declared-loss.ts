import type { DifferentialPrivacy } from '../../schema/data/privacy.ts';
import type { Conversion } from '../privacy-loss.ts';

/** What one release spends, in the measure its descriptor declares. */
export type Loss =
  | { readonly kind: 'epsilon'; readonly epsilon: number; readonly delta: number }
  | { readonly kind: 'rho'; readonly rho: number; readonly conversion: Conversion }
  /** Neither is declared, or ρ without a formula that makes it comparable. */
  | { readonly kind: 'undeclared' };

/** ρ counts where a formula for it is declared, otherwise ε. */
export function declaredLoss({ epsilon, delta, rho, conversion }: DifferentialPrivacy): Loss {
  if (rho !== undefined && conversion !== 'pure') return { kind: 'rho', rho, conversion };
  return epsilon === undefined ? { kind: 'undeclared' } : { kind: 'epsilon', epsilon, delta: delta ?? 0 };
}
