import { dateOfDay } from '#kernel/vi-calendar.ts';
import { isAdult } from '#domain/homes/state.ts';
import { householdMeasure, residentMeasure } from '#domain/village.ts';

/** Figures that the household register alone answers. */
export const HOMES_MEASURES = [
  householdMeasure('household-smartphone', (_, members) =>
    members.some((member) => member.smartphone === true),
  ),
  householdMeasure('household-bank', (_, members) =>
    members.some((member) => member.bank === true),
  ),
  householdMeasure('household-epay', (_, members) =>
    members.some((member) => member.epay === true),
  ),
  /**
   * A smartphone and an account for paying by phone in the same household, perhaps of two
   * people.
   */
  householdMeasure(
    'household-smartphone-epay',
    (_, members) =>
      members.some((member) => member.smartphone === true) &&
      members.some((member) => member.epay === true),
  ),
  householdMeasure('household-business', (household) => household.business === true),
  /**
   * Residents of 18 and over; whoever's year of birth is unknown counts as a resident and not
   * as an adult.
   */
  residentMeasure(
    'resident-adult',
    (day) => day.residents,
    (resident, day) => isAdult(resident, dateOfDay(day.asOf).year),
  ),
] as const;
