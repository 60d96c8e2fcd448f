/** What stands in a list more than once, as often as it is repeated. */
export const repeated = (values: readonly string[]): string[] =>
  values.filter((value, index) => values.indexOf(value) < index);
