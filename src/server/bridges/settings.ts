import { readFileSync, statSync } from 'node:fs';
import * as v from 'valibot';
import { fromBase64Url } from '#kernel/bytes.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { CLASSES } from '#domain/board/facts.ts';
import { MailSettings } from '#server/bridges/mail.ts';
import { SmsSettings } from '#server/bridges/sms.ts';
import type { PushSettings } from '#server/bridges/web-push.ts';
import { ZaloSettings } from '#server/bridges/zalo-settings.ts';
import { isKeyPair } from '#server/crypto.ts';

/*
 * The bridges of a home, in one file (`BRIDGES_FILE`): what is not written there is off. The file holds
 * keys, so nobody but its owner may read it, and no sentence about it repeats what stands in it.
 */

const Class = v.picklist(CLASSES);

const Push = v.strictObject({
  subject: v.pipe(
    v.string(),
    v.regex(/^(?:mailto:[^@\s]+@[^@\s]+\.[^@\s]+|https:\/\/\S+)$/u),
    v.maxLength(200),
  ),
  publicKey: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{87}$/u)),
  privateKey: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/u)),
  /** Push services besides those of the known browsers, as `host` or `host:port`. */
  services: v.optional(v.array(v.string()), []),
});

export const BridgeSettings = v.strictObject({
  push: v.exactOptional(Push),
  sms: v.exactOptional(SmsSettings),
  zalo: v.exactOptional(ZaloSettings),
  mail: v.exactOptional(MailSettings),
  /** The classes that go to phones of households; each message costs money and patience. */
  households: v.optional(v.array(Class), ['priority', 'emergency']),
});
export type BridgeSettings = v.InferOutput<typeof BridgeSettings>;

/** The settings, or one sentence that says what is wrong with them and where. */
export function readBridges(file: string): Result<BridgeSettings, string> {
  let text: string;
  try {
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
      return err(`${file} holds keys and may be read by others than its owner: chmod 600 it.`);
    }
    text = readFileSync(file, 'utf8');
  } catch {
    return err(`BRIDGES_FILE is ${file}, which cannot be read.`);
  }
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), BridgeSettings), text);
  if (!read.success) {
    const [issue] = read.issues;
    const where = v.getDotPath(issue);
    return err(`${file} is ${where === null ? 'no JSON of bridges' : `wrong at ${where}`}.`);
  }
  const { push } = read.output;
  if (push !== undefined && !isPair(push)) {
    return err(`${file}: the keys of push are no pair; banso bridge keys makes one.`);
  }
  return ok(read.output);
}

/** The keys as the bridge signs by them. */
export function pushSettings({
  subject,
  publicKey,
  privateKey,
  services,
}: v.InferOutput<typeof Push>): PushSettings {
  const secret = fromBase64Url(privateKey);
  if (!secret.ok) throw new Error('invariant broken: a private key that was read is none');
  return { keys: { subject, key: publicKey, secret: secret.value }, services };
}

function isPair({ publicKey, privateKey }: v.InferOutput<typeof Push>): boolean {
  const secret = fromBase64Url(privateKey);
  return secret.ok && isKeyPair({ key: publicKey, secret: secret.value });
}
