import { startAuthentication, startRegistration } from '@simplewebauthn/browser';
import { err, ok, type Result } from '#kernel/result.ts';
import type { Keep, OptionsReply, PasskeySetUp, PasskeySignIn } from '#protocol/sign-in.ts';

/** Whether this browser has an authenticator to ask at all. */
export const hasPasskeys = (): boolean => 'PublicKeyCredential' in window;

type Asked<Reply> = Promise<Result<Reply, { readonly code: string }>>;
type Made = Parameters<typeof startRegistration>[0]['optionsJSON'];
/** The person closed it, or there is no passkey for this address. */
const NONE = err({ code: 'passkey-none' });

export async function askPasskey({ options }: OptionsReply, keep: Keep): Asked<PasskeySignIn> {
  try {
    const { id, response } = await startAuthentication({
      optionsJSON: options, // the home's own
    });
    const { clientDataJSON, authenticatorData, signature } = response;
    return ok({
      keep,
      credential: {
        id,
        type: 'public-key',
        response: { clientDataJSON, authenticatorData, signature },
      },
    });
  } catch {
    return NONE;
  }
}

export async function makePasskey({ options }: OptionsReply, label: string): Asked<PasskeySetUp> {
  try {
    const optionsJSON = options as unknown as Made; // the home made it for WebAuthn
    const { id, response } = await startRegistration({ optionsJSON });
    const { clientDataJSON, attestationObject } = response;
    return ok({
      label,
      credential: { id, type: 'public-key', response: { clientDataJSON, attestationObject } },
    });
  } catch {
    return NONE;
  }
}
