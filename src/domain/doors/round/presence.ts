import { minuteOfDay } from '#kernel/vi-calendar.ts';
import type { Visit } from '../state.ts';
import { HABITS } from './habits.ts';

/** What was once found at a door. */
export type Sighting = {
  readonly day: number;
  /** Of the day, in Vietnam. */
  readonly minute: number;
  readonly home: boolean;
  /** How much it tells: 1 for an evening of these days. */
  readonly weight: number;
};

/** How likely somebody is at home, by household in the order they were given. */
export type Presence = {
  chanceAt(door: number, day: number, minute: number): number;
};

/** What was seen by day says little of the evening. */
export const EVENING_FROM = 17 * 60 + 30;
const BY_DAY = 0.15;
/** After so many days a sighting tells half as much: habits change with the seasons. */
const HALF_DAYS = 75;
const SIGHTINGS_MAX = 40;

/**
 * What the visits of a household tell of when somebody is at home: each met or nobody; and what was promised,
 * which is a word of theirs about their evenings. That somebody then waits as promised tells nothing more.
 */
export function sightingsOf(visits: readonly Visit[], today: number): readonly Sighting[] {
  const seen: Sighting[] = [];
  let back: Visit['back'];
  for (const visit of visits.slice(-SIGHTINGS_MAX)) {
    const age = today - visit.on;
    const minute = minuteOfDay(visit.at);
    const fresh = age < 0 || !Number.isFinite(age + minute) ? 0 : 0.5 ** (age / HALF_DAYS);
    const weight = fresh * (minute >= EVENING_FROM ? 1 : BY_DAY);
    const isPromised = back?.on === visit.on;
    const home = visit.outcome !== 'nobody';
    if (!(isPromised && home)) seen.push({ day: visit.on, minute, home, weight });
    back = visit.back;
    if (back?.hour !== undefined && back.hour >= 17) {
      seen.push({ day: back.on, minute: back.hour * 60 + 20, home: true, weight: fresh });
    }
  }
  return seen.filter(({ weight }) => weight > 0.01);
}

/** Households whose worth the village's, the alley's own word has in the prior of a household. */
const VILLAGE_PULL = 6;
const ALLEY_PULL = 12;
const ROUNDS = 5;

/**
 * Learns when somebody is at home. Each household has one of the habits h of `habits.ts`, or none (a coin).
 * What was seen there, y = 1 for somebody at home, weighs each by
 *
 *   L(h) = Π p(h)^(w·y) · (1 − p(h))^(w·(1−y)),  p(h) = the share with which h expects somebody just then,
 *   r(h) ∝ π(h) · L(h),                          chance = Σ r(h) · p(h).
 *
 * π is learnt too (expectation–maximisation): the village's is the sum of the r of its households and
 * `VILLAGE_PULL` households' worth of the plain prior; an alley's the sum of its own and `ALLEY_PULL`
 * households' worth of the village's. So a household nobody has been to is judged by its neighbours, where
 * the village goes by no habit all weight moves to one coin, and one crew found tells of its others.
 * @param alleys the alley of each household, '' where it has none
 */
export function learnPresence(
  seen: readonly (readonly Sighting[])[],
  alleys: readonly string[],
): Presence {
  const { size } = HABITS;
  const names = [...new Set(alleys)];
  const alleyOf = alleys.map((name) => names.indexOf(name));
  const likely = likelihoods(seen);
  const shares = likely.map(() => new Float64Array(size));
  let priors = names.map(() => HABITS.prior);
  for (let round = 0; round <= ROUNDS; round += 1) {
    const sums = names.map(() => new Float64Array(size));
    for (const [door, share] of shares.entries()) {
      const wasSeen = seen[door]?.length !== 0;
      const alley = alleyOf[door] ?? 0;
      if (wasSeen || round === ROUNDS) weigh(likely[door], priors[alley], share);
      // Who was never seen follows the others and does not speak for them.
      if (wasSeen) add(sums[alley], share);
    }
    const village = new Float64Array(size);
    for (const sum of sums) add(village, sum);
    const villagePrior = blend(village, HABITS.prior, VILLAGE_PULL);
    priors = sums.map((sum) => blend(sum, villagePrior, ALLEY_PULL));
  }
  believe(shares, likely, priors, alleyOf);
  return presenceOf(shares);
}

/** By how much (in nats) a way of explaining a village must do better than one coin, to be half believed. */
const HABITS_NEED = { gain: 27, soft: 4 };
const OWN_COINS_NEED = { gain: 2, soft: 1.5 };

/**
 * With a few sightings of each household some habit always seems to fit. So the village is asked once as a
 * whole whether it goes by habits at all: `gain` is how much likelier all that was seen is under the learnt π
 * than under the best single coin. Habits count with 1 / (1 + e^−((gain − needed) / soft)). The rest is asked
 * the same of coins: does each household have its own, or are all alike, and what differs is luck.
 */
