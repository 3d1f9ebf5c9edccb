import type { Id } from '#kernel/id.ts';
import { err, ok } from '#kernel/result.ts';
import type { Proposed } from '#book/activity.ts';
import type { CARE_FACTS, Poverty, RequestKind } from '#domain/care/facts.ts';
import type { CareStates } from '#domain/care/judge.ts';
import { type BodyOf, type EvidenceIntent, proposeEvidence, RULES } from '#domain/care/propose.ts';
import { consentKey, emptyCare } from '#domain/care/state.ts';
import { type Author, finish, given, present } from '#domain/propose.ts';

type Schemas = typeof CARE_FACTS;

/** What a household is by the poverty review, as somebody learned it at the door. */
export function proposePoverty(
  states: CareStates,
  author: Author,
  intent: { readonly household: Id; readonly status: Poverty; readonly decision: string },
): Proposed<Schemas> {
  const { household, status } = intent;
  if (!states.homes.households.has(household)) return err({ code: 'household-unknown' });
  const body = present<BodyOf<'poverty.noted@1'>>({
    household,
    status,
    decision: given(intent.decision),
  });
  return finish(RULES, states, author, [{ type: 'poverty.noted@1', on: author.on, body }]);
}

/** What somebody asks of what is kept about them, taken down at the door: its terms run from today. */
export function proposeRequest(
  states: CareStates,
  author: Author,
  intent: { readonly resident: Id; readonly kind: RequestKind; readonly note: string },
): Proposed<Schemas> {
  const { resident, kind } = intent;
  if (!states.homes.residents.has(resident)) return err({ code: 'resident-unknown' });
  const body = present<BodyOf<'request.received@1'>>({
    request: author.newId(),
    resident,
    kind,
    note: given(intent.note),
  });
  return finish(RULES, states, author, [{ type: 'request.received@1', on: author.on, body }]);
}

/** What the law lets be kept only of those who agreed, together with that agreement. */
export function proposeSensitive(
  states: CareStates,
  author: Author,
  {
    text,
    ...said
  }: EvidenceIntent & { readonly purpose: 'ethnic' | 'health'; readonly text: string },
): Proposed<Schemas> {
  const evidence = proposeEvidence(states, author, said);
  if (!evidence.ok) return evidence;
  const { resident, purpose } = said;
  const care = emptyCare();
  care.consents.set(consentKey(resident, purpose), { ...said, from: author.on });
  const { on } = author;
  const line = given(text) ?? '';
  const note = finish(RULES, { ...states, care }, author, [
    purpose === 'ethnic'
      ? { type: 'ethnic.noted@1', on, body: { resident, group: line } }
      : { type: 'health.noted@1', on, body: { resident, note: line } },
  ]);
  return note.ok ? ok([...evidence.value, ...note.value]) : note;
}
