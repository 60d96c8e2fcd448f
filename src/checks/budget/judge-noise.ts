import type { CheckTable } from '../check-input.ts';
import type { Finding } from '../check.ts';
import { gaussianDelta, gaussianRho } from '../privacy-loss.ts';
import { declaredLoss } from './declared-loss.ts';
import { descriptorFile } from '../descriptor-file.ts';
import { sensitivityOf } from './judge-contributions.ts';

/** Declared and implied loss may differ by this share, for figures are published rounded. */
const share = 0.01;

const figure = (value: number) => String(Number(value.toPrecision(4)));

/**
 * Holds the declared loss of one release against the declared noise: ε = sensitivity / scale for Laplace,
 * ρ = sensitivity² / (2σ²) for Gaussian noise, or the exact δ at the declared ε.
 * Less noise than the loss needs is a fail; more of it is safe, and still a contradiction.
 */
export function judgeNoise(table: CheckTable): Finding[] {
  const dp = table.privacy.differentialPrivacy;
  if (!dp) return [];
  const about = {
    check: 'budget',
    dataset: table.dataset,
    table: table.table,
    column: dp.columns.join(', '),
    file: descriptorFile(table),
  } as const;
  const loss = declaredLoss(dp);
  if (loss.kind === 'undeclared') {
    const message =
      dp.rho === undefined
        ? 'Noise is declared, and not what one release spends: neither "epsilon" nor "rho" is given.'
        : `"rho" is ${dp.rho}, and "conversion" is "pure", which has no formula for it.`;
    return [
      {
        ...about,
        status: 'fail',
        message,
        observed: 'no comparable loss',
        allowed: '"epsilon", or "rho" with the formula that converts it',
        fix:
          dp.rho === undefined
            ? `"epsilon": ${figure(sensitivityOf(dp) / dp.scale)}`
            : '"conversion": "bun-steinke-2016"',
      },
    ];
  }
  const sensitivity = sensitivityOf(dp);
  const noise = `${dp.mechanism} noise of scale ${dp.scale} at sensitivity ${figure(sensitivity)}`;
  const compare = (
    name: 'epsilon' | 'rho' | 'delta',
    declared: number,
    implied: number,
    formula: string,
  ): Finding[] => {
    const weaker = implied > declared * (1 + share);
    if (!weaker && implied >= declared * (1 - share)) return [];
    return [
      {
        ...about,
        status: weaker ? 'fail' : 'review',
        message: weaker
          ? `The noise is too weak for what is declared: ${noise} spends ${name} = ${figure(implied)} (${formula}), and ${figure(declared)} is declared.`
          : `The declared loss and the noise contradict each other: ${noise} spends only ${name} = ${figure(implied)} (${formula}), and ${figure(declared)} is declared. That is on the safe side, but one of the two is wrong.`,
        observed: `${name} ${figure(declared)} declared`,
        allowed: `${name} ${figure(implied)}, as the noise implies`,
        fix: `"${name}": ${figure(implied)}`,
      },
    ];
  };
  if (dp.mechanism === 'laplace' || dp.mechanism === 'discrete-laplace') {
    const epsilon = sensitivity / dp.scale;
    return loss.kind === 'epsilon'
      ? compare('epsilon', loss.epsilon, epsilon, 'sensitivity / scale')
      : compare('rho', loss.rho, epsilon ** 2 / 2, '(sensitivity / scale)² / 2');
  }
  if (loss.kind === 'rho')
    return compare('rho', loss.rho, gaussianRho(sensitivity, dp.scale), 'sensitivity² / (2 × scale²)');
  const delta = gaussianDelta(sensitivity, dp.scale, loss.epsilon);
  if (loss.delta === 0) {
    return [
      {
        ...about,
        status: 'fail',
        message: `Gaussian noise is never pure: ${noise} spends delta = ${figure(delta)} at epsilon = ${figure(loss.epsilon)}, and no "delta" is declared.`,
        observed: 'delta 0',
        allowed: `delta ${figure(delta)}, as the noise implies`,
        fix: `"delta": ${figure(delta)}`,
      },
    ];
  }
  // A smaller δ than declared is what declaring a round δ means.
  return delta > loss.delta * (1 + share) ? compare('delta', loss.delta, delta, 'Balle and Wang 2018') : [];
}
