import * as v from 'valibot';
import { AtSeconds, Count, IdText, ShortText } from '#book/common.ts';
import { WAYS } from '#domain/people/facts.ts';

/*
 * How officers sign in. Whatever the way, the home answers with a card for some minutes, and the browser
 * enrols with it as a phone does: what it makes is a stream with an end, and no cookie.
 *
 *   GET  /api/sign-in                 the ways there are
 *   POST /api/sign-in/passkey/begin   → what the authenticator is asked
 *   POST /api/sign-in/passkey         its answer → a card
 *   POST /api/sign-in/password        name, password and code → a card
 *   POST /api/sign-in/other/begin     → address of the other issuer
 *   GET  /api/sign-in/other/back      where that issuer sends the browser, which goes on to the app
 *   POST /api/sign-in/other           what the app was handed there → a card
 *   GET  /api/account                 how I sign in; this and all below is signed by a stream
 *   POST /api/account/code            → a new secret for the code app
 *   POST /api/account/password        name, password and a first code → recovery codes
 *   POST /api/account/passkey/begin, /api/account/passkey      another passkey
 *   POST /api/account/other/begin, /api/account/other          a link to an account of the other issuer
 *   POST /api/account/remove          one of them
 */

const Text = (max: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(max));
/** A sealed word of the home, which it wants back. */
const Token = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{40,2000}$/u));
const Encoded = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,3000}$/u));
/** A random secret of one tab, and its SHA-256: what comes back is for the tab that began. */
const TabSecret = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/u));

export const LoginName = v.pipe(
  v.string(),
  v.toLowerCase(),
  v.regex(/^[a-z0-9][a-z0-9.@_-]{2,59}$/u),
);
const Password = Text(200);
const Code = v.pipe(v.string(), v.regex(/^\d{6}$/u));
/** Six digits of the code app, or a recovery code with or without its dashes. */
const CodeOrRecovery = v.pipe(v.string(), v.regex(/^(?:\d{6}|[a-z2-7-]{20,30})$/u));

export const KEEPS = ['today', 'month'] as const;
/** How long: until the day's work is done on somebody else's computer, or on one's own. */
export const Keep = v.picklist(KEEPS);
export type Keep = v.InferOutput<typeof Keep>;

export const WaysReply = v.object({
  /** Whether the address of the app is one that passkeys can be bound to. */
  passkey: v.boolean(),
  /** What the other issuer is called; absent: there is none. */
  other: v.exactOptional(v.string()),
});
export type WaysReply = v.InferOutput<typeof WaysReply>;

/** A card for `/api/enrol`, and whose it is. */
export const SignInReply = v.object({ card: v.string(), person: IdText });
export type SignInReply = v.InferOutput<typeof SignInReply>;

/** Options for the authenticator, as WebAuthn's own JSON. */
export const OptionsReply = v.object({ options: v.looseObject({ challenge: v.string() }) });
export type OptionsReply = v.InferOutput<typeof OptionsReply>;

const Credential = { id: Encoded, type: v.literal('public-key') };

export const PasskeySignIn = v.strictObject({
  keep: Keep,
  credential: v.strictObject({
    ...Credential,
    response: v.strictObject({
      clientDataJSON: Encoded,
      authenticatorData: Encoded,
      signature: Encoded,
    }),
  }),
});
export type PasskeySignIn = v.InferOutput<typeof PasskeySignIn>;

export const PasswordSignIn = v.strictObject({
  keep: Keep,
  name: LoginName,
  password: Password,
  code: CodeOrRecovery,
});
export type PasswordSignIn = v.InferOutput<typeof PasswordSignIn>;

export const OtherBegin = v.strictObject({ keep: Keep, tab: TabSecret });
export const AddressReply = v.object({ url: v.string() });
export type AddressReply = v.InferOutput<typeof AddressReply>;
export const OtherTaken = v.strictObject({ code: Token, tab: TabSecret });
export type OtherTaken = v.InferOutput<typeof OtherTaken>;

export const AccountReply = v.object({
  login: v.exactOptional(v.object({ name: v.string(), since: AtSeconds, recovery: Count })),
  passkeys: v.array(
    v.object({
      id: v.string(),
      label: v.string(),
      since: AtSeconds,
      usedAt: v.exactOptional(AtSeconds),
    }),
  ),
  others: v.array(v.object({ issuer: v.string(), since: AtSeconds })),
  ways: WaysReply,
  /** Whether this stream may change any of it now, or has to sign in anew first. */
  mayChange: v.boolean(),
});
export type AccountReply = v.InferOutput<typeof AccountReply>;

export const CodeSecretReply = v.object({ token: v.string(), uri: v.string(), secret: v.string() });
export type CodeSecretReply = v.InferOutput<typeof CodeSecretReply>;

export const PasswordSetUp = v.strictObject({
  name: LoginName,
  password: Password,
  token: Token,
  code: Code,
});
export type PasswordSetUp = v.InferOutput<typeof PasswordSetUp>;
/** Shown once; the home keeps their hashes. */
export const RecoveryReply = v.object({ recovery: v.array(v.string()) });
export type RecoveryReply = v.InferOutput<typeof RecoveryReply>;

export const PasskeySetUp = v.strictObject({
  label: ShortText,
  credential: v.strictObject({
    ...Credential,
    response: v.strictObject({ clientDataJSON: Encoded, attestationObject: Encoded }),
  }),
});
export type PasskeySetUp = v.InferOutput<typeof PasskeySetUp>;

export const Nothing = v.strictObject({});

export const Removal = v.strictObject({
  way: v.picklist(WAYS),
  /** Of a passkey, or the issuer of a link. */
  id: v.exactOptional(Text(500)),
});
export type Removal = v.InferOutput<typeof Removal>;
