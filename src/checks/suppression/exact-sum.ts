/** What a sum of products came to, and what it may be off by at most. */
export interface ExactSum {
  readonly value: number;
  /** The part of the sum that `value` is too short to hold. */
  readonly rest: number;
  readonly slack: number;
}

/** 2²⁷ + 1: splits a number of 53 bits into two of 26. */
const splitter = 134217729;

/**
 * Adds products as if computed with twice the digits, and rounded once: "Accurate sum and dot product" (Ogita, Rump and
 * Oishi, 2005), algorithm 5.3 and its bound.
 */
export class ProductSum {
  #value = 0;
  #rest = 0;
  #size = 0;
  #terms = 0;

  /** Adds `a × b`; both finite. */
  add(a: number, b: number): void {
    const product = a * b;
    const [aHigh, bHigh] = [splitter * a - (splitter * a - a), splitter * b - (splitter * b - b)];
    const [aLow, bLow] = [a - aHigh, b - bHigh];
    const lost = aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
    const sum = this.#value + product;
    const moved = sum - this.#value;
    this.#rest += this.#value - (sum - moved) + (product - moved) + lost;
    this.#value = sum;
    this.#size += Math.abs(product);
    this.#terms += 1;
  }

  result(): ExactSum {
    const value = this.#value + this.#rest;
    const rest = this.#value - value + this.#rest;
    const digits = 2 ** -52;
    return { value, rest, slack: this.#size * (this.#terms * digits) ** 2 + Math.abs(rest) * digits };
  }
}
