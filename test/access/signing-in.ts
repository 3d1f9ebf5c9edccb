// How officers sign in and set it up: each address once, with a body of the right form that proves nothing.

import { json, outcome, send } from '#test/access/caller.ts';
import type { Probe } from '#test/access/reading.ts';

const TAB = 'T'.repeat(43);
const TOKEN = 'A'.repeat(60);
const credential = (response: object) => ({ id: 'AA', type: 'public-key', response });
const client = { clientDataJSON: 'AA' };
const login = { name: 'an.nguyen', password: 'suối trong veo quá', code: '123456' };

type Line = readonly [string, readonly [string, Probe]];

const get = (ask: string, path: string): Line => [
  ask,
  [`GET ${path}`, async (country, who) => outcome(await send(country, who, { path }))],
];

const post = (ask: string, path: string, said: object = {}): Line => [
  ask,
  [
    `POST ${path}`,
    async (country, who) =>
      outcome(await send(country, who, { method: 'POST', path, body: json(said) })),
  ],
];

export const SIGNING_IN: Readonly<Record<string, readonly [string, Probe]>> = Object.fromEntries([
  get('ways to sign in', '/api/sign-in'),
  post('begin by passkey', '/api/sign-in/passkey/begin'),
  post('by passkey', '/api/sign-in/passkey', {
    keep: 'today',
    credential: credential({ ...client, authenticatorData: 'AA', signature: 'AA' }),
  }),
  post('by password', '/api/sign-in/password', { ...login, keep: 'today' }),
  post('begin by another issuer', '/api/sign-in/other/begin', { keep: 'today', tab: TAB }),
  [
    'back from another issuer',
    [
      'GET /api/sign-in/other/back',
      async (country, who) => {
        const { headers } = await send(country, who, { path: '/api/sign-in/other/back?state=x' });
        return /problem=(?<code>[\w-]+)$/u.exec(headers.get('location') ?? '')?.[1] ?? 'ok';
      },
    ],
  ],
  post('by another issuer', '/api/sign-in/other', { code: TOKEN, tab: TAB }),
  get('account', '/api/account'),
  post('new code app', '/api/account/code'),
  post('new password', '/api/account/password', { ...login, token: TOKEN }),
  post('begin a new passkey', '/api/account/passkey/begin'),
  post('new passkey', '/api/account/passkey', {
    label: 'x',
    credential: credential({ ...client, attestationObject: 'AA' }),
  }),
  post('begin a link', '/api/account/other/begin', { keep: 'today', tab: TAB }),
  post('link', '/api/account/other', { code: TOKEN, tab: TAB }),
  post('remove a way', '/api/account/remove', { way: 'oidc', id: 'x' }),
]);
