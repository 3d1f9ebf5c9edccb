import type { Context } from 'hono';
import * as v from 'valibot';
import { type Bytes, fromBase64Url, utf8 } from '#kernel/bytes.ts';
import { IdText } from '#book/common.ts';
import { REACH_ACCESS } from '#domain/reach/access.ts';
import { type NotifyReply, NotifyRequest } from '#protocol/deliveries.ts';
import type { Bridges } from '#server/bridges/bridges.ts';
import { isPushService } from '#server/bridges/web-push.ts';
import { isPublicKey } from '#server/crypto.ts';
import type { Home } from '#server/home.ts';
import { AskedPlace, question } from '#server/http/ask.ts';
import { readBytes } from '#server/http/body.ts';
import type { Once } from '#server/http/once.ts';
import { problem, sendProblem } from '#server/http/problem.ts';
import { readSignedJson } from '#server/http/signed-json.ts';
import { findSigner } from '#server/http/signed.ts';
import { sendJson } from '#server/http/sync.ts';
import { deliveries } from '#server/queries/deliveries.ts';
import type { StreamLine } from '#server/store/store.ts';

export const askDeliveries = question({
  schema: v.object({ ...AskedPlace.entries, notice: IdText }),
  roles: REACH_ACCESS.read,
  answer: deliveries,
  looks: ['page', ({ missed = [] }) => missed.map(({ household }) => household)],
});

/** Whether the device that asks is told of notices while its app is closed. */
export async function answerNotify(
  c: Context,
  home: Home,
  bridges: Bridges | undefined,
): Promise<Response> {
  const signer = await findSigner(home, c.req.raw, utf8(''));
  if (!signer.ok) return sendProblem(c, signer.error);
  return sendJson(c, await notifyReply(home, bridges, signer.value));
}

async function notifyReply(
  home: Home,
  bridges: Bridges | undefined,
  { people, stream }: StreamLine,
): Promise<NotifyReply> {
  const { cell } = home.directory.getBook(people);
  const known = await home.store.read(cell).findPushSubscription(people, stream);
  const { push, zalo, sms } = bridges?.settings ?? {};
  const key = push?.publicKey;
  const ways = [...(zalo ? ['zalo' as const] : []), ...(sms ? ['sms' as const] : [])];
  return { at: home.now(), isOn: known !== undefined, ways, ...(key !== undefined && { key }) };
}

/** Where the browser of the device that asks takes messages for it, or that it wants none. */
export async function answerNotifySet(
  c: Context,
  home: Home,
  bridges: Bridges | undefined,
  once: Once,
): Promise<Response> {
  const said = await readSignedJson(c, home, NotifyRequest, { once });
  if (!said.ok) return sendProblem(c, said.error);
  const { line, value } = said.value;
  const { cell } = home.directory.getBook(line.people);
  if (value.to === undefined) {
    await home.store.write(cell, (writing) =>
      writing.deletePushSubscription(line.people, line.stream),
    );
    return sendJson(c, await notifyReply(home, bridges, line));
  }
  const push = bridges?.settings.push;
  if (push === undefined) return sendProblem(c, problem('not-found'));
  const { endpoint, key, auth } = value.to;
  if (!isPushService(endpoint, push.services) || !isPublicKey(key)) {
    return sendProblem(c, problem('malformed', { where: 'to' }));
  }
  const subscription = { endpoint, key: bytesOf(key), auth: bytesOf(auth), since: home.now() };
  await home.store.write(cell, (writing) =>
    writing.putPushSubscription({ book: line.people, stream: line.stream, ...subscription }),
  );
  return sendJson(c, await notifyReply(home, bridges, line));
}

/** Of text whose form was looked at. */
function bytesOf(text: string): Bytes {
  const bytes = fromBase64Url(text);
  if (!bytes.ok) throw new Error('invariant broken: a key that is no base64url');
  return bytes.value;
}

const BODY_BYTES_MAX = 16_384;

/** What a provider tells. Whatever is believed is answered alike: it would only be sent again. */
export async function answerBridge(c: Context, bridges: Bridges | undefined): Promise<Response> {
  if (bridges === undefined) return sendProblem(c, problem('not-found'));
  const body = await readBytes(c.req.raw, BODY_BYTES_MAX);
  if (!body.ok) return sendProblem(c, body.error);
  const name = c.req.param('id') ?? '';
  const { headers } = c.req.raw;
  const heard = await bridges.hear({ name, query: c.req.query(), headers, body: body.value });
  if (heard === 'unknown') return sendProblem(c, problem('not-found'));
  if (heard === 'unsigned') return sendProblem(c, problem('signature-wrong'));
  return c.json({ success: true }, 200, { 'cache-control': 'no-store' });
}
