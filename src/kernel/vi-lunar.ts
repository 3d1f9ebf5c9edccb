/**
 * The day of the lunar month, for the meridian of Hà Nội (UTC+7): market days, the first and the full moon
 * go by it. After Hồ Ngọc Đức, "Computing the Vietnamese lunar calendar": mean new moons with the periodic
 * terms of Meeus, "Astronomical Formulae for Calculators", chapter 32.
 */

/** The Julian day number of 1970-01-01. */
const EPOCH = 2_440_588;
const ZONE_DAYS = 7 / 24;
const SYNODIC_DAYS = 29.530_588_68;
/** The new moon that is counted as 0, of 31/12/1899. */
const FIRST_MOON = 2_415_021.076_998_695;
const RADIAN = Math.PI / 180;
const sin = (degrees: number): number => Math.sin(degrees * RADIAN);

/** The civil day on which the new moon of number `k` falls. */
function newMoonDay(k: number): number {
  const t = k / 1_236.85;
  const t2 = t * t;
  const t3 = t2 * t;
  const mean =
    2_415_020.759_33 +
    29.530_588_68 * k +
    0.000_117_8 * t2 -
    0.000_000_155 * t3 +
    0.000_33 * sin(166.56 + 132.87 * t - 0.009_173 * t2);
  const sun = 359.2242 + 29.105_356_08 * k - 0.000_033_3 * t2 - 0.000_003_47 * t3;
  const moon = 306.0253 + 385.816_918_06 * k + 0.010_730_6 * t2 + 0.000_012_36 * t3;
  const node = 21.2964 + 390.670_506_46 * k - 0.001_652_8 * t2 - 0.000_002_39 * t3;
  const shift =
    (0.1734 - 0.000_393 * t) * sin(sun) +
    0.0021 * sin(2 * sun) -
    0.4068 * sin(moon) +
    0.0161 * sin(2 * moon) -
    0.0004 * sin(3 * moon) +
    0.0104 * sin(2 * node) -
    0.0051 * sin(sun + moon) -
    0.0074 * sin(sun - moon) +
    0.0004 * sin(2 * node + sun) -
    0.0004 * sin(2 * node - sun) -
    0.0006 * sin(2 * node + moon) +
    0.001 * sin(2 * node - moon) +
    0.0005 * sin(2 * moon + sun);
  // Dynamical time runs ahead of the clock; the series holds for the years after 1900.
  const ahead = -0.000_278 + 0.000_265 * t + 0.000_262 * t2;
  return Math.floor(mean + shift - ahead + 0.5 + ZONE_DAYS) - EPOCH;
}

/** Number of the moon that began last, on or before a day. */
function moonOn(day: number): number {
  const guess = Math.floor((day + EPOCH - FIRST_MOON) / SYNODIC_DAYS) + 1;
  for (let k = guess; ; k -= 1) if (newMoonDay(k) <= day) return k;
}

/** 1 to 30; the first is the new moon, the fifteenth the full one. */
export const lunarDayOf = (day: number): number => day - newMoonDay(moonOn(day)) + 1;
