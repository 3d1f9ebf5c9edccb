import type { Id } from '#kernel/id.ts';
import { type Term, workingDaysAfter } from '#kernel/vi-workdays.ts';
import { createTable, type Table } from '#book/table.ts';
import type {
  CareFact,
  ConsentLanguage,
  ConsentWay,
  Poverty,
  Purpose,
  RequestKind,
  RequestOutcome,
} from '#domain/care/facts.ts';

/** A note about a household or a person; the latest day stands, for whoever writes it sees no other. */
export type PovertyNote = {
  readonly on: number;
  readonly status: Poverty;
  readonly decision?: string;
};
export type TextNote = { readonly on: number; readonly text: string };

/** `ended`: the civil day on which it was taken back. */
export type Consent = {
  readonly resident: Id;
  readonly purpose: Purpose;
  readonly how: ConsentWay;
  readonly language: ConsentLanguage;
  readonly readAloud: boolean;
  readonly wording: string;
  readonly witness?: string;
  readonly representative?: string;
  readonly from: number;
  readonly until: number;
};

export type Request = {
  readonly id: Id;
  readonly resident: Id;
  readonly kind: RequestKind;
  readonly representative?: string;
  readonly note?: string;
  readonly received: number;
  readonly acknowledged?: number;
  readonly extended?: { readonly on: number; readonly reason: string };
  readonly closed?: {
    readonly on: number;
    readonly outcome: RequestOutcome;
    readonly note?: string;
  };
};

export type CareState = {
  /** By household. */
  readonly poverty: Table<PovertyNote>;
  /** By resident; no text: it was taken out. */
  readonly ethnic: Table<TextNote>;
  readonly health: Table<TextNote>;
  /** By `resident.purpose`: the consent of the latest day. */
  readonly consents: Table<Consent>;
  /** The day on which it was taken back, under the same key; absent when it was given again since. */
  readonly ends: Table<number>;
  readonly requests: Table<Request>;
};

export const emptyCare = (): CareState => ({
  poverty: createTable(),
  ethnic: createTable(),
  health: createTable(),
  consents: createTable(),
  ends: createTable(),
  requests: createTable(),
});

export const consentKey = (resident: Id, purpose: Purpose): string => `${resident}.${purpose}`;

export function foldCare(state: CareState, fact: CareFact): void {
  switch (fact.type) {
    case 'poverty.noted@1': {
      const { household, ...note } = fact.body;
      noteLatest(state.poverty, household, { on: fact.on, ...note });
      return;
    }
    case 'ethnic.noted@1':
      noteLatest(state.ethnic, fact.body.resident, { on: fact.on, text: fact.body.group ?? '' });
      return;
    case 'health.noted@1':
      noteLatest(state.health, fact.body.resident, { on: fact.on, text: fact.body.note ?? '' });
      return;
    case 'consent.given@1':
      foldConsent(state, fact.on, fact.body);
      return;
    case 'consent.revoked@1':
      foldRevoked(state, fact.on, consentKey(fact.body.resident, fact.body.purpose));
      return;
    case 'request.received@1': {
      const { request, ...said } = fact.body;
      if (state.requests.has(request)) return;
      state.requests.set(request, { id: request, received: fact.on, ...said });
      return;
    }
    case 'request.acknowledged@1':
      editRequest(state, fact.body.request, { acknowledged: fact.on });
      return;
    case 'request.extended@1':
      editRequest(state, fact.body.request, {
        extended: { on: fact.on, reason: fact.body.reason },
      });
      return;
    case 'request.closed@1': {
      const { request, resident: _, ...said } = fact.body;
      editRequest(state, request, { closed: { on: fact.on, ...said } });
    }
  }
}

function noteLatest<Note extends { readonly on: number }>(
  table: Table<Note>,
  id: Id,
  note: Note,
): void {
  if ((table.get(id)?.on ?? note.on) <= note.on) table.set(id, note);
}

/** What was agreed before a withdrawal and arrives after it brings no consent back. */
function foldConsent(
  { consents, ends }: CareState,
  from: number,
  body: Extract<CareFact, { type: 'consent.given@1' }>['body'],
): void {
  const key = consentKey(body.resident, body.purpose);
  if ((consents.get(key)?.from ?? from) > from) return;
  consents.set(key, { ...body, from });
  if ((ends.get(key) ?? from) <= from) ends.delete(key);
}

function foldRevoked({ consents, ends }: CareState, on: number, key: string): void {
  if ((consents.get(key)?.from ?? on) > on) return;
  ends.set(key, Math.max(on, ends.get(key) ?? on));
}

/** What is written once stays as it was written first. */
function editRequest({ requests }: CareState, id: Id, fields: Partial<Request>): void {
  const request = requests.get(id);
  if (request !== undefined) requests.set(id, { ...fields, ...request });
}

/** Whether a person's consent for a purpose holds on a civil day. */
export function holdsConsent(
  { consents, ends }: CareState,
  resident: Id,
  purpose: Purpose,
  day: number,
): boolean {
  const key = consentKey(resident, purpose);
  const consent = consents.get(key);
  if (consent === undefined || day < consent.from || day > consent.until) return false;
  return day < (ends.get(key) ?? Number.POSITIVE_INFINITY);
}

/** The first day on which it holds no more; undefined when it was never given. */
export function consentEnd(
  { consents, ends }: CareState,
  resident: Id,
  purpose: Purpose,
): number | undefined {
  const key = consentKey(resident, purpose);
  const consent = consents.get(key);
  return consent && Math.min(consent.until + 1, ends.get(key) ?? Number.POSITIVE_INFINITY);
}

/** Days for each kind, and by how many it may be put off once (Decree 356/2025/NĐ-CP, article 5). */
export const TERMS: Readonly<
  Record<RequestKind, { readonly days: number; readonly more: number }>
> = {
  see: { days: 10, more: 10 },
  copy: { days: 10, more: 10 },
  correct: { days: 10, more: 10 },
  delete: { days: 20, more: 20 },
  withdraw: { days: 15, more: 15 },
  restrict: { days: 15, more: 15 },
  object: { days: 15, more: 15 },
  protect: { days: 15, more: 15 },
};

const ACKNOWLEDGE_DAYS = 2;

/** The last civil day on which a request must be answered. */
export function dueOf({ kind, received, extended }: Request): number {
  const { days, more } = TERMS[kind];
  return received + days + (extended === undefined ? 0 : more);
}

/** The last civil day on which its receipt must be confirmed. */
export const acknowledgeBy = ({ received }: Pick<Request, 'received'>): Term =>
  workingDaysAfter(received, ACKNOWLEDGE_DAYS);

export function aboutCare({ body }: CareFact): readonly Id[] {
  if ('household' in body) return [body.household];
  return 'request' in body ? [body.resident, body.request] : [body.resident];
}

export const introducedByCare = (fact: CareFact): readonly Id[] =>
  fact.type === 'request.received@1' ? [fact.body.request] : [];

/** Households and people stand in another book. */
export const premisesOfCare = (fact: CareFact): readonly Id[] =>
  'request' in fact.body && fact.type !== 'request.received@1' ? [fact.body.request] : [];
