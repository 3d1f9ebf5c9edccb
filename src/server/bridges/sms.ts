import * as v from 'valibot';
import { ask, type Channel, type Sent } from '#server/bridges/channel.ts';
import { smsOf } from '#server/bridges/sms-text.ts';

/*
 * Short messages by a provider or by a phone that is set up as a gateway. "Sent" is what a provider has
 * taken; what the network made of it, it tells later (`hear.ts`).
 */

const Text = v.pipe(v.string(), v.minLength(1), v.maxLength(300));
const Url = v.pipe(v.string(), v.url(), v.regex(/^https?:/u));

export const SmsSettings = v.variant('by', [
  v.strictObject({
    by: v.literal('esms'),
    apiKey: Text,
    secretKey: Text,
    brandname: Text,
    url: v.optional(
      Url,
      'https://rest.esms.vn/MainService.svc/json/SendMultipleMessage_V4_post_json/',
    ),
    /** A trial: taken, answered and never sent. */
    sandbox: v.optional(v.boolean(), false),
  }),
  v.strictObject({
    by: v.literal('speedsms'),
    token: Text,
    /** A brand name; absent: a number that the provider picks. */
    sender: v.exactOptional(Text),
    url: v.optional(Url, 'https://api.speedsms.vn/index.php/sms/send'),
  }),
  v.strictObject({
    by: v.literal('android'),
    /** Of the app "SMS Gateway for Android": `http://<phone>:8080/message`, or its server. */
    url: Url,
    user: Text,
    password: Text,
    /** By which it signs what it tells of deliveries; absent: it tells nothing. */
    signingKey: v.exactOptional(Text),
    /** Mobile networks shut out a card that sends more. */
    perHour: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1)), 300),
  }),
  v.strictObject({
    by: v.literal('http'),
    /** May hold {to}, {text}, {reference} and {callback}; so may what stands in `fields`. */
    url: Url,
    method: v.optional(v.picklist(['GET', 'POST']), 'POST'),
    as: v.optional(v.picklist(['json', 'form']), 'json'),
    headers: v.optional(v.record(v.string(), Text), {}),
    fields: v.optional(v.record(v.string(), v.string()), {}),
    perHour: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1)), 3_600),
  }),
]);
export type SmsSettings = v.InferOutput<typeof SmsSettings>;

/** Under which address a provider tells what became of a message; undefined: this home has none. */
export type CallbackOf = (provider: string, reference: string) => string | undefined;

export function createSms(settings: SmsSettings, callbackOf: CallbackOf): Channel {
  switch (settings.by) {
    case 'esms':
      return esms(settings, callbackOf);
    case 'speedsms':
      return speedsms(settings);
    case 'android':
      return android(settings);
    case 'http':
      return gateway(settings, callbackOf);
  }
}

type Of<By extends SmsSettings['by']> = Extract<SmsSettings, { by: By }>;

const JSON_TYPE = { 'content-type': 'application/json' };
const HOUR_MS = 3_600_000;

/** As a call inside Vietnam begins. */
const dialled = (to: string): string => to.replace(/^\+84/u, '0');
const withoutPlus = (to: string): string => to.replace(/^\+/u, '');

function readAnswer<Schema extends v.GenericSchema>(
  schema: Schema,
  text: string,
): v.InferOutput<Schema> | undefined {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text);
  return read.success ? read.output : undefined;
}

const PROVIDER: Sent = { is: 'later', why: 'provider' };

const EsmsAnswer = v.object({
  CodeResult: v.union([v.string(), v.number()]),
  SMSID: v.nullish(v.string()),
});

const ESMS: Readonly<Record<string, Sent>> = {
  '101': { is: 'broken', why: 'key' },
  '102': { is: 'broken', why: 'balance' },
  '103': { is: 'broken', why: 'balance' },
  '104': { is: 'broken', why: 'sender' },
  // The same request has been taken before: its answer was lost on the way.
  '124': { is: 'sent' },
  '146': { is: 'broken', why: 'template' },
  '177': { is: 'failed', why: 'network' },
};

const esms = (settings: Of<'esms'>, callbackOf: CallbackOf): Channel => ({
  knowsAgain: true,
  paceMs: 100,
  async send(to, message) {
    const { apiKey, secretKey, brandname, sandbox, url } = settings;
    const callback = callbackOf('esms', message.reference);
    const asked = await ask(url, {
      method: 'POST',
      headers: JSON_TYPE,
      body: JSON.stringify({
        ApiKey: apiKey,
        SecretKey: secretKey,
        Brandname: brandname,
        Phone: dialled(to),
        Content: smsOf(message),
        SmsType: '2',
        IsUnicode: '0',
        Sandbox: sandbox ? '1' : '0',
        RequestId: message.reference,
        ...(callback !== undefined && { CallbackUrl: callback }),
      }),
    });
    if ('is' in asked) return asked;
    const answer = readAnswer(EsmsAnswer, asked.text);
    if (answer === undefined) return PROVIDER;
    const code = String(answer.CodeResult);
    if (code !== '100') return ESMS[code] ?? PROVIDER;
    return { is: 'sent', ...(typeof answer.SMSID === 'string' && { outside: answer.SMSID }) };
  },
});

