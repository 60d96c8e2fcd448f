interface Counting {
  /** From nought to nineteen. */
  readonly small: readonly string[];
  /** Twenty, thirty, … ninety. */
  readonly tens: readonly string[];
  /** A number from 21 to 99 that is no multiple of ten. */
  readonly joined: (ten: string, one: number) => string;
  /** From 100 to 999; `rest` is the words of what is left, empty for nothing. */
  readonly hundreds: (count: number, rest: string) => string;
  /** Words for numbers beyond those. */
  readonly larger: readonly string[];
}

const split = (words: string) => words.split(' ');

const english = split(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
);
const german = split(
  'null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn',
);
/** `eins` as the first part of a longer word. */
const germanPart = (value: number) => (value === 1 ? 'ein' : (german[value] ?? ''));

/** How languages count. In all others a number is written in figures. */
const countings: Readonly<Record<string, Counting>> = {
  en: {
    small: english,
    tens: split('twenty thirty forty fifty sixty seventy eighty ninety'),
    joined: (ten, one) => `${ten}-${english[one]}`,
    hundreds: (count, rest) => `${english[count]} hundred${rest === '' ? '' : ` and ${rest}`}`,
    larger: ['hundred', 'thousand', 'million', 'dozen'],
  },
  de: {
    small: german,
    tens: split('zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig'),
    joined: (ten, one) => `${germanPart(one)}und${ten}`,
    hundreds: (count, rest) => `${count === 1 ? '' : germanPart(count)}hundert${rest}`,
    larger: ['einhundert', 'tausend', 'eintausend', 'million', 'millionen', 'dutzend'],
  },
};

const countingOf = (language: string) => countings[language.split('-')[0] ?? ''];

function inWords(value: number, counting: Counting): string {
  if (value < 20) return counting.small[value] ?? '';
  if (value >= 100) {
    const rest = value % 100;
    return counting.hundreds(Math.floor(value / 100), rest === 0 ? '' : inWords(rest, counting));
  }
  const ten = counting.tens[Math.floor(value / 10) - 2] ?? '';
  return value % 10 === 0 ? ten : counting.joined(ten, value % 10);
}

/**
 * A whole number from 0 to 999 in the words with which the language counts: 20 → `twenty`. Undefined for any other
 * number, and in a language whose words are not known here.
 */
export function numberInWords(value: number, language: string): string | undefined {
  const counting = countingOf(language);
  return counting && Number.isInteger(value) && value >= 0 && value < 1000 ? inWords(value, counting) : undefined;
}

/**
 * The words for numbers from 2 on, with their values; NaN for those that only begin a number (`thousand`). One is left
 * out: it is an article and a pronoun as well. Empty in a language whose words are not known here.
 */
export function numberWords(language: string): ReadonlyMap<string, number> {
  const counting = countingOf(language);
  if (!counting) return new Map();
  return new Map([
    ...counting.larger.map((word) => [word, NaN] as const),
    ...Array.from({ length: 998 }, (_, index) => [inWords(index + 2, counting), index + 2] as const),
  ]);
}
