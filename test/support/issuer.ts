// A real issuer of OpenID Connect on this machine, and a browser that signs in there. On demand it lies.

import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

export const CLIENT = { id: 'banso', secret: 'mot-bi-mat-dai-cua-may-chu-xa' };
const OTHER_CLIENT = { id: 'khac', secret: 'mot-bi-mat-khac-cua-ung-dung-khac' };

/** What a lying issuer makes of the answer in which an `id_token` stands. */
export type Lie = (answer: { id_token: string }) => void;

export type Issuer = {
  readonly url: string;
  /** For the next answers; undefined: the truth again. */
  lie(lie: Lie | undefined): void;
  close(): Promise<void>;
};

/** @param back where clients are sent back to */
export async function openIssuer(back: string): Promise<Issuer> {
  let lie: Lie | undefined;
  const server: Server = createServer((request, response) => {
    if (request.url === '/token' && lie !== undefined) {
      const end = response.end.bind(response);
      const now = lie;
      response.end = (body?: unknown) => {
        const answer = JSON.parse(String(body)) as { id_token: string }; // of the token endpoint
        if ('id_token' in answer) now(answer);
        const text = JSON.stringify(answer);
        response.setHeader('content-length', Buffer.byteLength(text));
        return end(text);
      };
    }
    answer(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // of a listening server
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const client = ({ id, secret }: typeof CLIENT) => ({
    client_id: id,
    client_secret: secret,
    redirect_uris: [back],
    response_types: ['code'],
    grant_types: ['authorization_code'],
  });
  const provider = new Provider(url, {
    clients: [client(CLIENT), client(OTHER_CLIENT)],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', kid: 'k1' }] },
    cookies: { keys: ['khoa-cua-trang'] },
    findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id }) }),
  });
  const answer = provider.callback();
  return {
    url,
    lie: (next) => void (lie = next),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A person at the issuer's pages: signs in, agrees, and is sent back; the address they are sent back to. */
export async function walkThrough(start: string, login: string): Promise<string> {
  const cookies = new Map<string, string>();
  let url = start;
  let form: URLSearchParams | undefined;
  for (let steps = 0; steps < 12; steps += 1) {
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: form }),
    });
    form = undefined;
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/u.exec(line) ?? [];
      cookies.set(name, value);
    }
    const text = await answer.text();
    const to = answer.headers.get('location');
    if (to === null) {
      const action = /action="([^"]+)"/u.exec(text)?.[1] ?? url;
      const prompt = /name="prompt" value="(\w+)"/u.exec(text)?.[1];
      if (prompt === undefined) throw new Error(`the issuer shows no form: ${text.slice(0, 300)}`);
      url = new URL(action, url).href;
      form = new URLSearchParams({ prompt, ...(prompt === 'login' && { login, password: 'x' }) });
      continue;
    }
    const next = new URL(to, url);
    if (next.origin !== new URL(start).origin) return next.href;
    url = next.href;
  }
  throw new Error('the issuer goes round and round');
}

/** A word of the issuer about the same person for another client, by which nobody may come in here. */
export async function wordForAnother(issuer: string, back: string, login: string): Promise<string> {
  const address = new URL('/auth', issuer);
  const verifier = 'v'.repeat(43);
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  address.search = new URLSearchParams({
    client_id: OTHER_CLIENT.id,
    response_type: 'code',
    scope: 'openid',
    redirect_uri: back,
    code_challenge: Buffer.from(digest).toString('base64url'),
    code_challenge_method: 'S256',
  }).toString();
  const came = new URL(await walkThrough(address.href, login));
  const answer = await fetch(new URL('/token', issuer), {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${OTHER_CLIENT.id}:${OTHER_CLIENT.secret}`).toString('base64')}`,
    },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: came.searchParams.get('code') ?? '',
      redirect_uri: back,
      code_verifier: verifier,
    }),
  });
  const { id_token: word } = (await answer.json()) as { id_token: string }; // of the token endpoint
  return word;
}
