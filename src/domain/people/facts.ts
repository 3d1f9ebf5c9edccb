import * as v from 'valibot';
import { type FactOf, ROLES } from '#book/activity.ts';
import { AnyDay, AtSeconds, IdText, ShortText } from '#book/common.ts';
import { POST_FACTS } from '#domain/people/post-facts.ts';

export const Phone = v.pipe(v.string(), v.regex(/^\+84\d{9,10}$/u));
/** The uncompressed P-256 point, 65 bytes in base64url. */
const Key = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{87}$/u));

/** What a member is to the team; rights come from grants, not from here. */
export const DUTIES = ['leader', 'deputy', 'member'] as const;
export type Duty = (typeof DUTIES)[number];

/** How an officer signed in on a browser; a phone came in by a card instead. */
export const WAYS = ['passkey', 'password', 'oidc'] as const;
export type Way = (typeof WAYS)[number];

/** What the home calls the stream by which it writes in somebody's name. */
export const KEPT_DEVICE = 'Máy chủ';

/** Why a stream writes no more: its person is done with it, or the device is lost or in other hands. */
export const ENDS = ['signed-out', 'lost'] as const;
export type End = (typeof ENDS)[number];

/** The role of the home itself is a grant too; the judge lets only the home give it. */
const GrantedRole = v.picklist(ROLES);

export const PEOPLE_FACTS = {
  'person.added@1': v.strictObject({
    person: IdText,
    name: ShortText,
    phone: v.exactOptional(Phone),
  }),
  /** Absent `was` or `to`: nothing stood there, nothing stands there now. */
  'person.changed@1': v.strictObject({
    person: IdText,
    field: v.picklist(['name', 'phone']),
    was: v.exactOptional(ShortText),
    to: v.exactOptional(ShortText),
  }),
  'team.founded@1': v.strictObject({
    team: IdText,
    place: IdText,
    name: v.exactOptional(ShortText),
    decision: v.exactOptional(ShortText),
    from: AnyDay,
  }),
  'team.joined@1': v.strictObject({
    team: IdText,
    person: IdText,
    duty: v.picklist(DUTIES),
    /** What the person is in the village: head of the village, Youth Union, women's union … */
    post: v.exactOptional(ShortText),
    from: AnyDay,
  }),
  'team.left@1': v.strictObject({ team: IdText, person: IdText, until: AnyDay }),
  /** A grant covers the territory that the place has when it is given. `until` is inclusive. */
  'grant.given@1': v.strictObject({
    grant: IdText,
    person: IdText,
    role: GrantedRole,
    place: IdText,
    from: AnyDay,
    until: v.exactOptional(AnyDay),
  }),
  'grant.ended@1': v.strictObject({ grant: IdText, until: AnyDay }),
  /**
   * A person's store on one device begins to write; `device` is what people call the phone, `cardBy` the
   * person who gave the card that let it in, `after` the stream of the same device that it follows. A browser
   * that was signed in on says in which way, and the second from which on it speaks no more.
   */
  'stream.registered@1': v.strictObject({
    stream: IdText,
    person: IdText,
    key: Key,
    device: v.exactOptional(ShortText),
    cardBy: v.exactOptional(IdText),
    after: v.exactOptional(IdText),
    way: v.exactOptional(v.picklist(WAYS)),
    endsAt: v.exactOptional(AtSeconds),
  }),
  /** What it says from now on waits for somebody in charge; a person on that device begins anew. */
  'stream.ended@1': v.strictObject({ stream: IdText, why: v.picklist(ENDS) }),
  ...POST_FACTS,
} as const;

export type PeopleFact = FactOf<typeof PEOPLE_FACTS>;
