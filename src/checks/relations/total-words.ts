/** Labels that stand for a total in most tables, as a regular expression (RE2) over the label in lower case. */
export const totalWords =
  '^(all|any|total|totals|overall|sum|everything|everyone|grand total|gesamt|insgesamt|alle|summe|zusammen|total général|ensemble|tous|toutes|todos|todas|totale|tutti|all (platforms|countries|versions|systems|regions|users|installations|languages))$';

/** Regions that hold others: their letters mean other things elsewhere (`eu` is a language), so numbers must agree. */
const regions = '^(eu|eu[ -]?27|eea|world|worldwide|global)$';

const pattern = new RegExp(`${totalWords}|${regions}`, 'u');

/** Whether a label reads like a total of the others. */
export const readsLikeTotal = (label: string): boolean => pattern.test(label.toLowerCase());
