/** A stream of pseudo-random numbers; the same seed gives the same stream. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Standard normal. */
  normal(): number;
  /** Exponential with the given mean. */
  exponential(mean: number): number;
  /** Poisson with the given mean. */
  poisson(mean: number): number;
}

/** Mixes numbers into one 32-bit seed, so that each installation and purpose has a stream of its own. */
export function mixSeed(...parts: readonly number[]): number {
  let hash = 0x811c9dc5;
  for (const part of parts) {
    hash = Math.imul(hash ^ (part >>> 0), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  }
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** Mulberry32 (public domain, T. Ettinger): small, fast, and good enough to make up people. Not for real noise. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const exponential = (mean: number) => -mean * Math.log(1 - next());
  return {
    next,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    exponential,
    poisson(mean) {
      // Events in a stretch of length `mean` whose gaps are exponential: right for every mean, quick for small ones.
      let events = 0;
      for (let at = exponential(1); at < mean; at += exponential(1)) events += 1;
      return events;
    },
  };
}

/** Picks an index with the given weights, which need not add up to one. */
export function pick(weights: readonly number[], at: number): number {
  let total = 0;
  for (const weight of weights) total += weight;
  let rest = at * total;
  for (let index = 0; index < weights.length; index += 1) {
    rest -= weights[index]!;
    if (rest < 0) return index;
  }
  return weights.length - 1;
}
