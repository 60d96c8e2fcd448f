/** Sums decimal fractions without the dust of binary ones. */
export const totalOf = (values: readonly number[]): number =>
  Number(values.reduce((total, value) => total + value, 0).toPrecision(12));
