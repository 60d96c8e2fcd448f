/**
 * What stands in a rendered text in the place of its figure number `index`, until it is filled in: characters for
 * private use.
 */
export const figureMark = (index: number | string) => `\uE000${index}\uE001`;
