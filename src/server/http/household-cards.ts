import type { Context } from 'hono';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import { IN_CHARGE } from '#domain/judge.ts';
import { headNameOf, householdsOn } from '#domain/homes/state.ts';
import { type HouseholdCardsReply, HouseholdCardsRequest } from '#protocol/household-cards.ts';
import { issueHouseholdCard, withdrawHouseholdCard } from '#server/household-cards.ts';
import type { Home } from '#server/home.ts';
import type { Once } from '#server/http/once.ts';
import { problem, sendProblem } from '#server/http/problem.ts';
import { readSignedJson } from '#server/http/signed-json.ts';
import { sendJson } from '#server/http/sync.ts';
import { plateOf } from '#server/queries/public-household.ts';
import { noteRegisters } from '#server/queries/seen.ts';
import { type Chapter, openScope, placeMessage } from '#server/queries/scope.ts';

/** Who is in charge of a village gives its households their cards, or takes them back. */
export async function answerHouseholdCards(
  c: Context,
  home: Home,
  once: Once,
  log: (line: string) => void,
): Promise<Response> {
  const request = await readSignedJson(c, home, HouseholdCardsRequest, { once });
  if (!request.ok) return sendProblem(c, request.error);
  const { line, value } = request.value;
  const opened = await openScope(home, line, value.village, undefined, IN_CHARGE);
  if (!opened.ok) return sendProblem(c, opened.error);
  const [village, ...others] = opened.value.villages;
  // A commune is not answered whole: its cards are given village by village.
  if (village === undefined || others.length > 0 || village.place.id !== value.village) {
    return sendProblem(c, problem('not-found'));
  }
  // Whoever is shown the cards reads the heads of all households.
  noteRegisters(opened.value, 'list');
  const households: HouseholdCardsReply['households'] = [];
  for (const chapter of village.chapters) {
    households.push(...(await serveChapter(home, chapter, value, line.person)));
  }
  const counts = { issued: value.issue.length, withdrawn: value.withdraw.length };
  if (counts.issued + counts.withdrawn > 0) {
    const what = `${counts.issued} issued, ${counts.withdrawn} withdrawn`;
    log(`household cards: ${what} by stream ${line.stream}`);
  }
  const { place, asOf } = opened.value;
  const reply: HouseholdCardsReply = {
    at: home.now(),
    village: placeMessage(place, asOf),
    households,
  };
  return sendJson(c, reply);
}

async function serveChapter(
  home: Home,
  { homesBook, homes }: Chapter,
  { issue, withdraw }: HouseholdCardsRequest,
  issuedBy: string,
): Promise<HouseholdCardsReply['households']> {
  const at = home.now();
  const today = dayOfSeconds(at);
  const there = householdsOn(homes.state, today);
  const cards = new Map<string, string>();
  for (const { id: household } of there) {
    if (withdraw.includes(household)) await withdrawHouseholdCard(home.store, homesBook, household);
    if (!issue.includes(household)) continue;
    const card = { household, issuedAt: at, issuedBy };
    cards.set(household, await issueHouseholdCard(home.store, homesBook, card));
  }
  const listed = await home.store.read(homesBook.cell).listHouseholdCards(homesBook.id);
  const issuedAt = new Map(listed.map((card) => [card.household, card.issuedAt]));
  return there.map((household) => {
    const { id, code } = household;
    const head = headNameOf(homes.state, household, today);
    const [given, card] = [issuedAt.get(id), cards.get(id)];
    return {
      id,
      plate: plateOf(homesBook.place, id),
      ...(head !== undefined && { head }),
      ...(code !== undefined && { code }),
      ...(given !== undefined && { issuedAt: given }),
      ...(card !== undefined && { card }),
    };
  });
}
