// Steps of signing in, as a browser takes them against a home in this process.

import { Secret, TOTP } from 'otpauth';
import { utf8 } from '#kernel/bytes.ts';
import type {
  AccountReply,
  CodeSecretReply,
  OptionsReply,
  RecoveryReply,
  SignInReply,
} from '#protocol/sign-in.ts';
import type { TestHome } from '#test/support/test-home.ts';
import type { TestPhone } from '#test/support/test-phone.ts';

export const PASSWORD = 'cầu Khe Đá mùa lũ';

export const codeOf = (secret: string, at: number): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at * 1_000 });

export type Said<Reply> = { readonly status: number; readonly reply: Reply & { code?: string } };

export function createSteps(the: TestHome) {
  const post = async <Reply>(path: string, body: unknown = {}): Promise<Said<Reply>> => {
    const answer = await the.app.request(`/api/sign-in${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    const reply: unknown = await answer.json();
    return { status: answer.status, reply: reply as Reply & { code?: string } }; // asserted by the test
  };
  const own = <Reply>(phone: TestPhone, path: string, body: unknown = {}) =>
    phone.send<Reply>('POST', `/api/account${path}`, utf8(JSON.stringify(body)));

  return {
    post,
    own,
    account: (phone: TestPhone) => phone.send<AccountReply>('GET', '/api/account'),
    optionsOf: async () => (await post<OptionsReply>('/passkey/begin')).reply.options,
    setUpOptions: async (phone: TestPhone) =>
      (await own<OptionsReply>(phone, '/passkey/begin')).reply.options,
    /** Login name, password and code app, at this second; what the app then knows. */
    async setPassword(phone: TestPhone, name: string) {
      const { reply: offer } = await own<CodeSecretReply>(phone, '/code');
      const { token, secret } = offer;
      const body = { name, password: PASSWORD, token, code: codeOf(secret, the.clock.at) };
      const { reply } = await own<RecoveryReply>(phone, '/password', body);
      return { secret, recovery: reply.recovery };
    },
    byPassword: (name: string, code: string, password = PASSWORD) =>
      post<SignInReply>('/password', { name, password, code, keep: 'today' }),
  };
}
