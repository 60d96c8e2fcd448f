import { type IdentifierKind, isInsideWord } from './kind.ts';

/** Luhn's check digit (ISO/IEC 7812-1, annex B), over digits only. */
export function isLuhnValid(digits: string): boolean {
  let sum = 0;
  [...digits].reverse().forEach((character, index) => {
    const doubled = Number(character) * (index % 2 === 1 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  });
  return sum % 10 === 0;
}

/** First digits and lengths of the payment networks' numbers (ISO/IEC 7812 ranges as the networks publish them). */
const cardShapes = [
  /^4(\d{12}|\d{15}|\d{18})$/,
  /^5[1-5]\d{14}$/,
  /^2[2-7]\d{14}$/,
  /^3[47]\d{13}$/,
  /^3[0689]\d{12}(\d{2})?$/,
  /^6\d{15,18}$/,
  /^35\d{14}$/,
];

const card: IdentifierKind = {
  id: 'card',
  group: 'secret',
  name: 'the number of a payment card',
  pattern: '[0-9]([ -]?[0-9]){12,18}',
  judge(match, around) {
    if (isInsideWord(around)) return 'none';
    const digits = match.replace(/[ -]/g, '');
    return cardShapes.some((shape) => shape.test(digits)) && isLuhnValid(digits) ? 'certain' : 'none';
  },
};

/** Length of an IBAN by country (ISO 13616, SWIFT's registry). */
const ibanLengths: Readonly<Record<number, string>> = {
  15: 'NO',
  16: 'BE',
  18: 'DK FI FK FO GL NL SD',
  19: 'MK SI',
  20: 'AT BA EE KZ LT LU MN XK',
  21: 'CH HR LI LV',
  22: 'BG BH CR DE GB GE IE ME RS VA',
  23: 'AE GI IL IQ OM SO TL',
  24: 'AD CZ ES MD PK RO SA SE SK TN VG',
  25: 'LY PT ST',
  26: 'IS TR',
  27: 'BI DJ FR GR IT MC MR SM',
  28: 'AL AZ BY CY DO GT HU LB NI PL SV',
  29: 'BR EG PS QA UA',
  30: 'JO KW MU YE',
  31: 'MT SC',
  32: 'LC',
  33: 'RU',
};
const lengthOf = new Map(
  Object.entries(ibanLengths).flatMap(([length, countries]) =>
    countries.split(' ').map((country) => [country, Number(length)] as const),
  ),
);

/** The check digits of ISO 13616: the rearranged number leaves 1 when divided by 97. */
export function isIbanValid(iban: string): boolean {
  if (lengthOf.get(iban.slice(0, 2)) !== iban.length) return false;
  const digits = [...iban.slice(4), ...iban.slice(0, 4)]
    .map((character) => String(Number.parseInt(character, 36)))
    .join('');
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1;
}

const iban: IdentifierKind = {
  id: 'iban',
  group: 'secret',
  name: 'the number of a bank account',
  pattern: '[A-Z]{2}[0-9]{2}( ?[A-Z0-9]){11,30}',
  judge(match, around) {
    if (isInsideWord({ ...around, after: '' })) return 'none';
    // What follows the number may have the same characters: the country says where it ends.
    const compact = match.replaceAll(' ', '').slice(0, lengthOf.get(match.slice(0, 2)) ?? 0);
    return isIbanValid(compact) ? 'certain' : 'none';
  },
};

const phone: IdentifierKind = {
  id: 'phone',
  group: 'phone',
  name: 'a telephone number',
  pattern: String.raw`\+[1-9]([ ().-]{0,2}[0-9]){7,14}`,
  judge(match, around) {
    return /[\p{L}\p{N}.+]$/u.test(around.before) || /^[\p{L}\p{N}]/u.test(around.after) || match.length < 9
      ? 'none'
      : 'certain';
  },
};

const localPhone: IdentifierKind = {
  id: 'local-phone',
  group: 'phone',
  name: 'a telephone number',
  pattern: String.raw`\(0?[0-9]{2,4}\) ?[0-9]{3,4}[ -]?[0-9]{3,5}|[0-9]{3}-[0-9]{3}-[0-9]{4}|0[0-9]{2,4}[ /-][0-9]{5,8}`,
  judge: (_, around) =>
    isInsideWord(around) || /^[.-][0-9]/.test(around.after) || /[0-9][.-]$/.test(around.before)
      ? 'none'
      : 'undecidable',
};

const moment = /^(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(([01]\d|2[0-3])([0-5]\d){0,2})?$/;
/** Whether digits are a day, or a day and a time: 20260801, 20260801123000. */
export const isMoment = (digits: string) => moment.test(digits);

/** A long number of which nothing else is known. */
export const longNumber: IdentifierKind = {
  id: 'long-number',
  group: 'number',
  name: 'a serial number',
  pattern: '[0-9]{9,}',
  judge: (match, around) =>
    isMoment(match) || /^0+$/.test(match) || isInsideWord(around) || /^[.-][0-9A-Fa-f]/.test(around.after)
      ? 'none'
      : 'undecidable',
};

const location: IdentifierKind = {
  id: 'location',
  group: 'place',
  name: 'a precise place on the map',
  pattern: String.raw`-?[0-9]{1,2}\.[0-9]{3,}°?[NS]?[ ,;/]{1,3}-?[0-9]{1,3}\.[0-9]{3,}`,
  judge(match, around) {
    if (isInsideWord({ ...around, after: around.after.replace(/^°?[EW]?/, '') }) || /[.]$/.test(around.before))
      return 'none';
    const [latitude = Number.NaN, longitude = Number.NaN] = (match.match(/-?[0-9.]+/g) ?? []).map(Number);
    return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? 'certain' : 'none';
  },
};

/** First digits of type allocation codes that are in use (GSMA's reporting bodies). */
const allocated = /^(01|35|86|98|99)/;
const imei: IdentifierKind = {
  id: 'imei',
  group: 'device',
  name: 'the number of a mobile device (IMEI)',
  pattern: '[0-9]{15}|[0-9]{2}[ -][0-9]{6}[ -][0-9]{6}[ -][0-9]',
  judge(match, around) {
    const digits = match.replace(/[ -]/g, '');
    return !isInsideWord(around) && allocated.test(digits) && isLuhnValid(digits) ? 'certain' : 'none';
  },
};

/** Numbers that belong to one person, one device or one place. */
export const numberKinds: readonly IdentifierKind[] = [card, iban, imei, phone, localPhone, location, longNumber];
