import { toBase64Url } from '#kernel/bytes.ts';
import { type Command, readWords, said, wrong } from '#cli/command.ts';
import type { Message, Sent } from '#server/bridges/channel.ts';
import { openChannels } from '#server/bridges/bridges.ts';
import type { Channels } from '#server/bridges/send.ts';
import { createKeyPair, machineRandom } from '#server/crypto.ts';
import { readSecret } from '#server/sign-in/secret.ts';

const USAGE = `bridge keys
  bridge test sms|zalo|mail --to RECIPIENT`;

/** New keys for Web Push, or one message over a bridge of the settings. */
export const bridge: Command = async (home, config, args) => {
  const words = readWords(args, ['to']);
  const [verb, name, ...more] = words?.plain ?? [];
  if (verb === 'keys' && name === undefined) return keys();
  const to = words?.named['to'];
  const isAsked = name === 'sms' || name === 'zalo' || name === 'mail';
  if (verb !== 'test' || !isAsked || to === undefined || more.length > 0) return wrong(USAGE);
  const { bridges: settings, signInKey, folder, origin } = config;
  if (settings === undefined) return wrong('BRIDGES_FILE is not set: nothing is sent.');
  if (!(name === 'mail' ? /^\S+@\S+$/u : /^\+84\d{9,10}$/u).test(to)) {
    return wrong(
      `--to must be ${name === 'mail' ? 'an address' : 'a number such as +84987654321'}.`,
    );
  }
  const secret = readSecret(signInKey, folder);
  if (!secret.ok) return wrong(secret.error);
  const at = origin ?? 'http://localhost';
  const tell = (): void => undefined;
  const channels = openChannels({ home, settings, secret: secret.value, origin: at, tell });
  return send(channels, name, to, testMessage(config.name, at));
};

const keys = () => {
  const pair = createKeyPair(machineRandom);
  const push = { publicKey: pair.key, privateKey: toBase64Url(pair.secret) };
  return said(JSON.stringify(push, undefined, 2), 'Both belong under "push" in BRIDGES_FILE.');
};

const testMessage = (from: string, link: string): Message => ({
  // Another one each time: a provider refuses what it had before.
  reference: toBase64Url(machineRandom(23)).slice(0, 30),
  notice: 'testAAAAAA',
  class: 'priority',
  from,
  title: 'Tin thử',
  text: 'Máy chủ Bản Số gửi thử, không phải làm gì.',
  link,
  ttlS: 600,
});

async function send(
  channels: Channels,
  name: 'sms' | 'zalo' | 'mail',
  to: string,
  message: Message,
) {
  const channel = channels[name];
  if (channel === undefined) return wrong(`BRIDGES_FILE has no bridge ${name}.`);
  const sent = await channel.send(to, message);
  if (sent.is === 'sent') return said(`Taken by the provider${outsideOf(sent)}.`);
  return wrong(`not sent: ${sent.why} (${MEANS[sent.is]}).`);
}

const outsideOf = ({ outside }: Extract<Sent, { is: 'sent' }>): string =>
  outside === undefined ? '' : ` as ${outside}`;

const MEANS = {
  failed: 'not to this recipient',
  later: 'it may go later',
  broken: 'nothing goes over this bridge until it is mended',
} as const;
