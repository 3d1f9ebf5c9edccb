import { type Bytes, toBase64Url } from '#kernel/bytes.ts';
import type { Target } from '#test/fuzz/target.ts';
import type { TestPhone } from '#test/support/test-phone.ts';

export type Headers = Record<string, string>;

const ORIGIN = 'http://localhost';

/** A request as the platform can hold it, or undefined: a method or header that cannot be sent at all. */
export function findRequest(
  method: string,
  path: string,
  headers: Headers,
  body?: Bytes | string,
): Request | undefined {
  try {
    const hasBody = body !== undefined && method !== 'GET' && method !== 'HEAD';
    return new Request(`${ORIGIN}${path.startsWith('/') ? '' : '/'}${path}`, {
      method,
      headers,
      ...(hasBody && { body }),
    });
  } catch {
    return undefined;
  }
}

/** Headers under which the home takes these very bytes as the phone's own. */
export function signHeaders(
  { clock }: Pick<Target, 'clock'>,
  phone: TestPhone,
  method: string,
  path: string,
  body: Bytes,
): Headers {
  const at = clock.now();
  const url = new URL(path, ORIGIN);
  const said = phone.requestSaid({ method, path: `${url.pathname}${url.search}`, at, body });
  return {
    'banso-stream': phone.stream,
    'banso-at': String(at),
    'banso-signature': toBase64Url(phone.sign(said)),
  };
}

/** A request that passes the signature check, whatever is wrong with it otherwise. */
export function signRequest(
  target: Pick<Target, 'clock'>,
  phone: TestPhone,
  method: 'GET' | 'POST',
  path: string,
  body: Bytes = new Uint8Array(0),
  headers: Headers = {},
): Request {
  const url = new URL(path, ORIGIN);
  return new Request(url, {
    method,
    headers: { ...signHeaders(target, phone, method, path, body), ...headers },
    ...(method === 'POST' && { body }),
  });
}
