import type { DifferentialPrivacy } from '../../schema/data/privacy.ts';
import type { Finding } from '../check.ts';
import { type NoisyTable, aboutNoise } from './noisy-table.ts';

const figure = (value: number) => String(Number(value.toPrecision(4)));

const isGaussian = ({ mechanism }: Pick<DifferentialPrivacy, 'mechanism'>) =>
  mechanism === 'gaussian' || mechanism === 'discrete-gaussian';

/** The least sensitivity of a unit that is in so many numbers, by one in each: their sum, or the root of squares. */
function leastSensitivity(dp: DifferentialPrivacy): number {
  return isGaussian(dp) ? Math.sqrt(dp.contributions ?? 1) : (dp.contributions ?? 1);
}

/**
 * How far one unit moves the numbers of one period together, as the noise needs it: by sum for Laplace noise, by the
 * root of squares for Gaussian (Dwork and Roth 2014, Theorems 3.6 and A.1). What is declared, or what the declared
 * number of contributions of one each comes to, or 1.
 */
export function sensitivityOf(dp: DifferentialPrivacy): number {
  return dp.sensitivity ?? leastSensitivity(dp);
}

/** Whether something is declared of how many numbers one unit can be in. */
export const isBounded = ({ sensitivity, contributions }: DifferentialPrivacy) =>
  sensitivity !== undefined || contributions !== undefined;

function judgeUnbounded(noisy: NoisyTable, mostRows: number): Finding[] {
  const { dp } = noisy;
  const numbers = Math.max(1, mostRows) * dp.columns.length;
  if (isBounded(dp) || numbers === 1) return [];
  const columns = dp.columns.length === 1 ? '' : ` in ${dp.columns.length} columns`;
  return [
    {
      ...aboutNoise(noisy),
      status: 'review',
      message: `One period has ${numbers} numbers with noise${columns}, and nothing says in how many of them one ${dp.privacy_unit} can be. The declared loss is that of one number; in all of them it is ${numbers} times as large.`,
      observed: 'neither "sensitivity" nor "contributions"',
      allowed: 'a bound on what one unit contributes to a period',
      fix: `"contributions": 1  if each ${dp.privacy_unit} is in one number only; otherwise the number of them, with noise and loss that fit it`,
    },
  ];
}

function judgeNorm(noisy: NoisyTable): Finding[] {
  const { dp } = noisy;
  const { sensitivity: declared, contributions = 1, norm } = dp;
  if (declared === undefined) return [];
  const needed = isGaussian(dp) ? 'L2' : 'L1';
  const looksSummed = needed === 'L2' && norm === undefined && contributions > 1 && declared === contributions;
  if ((norm === undefined || norm === needed) && !looksSummed) return [];
  const root = figure(Math.sqrt(contributions));
  const [message, fix] =
    needed === 'L2'
      ? [
          `Gaussian noise is measured with the L2 sensitivity (the root of squares), and ${declared} is the L1 sensitivity (the sum): epsilon, delta and rho do not follow from it. The L2 sensitivity is never larger.`,
          `"sensitivity": ${root}, "norm": "L2"  if one unit moves ${contributions} ${contributions === 1 ? 'number' : 'numbers'} by one each`,
        ]
      : [
          `Laplace noise is measured with the L1 sensitivity (the sum), and ${declared} is the L2 sensitivity (the root of squares), which can be smaller: the loss is larger than declared wherever one unit is in several numbers.`,
          `"sensitivity": ${contributions}, "norm": "L1"  if one unit moves ${contributions} ${contributions === 1 ? 'number' : 'numbers'} by one each`,
        ];
  return [
    { ...aboutNoise(noisy), status: 'review', message, observed: needed === 'L2' ? 'L1' : 'L2', allowed: needed, fix },
  ];
}

/** Holds what is declared of one unit's contributions against itself and against the numbers of one period. */
export function judgeContributions(noisy: NoisyTable, mostRows: number): Finding[] {
  const { dp } = noisy;
  const least = leastSensitivity(dp);
  const isTooSmall = dp.sensitivity !== undefined && dp.sensitivity < least * (1 - 1e-3);
  const tooSmall: Finding = {
    ...aboutNoise(noisy),
    status: 'fail',
    message: `One ${dp.privacy_unit} can be in ${dp.contributions} numbers of a period, each of which it moves by one at least: together by ${figure(least)}, and a sensitivity of ${dp.sensitivity} is declared.`,
    observed: `sensitivity ${dp.sensitivity}`,
    allowed: `${figure(least)} or more`,
    fix: `"sensitivity": ${figure(least)}, with noise and loss that fit it`,
  };
  return [...judgeUnbounded(noisy, mostRows), ...judgeNorm(noisy), ...(isTooSmall ? [tooSmall] : [])];
}
