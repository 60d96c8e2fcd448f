/** A count with its noun, in English, which is the language of commands: `1 check`, `2 checks`. */
export const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
