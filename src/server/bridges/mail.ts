import nodemailer from 'nodemailer';
import * as v from 'valibot';
import { IdText } from '#book/common.ts';
import type { Channel, Message, Sent } from '#server/bridges/channel.ts';

/* Mail to addresses of the settings: an office, a radio station, a school. */

const Address = v.pipe(v.string(), v.email(), v.maxLength(200));

export const MailSettings = v.strictObject({
  /** `smtp://` or `smtps://user:password@host:port`. */
  url: v.pipe(v.string(), v.url(), v.regex(/^smtps?:/u)),
  from: Address,
  /** Who hears of which place, and of all that lies in it. */
  to: v.array(v.strictObject({ address: Address, place: IdText })),
});
export type MailSettings = v.InferOutput<typeof MailSettings>;

const CONNECT_MS_MAX = 20_000;

/** What the error of a mail server may say. */
const Failure = v.object({
  code: v.optional(v.string(), ''),
  responseCode: v.optional(v.number()),
});

export const createMail = ({ url, from }: MailSettings): Channel => {
  const transport = nodemailer.createTransport({
    url,
    connectionTimeout: CONNECT_MS_MAX,
    greetingTimeout: CONNECT_MS_MAX,
    socketTimeout: CONNECT_MS_MAX,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const host = from.split('@')[1] ?? 'localhost';
  return {
    // The same `Message-ID` once more is shown once by most readers.
    knowsAgain: true,
    paceMs: 0,
    async send(to, message): Promise<Sent> {
      try {
        const { messageId } = await transport.sendMail({
          from: { name: message.from, address: from },
          to,
          subject: subjectOf(message),
          text: textOf(message),
          messageId: `<${message.reference}@${host}>`,
          headers: { 'auto-submitted': 'auto-generated' },
          ...(message.class === 'emergency' && { priority: 'high' as const }),
        });
        return { is: 'sent', outside: messageId };
      } catch (error) {
        return becauseOf(error);
      }
    },
  };
};

function becauseOf(error: unknown): Sent {
  const read = v.safeParse(Failure, error);
  const { code, responseCode = 0 } = read.success ? read.output : { code: '' };
  if (code === 'EAUTH') return { is: 'broken', why: 'key' };
  if (responseCode >= 500) return { is: 'failed', why: 'address' };
  return { is: 'later', why: responseCode >= 400 ? 'busy' : 'unreachable' };
}

const KIND = { ordinary: '', priority: 'Ưu tiên: ', emergency: 'KHẨN: ' } as const;

const subjectOf = (message: Message): string =>
  `[${message.from}] ${KIND[message.class]}${message.title}`;

const textOf = (message: Message): string =>
  [
    message.title,
    message.text,
    message.do,
    message.until && `Có hiệu lực đến ${message.until}.`,
    message.link,
  ]
    .filter((each) => each !== undefined)
    .join('\n\n');
