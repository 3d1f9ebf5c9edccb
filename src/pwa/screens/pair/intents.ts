import type { Id } from '#kernel/id.ts';
import { type Pairing, pairingsOf } from '#domain/doors/pairing.ts';
import type { PairPart } from '#domain/doors/facts.ts';
import { proposeStepCorrection } from '#domain/doors/propose.ts';
import {
  type PairEnd,
  type PairWord,
  proposePairAgain,
  proposePairDeclined,
  proposePairEnd,
  proposePairing,
  proposePairMistake,
} from '#domain/doors/propose-pair.ts';
import { PAIR_WORDINGS } from '#words/consent-wording.ts';
import { aroundIn } from '#pwa/phone/around.ts';
import { asNow } from '#pwa/phone/as-now.ts';
import { proposeEvidence, proposeEvidenceEnd, saveEvidence } from '#pwa/phone/evidence.ts';
import { reasonText } from '#pwa/phone/reasons.ts';
import { idsIn, type Intended, saveTogether } from '#pwa/phone/save.ts';
import { findVillage, type Village } from '#pwa/phone/village.ts';
import { showTrouble } from '#pwa/ui/toast.tsx';
import type { Given } from '#pwa/screens/homes/how-given.tsx';

export const residentOf = ({ learner, teacher, part }: PairWord): Id =>
  part === 'learns' ? learner : teacher;

/** Writes how they agreed, then that they did: a mark without evidence would prove nothing. */
export async function saveAgreed(
  village: Village,
  word: PairWord & { readonly until: number },
  given: Given,
  said: string,
): Promise<string | undefined> {
  const resident = residentOf(word);
  const { part, until } = word;
  const wording = PAIR_WORDINGS[part];
  const about = { resident, purpose: 'pair', readAloud: true, wording, until } as const;
  const evidence = proposeEvidence(village, { ...about, ...given });
  const missed = await saveEvidence(village, evidence);
  if (missed !== undefined) return missed;
  const { states, atDoors } = asNow(village);
  return saveTogether(village.device, village.doorsBook, proposePairing(states, atDoors, word), {
    said,
    undo: () => {
      void endEvidence(village, resident);
      const now = asNow(village);
      return proposePairMistake(now.states, now.atDoors, word);
    },
  });
}

export async function saveDeclined(
  village: Village,
  word: PairWord,
  said: string,
): Promise<string | undefined> {
  const { states, atDoors } = asNow(village);
  const intended = proposePairDeclined(states, atDoors, word);
  return saveTogether(village.device, village.doorsBook, intended, {
    said,
    undo: () => {
      const now = asNow(village);
      return proposePairMistake(now.states, now.atDoors, word);
    },
  });
}

/** Ends a pair; what is withdrawn is undone by asking again alone. */
export async function saveEnd(
  village: Village,
  pairing: Pairing,
  end: Pick<PairEnd, 'part' | 'outcome'>,
  said: string,
): Promise<string | undefined> {
  const { device, doorsBook } = village;
  const { states, atDoors } = asNow(village);
  const intended = proposePairEnd(states, atDoors, { pairs: pairing.ids, ...end });
  const isWithdrawn = end.outcome === 'withdrawn';
  const code = await saveTogether(device, doorsBook, intended, {
    said,
    undo: isWithdrawn ? undefined : () => takeEndBack(village, pairing, intended),
  });
  if (code === undefined && isWithdrawn) await endEvidence(village, sideOf(pairing, end.part));
  return code;
}

const sideOf = ({ learner, teacher }: Pairing, part: PairPart): Id =>
  part === 'learns' ? learner : teacher;

function takeEndBack(village: Village, pairing: Pairing, saved: Intended): Intended {
  const { states, atDoors } = asNow(village);
  const again = proposePairAgain(states, atDoors, { was: pairing, pair: village.device.newId() });
  const [step] = idsIn(saved, 'step');
  if (!again.ok || step === undefined) return again;
  const back = proposeStepCorrection(states, atDoors, { resident: pairing.learner, step });
  return back.ok ? { ok: true, value: [...again.value, ...back.value] } : back;
}

/** Ends the evidence where somebody is in no other pair, and tells where that was not written. */
async function endEvidence(village: Village, resident: Id): Promise<void> {
  const now = findVillage(village.device, village.place) ?? village;
  const others = pairingsOf(now.doors.state, resident, now.day, aroundIn(now));
  const isHeld = others.some(
    ({ learner, learns, shows }) => (learner === resident ? learns : shows) !== undefined,
  );
  if (isHeld) return;
  const problem = await saveEvidence(now, proposeEvidenceEnd(now, resident, 'pair'));
  if (problem !== undefined) showTrouble(reasonText(problem));
}