function believe(
  shares: readonly Float64Array[],
  likely: readonly Float64Array[],
  priors: readonly Float64Array[],
  alleyOf: readonly number[],
): void {
  const coins = new Float64Array(HABITS.coins);
  let own = 0;
  for (const [door, each] of likely.entries()) {
    const prior = priors[alleyOf[door] ?? 0];
    let sum = 0;
    for (let index = 0; index < each.length; index += 1) {
      sum += (each[index] ?? 0) * (prior?.[index] ?? 0);
    }
    own += Math.log(sum);
    for (let coin = 0; coin < coins.length; coin += 1) {
      coins[coin] = (coins[coin] ?? 0) + Math.log(each[coin] ?? 0);
    }
  }
  const best = Math.max(...coins);
  const trust = trustIn(own - best, HABITS_NEED);
  const tossed = coinsOf(likely);
  const ownTrust = trustIn(tossed.fit - best, OWN_COINS_NEED);
  const one = coins.map((each) => Math.exp(each - best));
  const sum = one.reduce((total, each) => total + each, 0);
  for (const [door, share] of shares.entries()) {
    for (let index = 0; index < share.length; index += 1) {
      const ofOwn = tossed.shares[door]?.[index] ?? 0;
      const coin = ofOwn * ownTrust + ((one[index] ?? 0) / sum) * (1 - ownTrust);
      share[index] = (share[index] ?? 0) * trust + coin * (1 - trust);
    }
  }
}

const trustIn = (gain: number, needed: { readonly gain: number; readonly soft: number }): number =>
  1 / (1 + Math.exp((needed.gain - gain) / needed.soft));

/** Of a fit that moves slowly, until households that are all alike are seen to be. */
const COIN_ROUNDS = 12;

/**
 * Which coin each household is, where no habit is believed in: how common each coin is, is learnt from all of
 * them, and each is judged by what was seen there. `fit`: the log of how likely all of it is then.
 */
function coinsOf(likely: readonly Float64Array[]): {
  readonly shares: readonly Float64Array[];
  readonly fit: number;
} {
  const even = new Float64Array(HABITS.coins).fill(1 / HABITS.coins);
  const shares = likely.map(() => new Float64Array(HABITS.coins));
  let prior: Float64Array = even;
  for (let round = 0; round <= COIN_ROUNDS; round += 1) {
    const sum = new Float64Array(HABITS.coins);
    for (const [door, share] of shares.entries()) {
      weigh(likely[door], prior, share);
      add(sum, share);
    }
    prior = blend(sum, even, 1);
  }
  let fit = 0;
  for (const each of likely) {
    fit += Math.log(prior.reduce((sum, share, coin) => sum + share * (each[coin] ?? 0), 0));
  }
  return { shares, fit };
}

function presenceOf(shares: readonly Float64Array[]): Presence {
  const expectedAt = remembering();
  return {
    chanceAt(door, day, minute) {
      const share = shares[door];
      if (share === undefined) return 0;
      const expected = expectedAt(day, minute);
      let chance = 0;
      for (let index = 0; index < share.length; index += 1) {
        chance += (share[index] ?? 0) * (expected[index] ?? 0);
      }
      return chance;
    },
  };
}

/** What each habit expects, worked out once for each part of each evening. */
function remembering(change: (expected: number) => number = (expected) => expected) {
  const kept = new Map<number, Float64Array>();
  return (day: number, minute: number): Float64Array => {
    const key = day * 64 + HABITS.partOf(minute);
    const found = kept.get(key);
    if (found !== undefined) return found;
    const expected = new Float64Array(HABITS.size);
    HABITS.expect(day, minute, expected);
    const changed = expected.map(change);
    kept.set(key, changed);
    return changed;
  };
}

/** L(h) of each household, up to a factor. */
function likelihoods(seen: readonly (readonly Sighting[])[]): readonly Float64Array[] {
  const logHome = remembering(Math.log);
  const logAway = remembering((expected) => Math.log(1 - expected));
  return seen.map((sightings) => {
    const logs = new Float64Array(HABITS.size);
    for (const { day, minute, home, weight } of sightings) {
      const each = home ? logHome(day, minute) : logAway(day, minute);
      for (let index = 0; index < logs.length; index += 1) {
        logs[index] = (logs[index] ?? 0) + weight * (each[index] ?? 0);
      }
    }
    let most = -Infinity;
    for (const each of logs) if (each > most) most = each;
    for (let index = 0; index < logs.length; index += 1) {
      logs[index] = Math.exp((logs[index] ?? 0) - most);
    }
    return logs;
  });
}

/** r(h): the prior, weighed by what was seen. */
function weigh(
  likely: Float64Array = HABITS.prior,
  prior = HABITS.prior,
  into: Float64Array,
): void {
  let sum = 0;
  for (let index = 0; index < into.length; index += 1) {
    const share = (likely[index] ?? 0) * (prior[index] ?? 0);
    into[index] = share;
    sum += share;
  }
  for (let index = 0; index < into.length; index += 1) into[index] = (into[index] ?? 0) / sum;
}

function add(sum: Float64Array | undefined, share: Float64Array): void {
  if (sum === undefined) return;
  for (let index = 0; index < sum.length; index += 1) {
    sum[index] = (sum[index] ?? 0) + (share[index] ?? 0);
  }
}

function blend(own: Float64Array, wider: Float64Array, pull: number): Float64Array {
  const total = own.reduce((sum, each) => sum + each, pull);
  return own.map((each, index) => (each + pull * (wider[index] ?? 0)) / total);
}
