import type { Id } from '#kernel/id.ts';
import type { ActingOutcome, Skill, Step } from '#domain/doors/facts.ts';
import {
  proposeActing as proposeActingOf,
  proposeActingEnd as proposeActingEndOf,
  proposeAttachment as proposeAttachmentOf,
  proposeHelp as proposeHelpOf,
  proposeStep as proposeStepOf,
  proposeStepCorrection,
  proposeVisit as proposeVisitOf,
  proposeVisitCorrection as proposeVisitCorrectionOf,
  proposeWithdrawal,
} from '#domain/doors/propose.ts';
import type {
  ActingIntent,
  AttachmentIntent,
  HelpIntent,
  VisitCorrection,
  VisitIntent,
} from '#domain/doors/propose.ts';
import type { HOUSEHOLD_ENDS, RESIDENT_ENDS } from '#domain/homes/facts.ts';
import {
  proposeConsent as proposeConsentOf,
  proposeConsentWithdrawn,
  proposeHousehold as proposeHouseholdOf,
  proposeHouseholdEdits as proposeHouseholdEditsOf,
  proposeHouseholdLeft,
  proposeHouseholdReturned,
  proposeResident as proposeResidentOf,
  proposeResidentEdits as proposeResidentEditsOf,
  proposeResidentLeft,
  proposeResidentReturned,
} from '#domain/homes/propose.ts';
import type {
  HouseholdEdit,
  HouseholdIntent,
  ResidentEdit,
  ResidentIntent,
} from '#domain/homes/propose.ts';
import type { Household, Resident } from '#domain/homes/state.ts';
import type { Intended } from './save.ts';
import { actingFor } from './acting.ts';
import { asNow } from './as-now.ts';
import { findVillage } from './village.ts';
import type { Village } from './village.ts';

/** What is recorded for a person while one acts for them says so. */
function actingOf(village: Village, resident: Id): { readonly acting?: Id } {
  const now = findVillage(village.device, village.place) ?? village;
  const acting = actingFor(now, resident);
  return acting === undefined ? {} : { acting };
}

export function proposeVisit(village: Village, intent: VisitIntent): Intended {
  const { states, atDoors } = asNow(village);
  const within = <Work extends { readonly resident: Id }>(work: Work): Work => ({
    ...work,
    ...actingOf(village, work.resident),
  });
  return proposeVisitOf(states, atDoors, {
    ...intent,
    steps: (intent.steps ?? []).map(within),
    helps: (intent.helps ?? []).map(within),
  });
}

export function proposeVisitCorrection(village: Village, intent: VisitCorrection): Intended {
  const { states, atDoors } = asNow(village);
  return proposeVisitCorrectionOf(states, atDoors, intent);
}

export function proposeAttachment(
  village: Village,
  intent: AttachmentIntent & { readonly household: Id },
): Intended {
  const { states, atDoors } = asNow(village);
  return proposeAttachmentOf(states, atDoors, intent);
}

export function proposeAttachmentAway(village: Village, attachment: Id): Intended {
  const { states, atDoors } = asNow(village);
  return proposeWithdrawal(states, atDoors, { attachment });
}

export function proposeStep(
  village: Village,
  resident: Resident,
  intent: { readonly skill: Skill; readonly reached: Step },
): Intended {
  const { states, atDoors } = asNow(village);
  const acting = actingOf(village, resident.id);
  return proposeStepOf(states, atDoors, { resident: resident.id, ...intent, ...acting });
}

export function proposeRungCorrection(
  village: Village,
  resident: Id,
  intent: { readonly step: Id; readonly reached?: Step | undefined; readonly reason: string },
): Intended {
  const { states, atDoors } = asNow(village);
  const { step, reached, reason } = intent;
  return proposeStepCorrection(states, atDoors, {
    resident,
    step,
    reason,
    ...(reached && { reached }),
  });
}

export function proposeHelp(
  village: Village,
  resident: Resident,
  intent: Pick<HelpIntent, 'help' | 'skill' | 'how' | 'note'>,
): Intended {
  const { states, atDoors } = asNow(village);
  const acting = actingOf(village, resident.id);
  return proposeHelpOf(states, atDoors, { resident: resident.id, ...intent, ...acting });
}

export function proposeActing(
  village: Village,
  resident: Resident,
  intent: Pick<ActingIntent, 'acting' | 'skill' | 'reason' | 'ends'>,
): Intended {
  const { states, atDoors } = asNow(village);
  const { at } = village.device.now();
  return proposeActingOf(states, atDoors, { resident: resident.id, ...intent, at });
}

export function proposeActingEnd(village: Village, acting: Id, outcome: ActingOutcome): Intended {
  const { states, atDoors } = asNow(village);
  const { at } = village.device.now();
  return proposeActingEndOf(states, atDoors, { acting, outcome, at });
}

export function proposeConsent(village: Village, resident: Resident, until: number): Intended {
  const { states, atHomes } = asNow(village);
  return proposeConsentOf(states, atHomes, resident.id, until);
}

export function proposeConsentEnd(village: Village, resident: Resident): Intended {
  const { states, atHomes } = asNow(village);
  return proposeConsentWithdrawn(states, atHomes, resident.id);
}

export function proposeHousehold(village: Village, intent: HouseholdIntent): Intended {
  const { states, atHomes } = asNow(village);
  return proposeHouseholdOf(states, atHomes, intent);
}

export function proposeHouseholdEdits(
  village: Village,
  household: Household,
  edits: readonly HouseholdEdit[],
  seen?: Partial<Household>,
): Intended {
  const { states, atHomes } = asNow(village);
  return proposeHouseholdEditsOf(states, atHomes, household.id, edits, seen);
}

export function proposeHouseholdEnd(
  village: Village,
  household: Pick<Household, 'id'>,
  reason: (typeof HOUSEHOLD_ENDS)[number],
): Intended {
  const { states, atHomes } = asNow(village);
  return proposeHouseholdLeft(states, atHomes, household.id, reason);
}

export function proposeHouseholdReturn(village: Village, household: Household): Intended {
  const { states, atHomes } = asNow(village);
  return proposeHouseholdReturned(states, atHomes, household.id);
}

export function proposeResident(village: Village, intent: ResidentIntent): Intended {
  const { states, atHomes } = asNow(village);
  return proposeResidentOf(states, atHomes, intent);
}

export function proposeResidentEdits(
  village: Village,
  resident: Resident,
  edits: readonly ResidentEdit[],
  seen: Partial<Resident>,
): Intended {
  const { states, atHomes } = asNow(village);
  return proposeResidentEditsOf(states, atHomes, resident.id, edits, seen);
}

export function proposeResidentEnd(
  village: Village,
  resident: Resident,
  reason: (typeof RESIDENT_ENDS)[number],
): Intended {
  const { states, atHomes } = asNow(village);
  return proposeResidentLeft(states, atHomes, resident.id, reason);
}

export function proposeResidentReturn(village: Village, resident: Resident): Intended {
  const { states, atHomes } = asNow(village);
  return proposeResidentReturned(states, atHomes, resident.id);
}
