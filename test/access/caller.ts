// Sends one request as one person and says in a word what came of it.

import { type Bytes, toBase64Url, utf8 } from '#kernel/bytes.ts';
import type { Country } from '#test/access/country.ts';

export type Said = {
  readonly status: number;
  readonly code: string;
  readonly headers: Headers;
  readonly text: string;
  /** Of an answer in JSON. */
  readonly reply: Readonly<Record<string, unknown>>;
};

export type Request = {
  readonly method?: string;
  readonly path: string;
  readonly body?: Bytes;
  readonly headers?: Readonly<Record<string, string>>;
};

/** A request as this person would send it; `unsigned` sends it bare. */
export async function send(country: Country, who: string, request: Request): Promise<Said> {
  const { method = 'GET', path, body = utf8(''), headers = {} } = request;
  const { app, clock } = country.the;
  const at = clock.now();
  const phone = country.phone(who);
  const signature = toBase64Url(phone.sign(phone.requestSaid({ method, path, at, body })));
  const signed = {
    'banso-stream': phone.stream,
    'banso-at': String(at),
    'banso-signature': signature,
  };
  const answer = await app.request(path, {
    method,
    headers: { ...(who !== 'unsigned' && signed), ...headers },
    ...(body.length > 0 && { body }),
  });
  holdToHeaders(`${method} ${path} by ${who}`, path, answer);
  return readAnswer(answer);
}

/** What every answer says to browsers and caches, whoever asked whatever. */
function holdToHeaders(asked: string, path: string, { status, headers }: Response): void {
  const says = (name: string): string => headers.get(name) ?? '';
  const isPrivate = path.startsWith('/api/') || status >= 400;
  // What has no body is nothing that a browser could run, show or frame.
  const isBare = path.startsWith('/api/') && (status === 204 || status === 304);
  const isOpen =
    !/default-src 'none'.*frame-ancestors 'none'/u.test(says('content-security-policy')) ||
    says('x-content-type-options') !== 'nosniff' ||
    says('referrer-policy') !== 'no-referrer' ||
    says('cross-origin-resource-policy') !== 'same-origin';
  const isWrong =
    (isOpen && !isBare) ||
    (isPrivate && says('cache-control') !== 'no-store') ||
    headers.has('access-control-allow-origin') ||
    headers.has('server') ||
    headers.has('x-powered-by');
  if (isWrong) throw new Error(`${asked} is answered with other headers than it should be`);
}

export async function readAnswer(answer: Response): Promise<Said> {
  const isStream = answer.headers.get('content-type') === 'text/event-stream';
  const text = isStream ? await firstOf(answer) : await answer.text();
  const isJson = text !== '' && answer.headers.get('content-type')?.includes('json') === true;
  const reply = isJson ? (JSON.parse(text) as Readonly<Record<string, unknown>>) : {}; // always an object
  const head = answer.headers.get('banso-problem');
  const { code = head ?? '' } = reply;
  return { status: answer.status, code: String(code), headers: answer.headers, text, reply };
}

/** The beginning of an answer that does not end. */
async function firstOf(answer: Response): Promise<string> {
  const reader = answer.body?.getReader();
  const first = await reader?.read();
  await reader?.cancel();
  return new TextDecoder().decode(first?.value);
}

export const json = (value: object): Bytes => utf8(JSON.stringify(value));

/** The code of a refusal, else what the answer holds. */
export const outcome = (said: Said, ok: (reply: Said['reply']) => string = () => 'ok'): string =>
  said.status < 400 ? ok(said.reply) : said.code;