const SpeedAnswer = v.object({
  status: v.string(),
  code: v.optional(v.string(), ''),
  data: v.nullish(v.object({ tranId: v.optional(v.union([v.string(), v.number()])) })),
});

const SPEED: Readonly<Record<string, Sent>> = {
  '007': { is: 'broken', why: 'key' },
  '008': { is: 'broken', why: 'key' },
  '009': { is: 'broken', why: 'key' },
  '101': { is: 'failed', why: 'refused' },
  '105': { is: 'failed', why: 'number-wrong' },
  '110': { is: 'failed', why: 'refused' },
  '113': { is: 'failed', why: 'refused' },
  '300': { is: 'broken', why: 'balance' },
};

/** It knows no reference of ours, and tells what became of a message to one address for a whole account. */
const speedsms = ({ token, sender, url }: Of<'speedsms'>): Channel => ({
  knowsAgain: false,
  paceMs: 100,
  async send(to, message) {
    const asked = await ask(url, {
      method: 'POST',
      headers: { ...JSON_TYPE, authorization: basic(token, 'x') },
      body: JSON.stringify({
        to: [withoutPlus(to)],
        content: smsOf(message),
        // 2: of customers, by a number; 3: by a brand name.
        sms_type: sender === undefined ? 2 : 3,
        sender: sender ?? '',
      }),
    });
    if ('is' in asked) return asked;
    const answer = readAnswer(SpeedAnswer, asked.text);
    if (answer === undefined) return asked.status === 401 ? { is: 'broken', why: 'key' } : PROVIDER;
    if (answer.status !== 'success') return SPEED[answer.code] ?? PROVIDER;
    const id = answer.data?.tranId;
    return { is: 'sent', ...(id !== undefined && { outside: String(id) }) };
  },
});

const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;

const AndroidAnswer = v.object({ id: v.string(), state: v.string() });

const android = ({ url, user, password, perHour }: Of<'android'>): Channel => ({
  knowsAgain: true,
  paceMs: HOUR_MS / perHour,
  async send(to, message) {
    const asked = await ask(url, {
      method: 'POST',
      headers: { ...JSON_TYPE, authorization: basic(user, password) },
      body: JSON.stringify({
        id: message.reference,
        textMessage: { text: smsOf(message) },
        phoneNumbers: [to],
        ttl: message.ttlS,
        withDeliveryReport: true,
      }),
    });
    if ('is' in asked) return asked;
    if (asked.status === 401 || asked.status === 403) return { is: 'broken', why: 'key' };
    // The phone has it already.
    if (asked.status === 409) return { is: 'sent', outside: message.reference };
    if (asked.status >= 400) return { is: 'failed', why: 'refused' };
    const answer = readAnswer(AndroidAnswer, asked.text);
    if (answer === undefined) return PROVIDER;
    if (answer.state === 'Failed') return { is: 'failed', why: 'number-wrong' };
    return { is: 'sent', outside: answer.id };
  },
});

/** Any other gateway that takes a message in one request and answers 2xx once it has it. */
const gateway = (settings: Of<'http'>, callbackOf: CallbackOf): Channel => ({
  knowsAgain: false,
  paceMs: HOUR_MS / settings.perHour,
  async send(to, message) {
    const { url, method, as, headers, fields } = settings;
    const said: Readonly<Record<string, string>> = {
      to,
      text: smsOf(message),
      reference: message.reference,
      callback: callbackOf('http', message.reference) ?? '',
    };
    const filled = (text: string, write = (value: string): string => value): string =>
      text.replaceAll(/\{(?<name>to|text|reference|callback)\}/gu, (_, name: string) =>
        write(said[name] ?? ''),
      );
    const values = Object.fromEntries(
      Object.entries(fields).map(([name, text]) => [name, filled(text)]),
    );
    const type = as === 'json' ? 'application/json' : 'application/x-www-form-urlencoded';
    const body = as === 'json' ? JSON.stringify(values) : String(new URLSearchParams(values));
    const asked = await ask(filled(url, encodeURIComponent), {
      method,
      headers: { ...headers, ...(method === 'POST' && { 'content-type': type }) },
      ...(method === 'POST' && { body }),
    });
    if ('is' in asked) return asked;
    if (asked.status === 401 || asked.status === 403) return { is: 'broken', why: 'key' };
    return asked.status < 300 ? { is: 'sent' } : { is: 'failed', why: 'refused' };
  },
});
