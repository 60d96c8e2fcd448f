import type { Month } from './calendar.ts';
import { type Random, createRandom, mixSeed, pick } from './random.ts';
import { availableOn } from './releases.ts';
import { type Category, categories, languageShares } from './vocabulary.ts';

/** One copy of Heron on one device, with everything that is true of it, sent or not. */
export interface Installation {
  readonly seed: number;
  /** Places in `platforms`, `channels` and `languages`. */
  readonly platform: number;
  readonly channel: number;
  readonly language: number;
  /** Day numbers of the first day, and of the first day on which it is gone. */
  readonly installedOn: number;
  readonly leavesOn: number;
  /** Day on which it takes each release line; Infinity for never. */
  readonly takes: readonly number[];
  /** Factor on how likely a feature is used. */
  readonly eagerness: number;
  /** Factor on the time Heron takes to start. */
  readonly slowness: number;
  /** Factor on how likely Heron crashes. */
  readonly fragility: number;
  /** Books on the first published day, and the growth factor in a year. */
  readonly books: number;
  readonly growth: number;
  /** Which switches were turned on, in the order of `categories`. */
  readonly agrees: readonly boolean[];
  /** Chance to be used in a week. */
  readonly habit: number;
  /** By index of the week, and of the month: whether Heron was used in it. */
  readonly usedWeeks: Uint8Array;
  readonly usedMonths: Uint8Array;
}

/** By system: of the installations that were there from the start, and of those that come. */
const platformShares = { settled: [0.5, 0.13, 0.21, 0.16], coming: [0.41, 0.135, 0.215, 0.24] };
const betaShares = { settled: [0.034, 0.027, 0.075, 0.04], coming: [0.035, 0.048, 0.066, 0.035] };
/** Mean days until an installation that updates by itself takes a release. */
const promptDays = [16, 12, 20, 13];
/** Share that waits for a distribution or a person: some months on average. */
const lateShares = [0.3, 0.22, 0.46, 0.18];
const lateDays = 105;
const neverShare = 0.003;

/** Standard normal quantiles: how reluctant one must not be for each switch; a higher number, fewer who agree. */
const reluctance: Readonly<Record<Category, number>> = {
  'basic-health': -0.32,
  'feature-use': -0.2,
  performance: 0.2,
  'crash-reports': -0.05,
  'library-shape': 2.3,
};
const platformReluctance = [0.05, 0, -0.25, 0.2];
const betaReluctance = -0.5;
/** How much of the answer is the same person's attitude, and how much the one switch. */
const attitude = 0.75;

const languageWeights = Object.values(languageShares);

function answers(random: Random, platform: number, channel: number, fragility: number): boolean[] {
  const person = random.normal();
  return categories.map((category) => {
    const willing = attitude * person + Math.sqrt(1 - attitude ** 2) * random.normal();
    // Whoever sees more crashes is readier to report them.
    const moved = category === 'crash-reports' ? 0.12 * Math.log(fragility) : 0;
    return willing + moved > reluctance[category] + (platformReluctance[platform] ?? 0) + channel * betaReluctance;
  });
}

function updates(random: Random, platform: number, channel: number, installedOn: number): number[] {
  const roll = random.next();
  const never = roll < neverShare;
  const late = roll < neverShare + (lateShares[platform] ?? 0) && channel === 0;
  const days = late ? lateDays : (promptDays[platform] ?? 0);
  return availableOn.map((byChannel) => {
    const available = byChannel[channel] ?? 0;
    const wait = 1 + random.exponential(days);
    if (available <= installedOn) return installedOn + (late ? wait * 0.3 : 0);
    return never ? Infinity : available + wait;
  });
}

function createInstallation(
  seed: number,
  installedOn: number,
  settled: boolean,
  months: readonly Month[],
): Installation {
  const random = createRandom(seed);
  const origin = settled ? 'settled' : 'coming';
  const platform = pick(platformShares[origin], random.next());
  const channel = random.next() < (betaShares[origin][platform] ?? 0) ? 1 : 0;
  const language = pick(languageWeights, random.next());
  const tried = !settled && random.next() < 0.14;
  const leavesOn = installedOn + (settled ? 0 : 1) + random.exponential(tried ? 12 : 1150);
  const takes = updates(random, platform, channel, installedOn - (settled ? random.exponential(500) : 0));
  const habit = 1 - 0.88 * random.next() ** 1.7;
  const fragility = Math.exp(1.2 * random.normal());
  const weeks = months.flatMap((month) => month.weeks);
  const season = (day: number) => 1 + 0.06 * Math.cos(((day - 18_260) / 365.25) * 2 * Math.PI);
  const usedWeeks = Uint8Array.from(weeks, ({ start }) => {
    const isUsed = random.next() < habit * season(start + 3);
    return isUsed && start + 6 >= installedOn && start < leavesOn ? 1 : 0;
  });
  const usedMonths = Uint8Array.from(months, ({ start, end }) => {
    const daysThere = Math.min(end + 1, leavesOn) - Math.max(start, installedOn);
    return random.next() < 1 - Math.max(0, 1 - habit * season(start + 15)) ** (Math.max(0, daysThere) / 7) ? 1 : 0;
  });
  return {
    seed,
    platform,
    channel,
    language,
    installedOn,
    leavesOn,
    takes,
    eagerness: Math.exp(0.45 * random.normal() - 0.1),
    slowness: Math.exp(0.55 * random.normal()),
    fragility,
    // A share is empty; the others are log-normal with a heavy upper end.
    books: random.next() < 0.012 ? 0 : Math.exp(3.7 + 1.65 * random.normal()),
    growth: Math.exp(0.25 * Math.abs(random.normal())),
    agrees: answers(random, platform, channel, fragility),
    habit,
    usedWeeks,
    usedMonths,
  };
}

/**
 * Installations on the first published day, and those that come in each month, with a peak around the turn of the year.
 */
export function createPopulation(seed: number, size: number, months: readonly Month[]): Installation[] {
  const first = months[0]?.start ?? 0;
  const installations: Installation[] = [];
  const add = (installedOn: number, settled: boolean) =>
    installations.push(createInstallation(mixSeed(seed, installations.length), installedOn, settled, months));
  for (let count = 0; count < size; count += 1) add(first, true);
  for (const month of months) {
    const holidays = /-(12|01)$/.test(month.name) ? 1.35 : 1;
    const coming = Math.round(size * (0.072 + 0.0022 * month.index) * holidays);
    const days = month.end - month.start + 1;
    for (let count = 0; count < coming; count += 1) add(month.start + Math.floor((count * days) / coming), false);
  }
  return installations;
}

/** Whether it was used in the month. */
export function isActive({ usedMonths }: Installation, month: Month): boolean {
  return usedMonths[month.index] === 1;
}

/** Place in `lines` of the release line it runs on a day. */
export function lineOn({ takes }: Installation, day: number): number {
  return Math.max(
    0,
    takes.findLastIndex((takenOn) => takenOn <= day),
  );
}

/** Whether its owner turned the switch on. */
export function agreesTo({ agrees }: Installation, category: Category): boolean {
  return agrees[categories.indexOf(category)] === true;
}
