import { createHash, timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';
import { ask, type Channel, type Message, type Sent } from '#server/bridges/channel.ts';
import type { ZaloSettings } from '#server/bridges/zalo-settings.ts';
import type { ZaloTokens } from '#server/bridges/zalo-tokens.ts';

/*
 * Zalo notification service (ZNS): a message by an approved template to the Zalo account behind a phone
 * number, sent by the official account of a commune or province.
 */

/** What one does about an answer of Zalo. */
export type Reaction = Sent | 'renew';

const UNWANTED: Sent = { is: 'failed', why: 'unwanted' };
const CANNOT: Sent = { is: 'failed', why: 'cannot-receive' };
const QUOTA: Sent = { is: 'later', why: 'quota', afterS: 3_600 };
const TEMPLATE: Sent = { is: 'broken', why: 'template' };
const ACCOUNT: Sent = { is: 'broken', why: 'sender' };
const BALANCE: Sent = { is: 'broken', why: 'balance' };
const REFUSED: Sent = { is: 'failed', why: 'refused' };

const REACTIONS: Readonly<Record<number, Reaction>> = {
  [-118]: { is: 'failed', why: 'no-zalo' },
  [-119]: CANNOT,
  [-114]: CANNOT,
  [-139]: UNWANTED,
  [-140]: UNWANTED,
  [-141]: UNWANTED,
  [-124]: 'renew',
  [-216]: 'renew',
  [-220]: 'renew',
  [-133]: { is: 'later', why: 'night' },
  [-144]: QUOTA,
  [-147]: QUOTA,
  [-1441]: QUOTA,
  [-1471]: QUOTA,
  [-115]: BALANCE,
  [-137]: BALANCE,
  [-117]: TEMPLATE,
  [-131]: TEMPLATE,
  [-146]: TEMPLATE,
  [-125]: ACCOUNT,
  [-135]: ACCOUNT,
  [-138]: ACCOUNT,
  [-145]: ACCOUNT,
  [-1351]: ACCOUNT,
  [-122]: REFUSED,
  [-130]: REFUSED,
  [-132]: REFUSED,
  [-153]: REFUSED,
};

/** By the kind of error; what is not known is tried again. */
export function reactionOf(error: number): Reaction {
  const known = REACTIONS[error];
  if (known !== undefined) return known;
  // Something about one field of the template.
  return /^-11[23]\d?$/u.test(String(error)) ? REFUSED : { is: 'later', why: 'provider' };
}

const Answer = v.object({
  error: v.number(),
  data: v.nullish(v.object({ msg_id: v.optional(v.string()) })),
});

const FIELD_LENGTH_MAX = 200;
const cut = (text: string): string =>
  text.length <= FIELD_LENGTH_MAX ? text : `${text.slice(0, FIELD_LENGTH_MAX - 1).trimEnd()}…`;

/** The fields that a template is registered with; see `docs/operate/bridges.md`. */
export const templateData = (message: Message): Readonly<Record<string, string>> => ({
  noi_gui: cut(message.from),
  tieu_de: cut(message.title),
  noi_dung: cut(message.do ?? message.text),
  han: message.until ?? '—',
});

export const createZalo = (settings: ZaloSettings, tokens: ZaloTokens): Channel => ({
  // A `tracking_id` is told back, and does not keep a message from going out twice.
  knowsAgain: false,
  paceMs: 50,
  async send(to, message): Promise<Sent> {
    const template = settings.templates[message.class];
    if (template === undefined) return { is: 'failed', why: 'off' };
    const first = await tokens.get();
    if ('is' in first) return first;
    const sent = await post(settings, first.access, template, to, message);
    if (sent !== 'renew') return sent;
    const second = await tokens.get(first.version);
    if ('is' in second) return second;
    const again = await post(settings, second.access, template, to, message);
    return again === 'renew' ? { is: 'broken', why: 'key' } : again;
  },
});

async function post(
  { url }: ZaloSettings,
  access: string,
  template: string,
  to: string,
  message: Message,
): Promise<Reaction> {
  const asked = await ask(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', access_token: access },
    body: JSON.stringify({
      phone: to.replace(/^\+/u, ''),
      template_id: template,
      template_data: templateData(message),
      tracking_id: message.reference,
    }),
  });
  if ('is' in asked) return asked;
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), Answer), asked.text);
  if (!read.success) return { is: 'later', why: 'provider' };
  const { error, data } = read.output;
  if (error !== 0) return reactionOf(error);
  return { is: 'sent', ...(data?.msg_id !== undefined && { outside: data.msg_id }) };
}

/** `mac=` and SHA-256 over application, body as it came, its time, and the secret of the account. */
export function isSignedByZalo(
  { appId, oaSecret }: Pick<ZaloSettings, 'appId' | 'oaSecret'>,
  { body, timestamp, header }: { body: string; timestamp: string; header: string },
): boolean {
  if (oaSecret === undefined) return false;
  const own = createHash('sha256')
    .update(`${appId}${body}${timestamp}${oaSecret}`, 'utf8')
    .digest();
  const told = /^mac=(?<mac>[0-9a-f]{64})$/iu.exec(header)?.groups?.['mac'] ?? '';
  const given = Buffer.from(told, 'hex');
  return given.length === own.length && timingSafeEqual(own, given);
}
