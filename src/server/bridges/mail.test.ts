import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message } from '#server/bridges/channel.ts';
import { createMail } from '#server/bridges/mail.ts';

const MESSAGE: Message = {
  reference: 'bookAAAAAAeditionAAAmailAAAAAA',
  notice: 'noticeAAAA',
  class: 'emergency',
  from: 'Xã Suối Trong',
  title: 'Mưa lớn đêm nay',
  text: 'Nước suối dâng nhanh.',
  do: 'Không ra suối.',
  until: '06:00 22/11/2026',
  link: 'https://so.vidu.gov.vn/xa/x',
  ttlS: 600,
};

type Got = { readonly from: string; readonly to: readonly string[]; readonly text: string };

let server: SMTPServer;
let port: number;
const got: Got[] = [];

beforeAll(async () => {
  server = new SMTPServer({
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    onAuth(auth, _, done) {
      if (auth.password === 'đúng') done(null, { user: auth.username });
      else done(new Error('Invalid'));
    },
    onRcptTo({ address }, _, done) {
      const codes: Readonly<Record<string, number>> = { 'ai@vidu.vn': 550, 'day@vidu.vn': 451 };
      const code = codes[address];
      if (code === undefined) done();
      else done(Object.assign(new Error('no'), { responseCode: code }));
    },
    onData(stream, { envelope }, done) {
      let text = '';
      stream.on('data', (part: Buffer) => (text += part.toString('utf8')));
      stream.on('end', () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        got.push({ from, to: envelope.rcptTo.map(({ address }) => address), text });
        done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  port = (server.server.address() as AddressInfo).port; // it listens on TCP
});
afterAll(async () => {
  await new Promise<void>((resolve) => {
    server.close(resolve);
  });
});

const send = (to: string, login = '') => {
  const url = `smtp://${login}127.0.0.1:${port}`;
  return createMail({ url, from: 'so@vidu.gov.vn', to: [] }).send(to, MESSAGE);
};

describe('the bridge to mail', () => {
  it('brings a notice to an address, the same at every attempt', async () => {
    const outside = '<bookAAAAAAeditionAAAmailAAAAAA@vidu.gov.vn>';
    expect(await send('vanphong@vidu.gov.vn', '')).toEqual({ is: 'sent', outside });
    const mail = got.at(-1);
    expect(mail).toMatchObject({ from: 'so@vidu.gov.vn', to: ['vanphong@vidu.gov.vn'] });
    expect(mail?.text).toContain(`Message-ID: ${outside}`);
    expect(mail?.text).toMatch(/^Auto-Submitted: auto-generated\r?$/mu);
    const body = mail?.text.split('\r\n\r\n').slice(1).join('\r\n\r\n') ?? '';
    const encoding = /Content-Transfer-Encoding: (\S+)/u.exec(mail?.text ?? '')?.[1];
    expect(['base64', 'quoted-printable', '8bit']).toContain(encoding);
    const plain =
      encoding === 'base64'
        ? Buffer.from(body, 'base64').toString('utf8')
        : Buffer.from(
            body
              .replaceAll(/=\r?\n/gu, '')
              .replaceAll(/=([0-9A-F]{2})/gu, (_, hex: string) =>
                String.fromCodePoint(Number.parseInt(hex, 16)),
              ),
            'latin1',
          ).toString('utf8');
    expect(plain).toContain('Không ra suối.');
    expect(mail?.text).toMatch(/^Subject: /mu);
  });

  it('signs in where the server asks for it', async () => {
    expect(await send('a@vidu.vn', `so:${encodeURIComponent('đúng')}@`)).toMatchObject({
      is: 'sent',
    });
    expect(await send('a@vidu.vn', 'so:sai@')).toEqual({ is: 'broken', why: 'key' });
  });

  it('tells an address that is none from a server that is busy or away', async () => {
    expect(await send('ai@vidu.vn')).toEqual({ is: 'failed', why: 'address' });
    expect(await send('day@vidu.vn')).toEqual({ is: 'later', why: 'busy' });
    const away = createMail({ url: 'smtp://127.0.0.1:1', from: 'so@vidu.gov.vn', to: [] });
    expect(await away.send('a@vidu.vn', MESSAGE)).toEqual({ is: 'later', why: 'unreachable' });
  });
});
