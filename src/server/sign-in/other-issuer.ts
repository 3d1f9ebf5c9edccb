import {
  allowInsecureRequests,
  authorizationCodeGrant,
  AuthorizationResponseError,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientError,
  ClientSecretBasic,
  type Configuration,
  discovery,
  enableNonRepudiationChecks,
  randomNonce,
  randomPKCECodeVerifier,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client';
import { err, ok, type Result } from '#kernel/result.ts';

/** Settings of an issuer whose word about a person this home takes (OpenID Connect). */
export type OtherSettings = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the button says. */
  readonly name: string;
};

/** What the home remembers between sending a browser away and seeing it again. */
export type Errand = { readonly verifier: string; readonly nonce: string };

export type OtherIssuer = {
  readonly name: string;
  readonly issuer: string;
  newErrand(): Errand;
  /** Where the browser goes; undefined while the issuer cannot be reached. */
  addressFor(back: string, state: string, errand: Errand): Promise<string | undefined>;
  /** Who it is, as the issuer knows them; an error says what did not hold. */
  whoCame(came: URL, state: string, errand: Errand): Promise<Result<string, Unvouched>>;
};

export type Unvouched = 'account-failed' | 'account-away';

const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);
const TIMEOUT_S = 10;

/** The issuer is asked about itself when it is first needed, and again until it has answered. */
export function createOtherIssuer(settings: OtherSettings): OtherIssuer {
  const { issuer, clientId, clientSecret, name } = settings;
  const url = new URL(issuer);
  const options = {
    timeout: TIMEOUT_S,
    execute: [
      // The issuer's signature is looked at, although its word comes straight from it.
      enableNonRepudiationChecks,
      // Without TLS on this very machine alone, where the issuer of a test runs.
      // oxlint-disable-next-line typescript/no-deprecated -- marked so to stand out, as it does here
      ...(LOOPBACK.has(url.hostname) ? [allowInsecureRequests] : []),
    ],
  };
  let found: Promise<Configuration> | undefined;
  const find = (): Promise<Configuration> => {
    found ??= discovery(url, clientId, undefined, ClientSecretBasic(clientSecret), options).catch(
      (error: unknown) => {
        found = undefined;
        throw error;
      },
    );
    return found;
  };
  return {
    name,
    issuer,
    newErrand: () => ({ verifier: randomPKCECodeVerifier(), nonce: randomNonce() }),
    async addressFor(back, state, { verifier, nonce }) {
      const configuration = await find().catch(() => undefined);
      return (
        configuration &&
        buildAuthorizationUrl(configuration, {
          redirect_uri: back,
          scope: 'openid',
          state,
          nonce,
          code_challenge: await calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
        }).href
      );
    },
    async whoCame(came, state, { verifier, nonce }) {
      try {
        const tokens = await authorizationCodeGrant(await find(), came, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const subject = tokens.claims()?.sub;
        return subject === undefined ? err('account-failed') : ok(subject);
      } catch (error) {
        return err(isRefusal(error) ? 'account-failed' : 'account-away');
      }
    },
  };
}

/** Whether the issuer answered, and what it said did not hold. */
const isRefusal = (error: unknown): boolean =>
  error instanceof AuthorizationResponseError ||
  error instanceof ResponseBodyError ||
  error instanceof WWWAuthenticateChallengeError ||
  (error instanceof ClientError && error.code !== 'OAUTH_TIMEOUT');
