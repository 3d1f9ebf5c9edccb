// The network between a phone and a home in a test, that reads along: every step of an upload, what the home
// said to it, and where it was cut.

import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** A step of an upload as it came by; `status` is 0 when the home never answered it. */
export type Step = {
  readonly file: string;
  readonly fileBytes: number;
  readonly offset: number;
  readonly bytes: number;
  readonly status: number;
};

export type CountingMast = {
  readonly origin: string;
  readonly steps: readonly Step[];
  /** Requests other than steps of uploads. */
  readonly others: readonly string[];
  /** So long does each step of an upload take besides. */
  slowDown(stepMs: number): void;
  /** Cuts the connection in the middle of the next step, when so many bytes of it have come by. */
  cutNextAt(bytes: number): void;
  /** The same in the middle of the next answer to a request that begins so. */
  cutAnswerAt(path: string, bytes: number): void;
  /** Whether what was to be cut last was cut. */
  wasCut(): boolean;
  down(): Promise<void>;
  up(): Promise<void>;
  close(): Promise<void>;
};

const UPLOAD = /^\/api\/upload\/[\w-]{10}\/(?<file>[\w-]{43})\/(?<bytes>\d+)$/u;

export async function raiseCountingMast(homePort: number): Promise<CountingMast> {
  const steps: Step[] = [];
  const others: string[] = [];
  const sockets = new Set<Socket>();
  let stepMs = 0;
  let cutAt = 0;
  let answerCut: { readonly path: string; readonly bytes: number } | undefined;
  let wasCut = false;

  async function passStep(phone: IncomingMessage, reply: ServerResponse, upload: RegExpExecArray) {
    const parts: Buffer[] = [];
    let bytes = 0;
    for await (const part of phone) {
      parts.push(part as Buffer); // no encoding was asked for
      bytes += (part as Buffer).length;
      if (cutAt === 0 || bytes < cutAt) continue;
      cutAt = 0;
      wasCut = true;
      // What had come so far reaches the home, and nothing behind it.
      const home = send(phone, homePort);
      home.on('error', () => undefined);
      home.write(Buffer.concat(parts));
      await wait(50);
      home.destroy();
      phone.socket.destroy();
      return;
    }
    await wait(stepMs);
    const { file = '', bytes: whole = '0' } = upload.groups ?? {};
    const offset = Number(phone.headers['upload-offset']);
    const home = send(phone, homePort);
    home.end(Buffer.concat(parts));
    home.on('error', () => phone.socket.destroy());
    home.on('response', (answer) => {
      const status = answer.statusCode ?? 0;
      steps.push({ file, fileBytes: Number(whole), offset, bytes, status });
      reply.writeHead(status, answer.headers);
      answer.pipe(reply);
    });
  }

  /** What has come so far reaches the phone, and nothing behind it. */
  async function passUntil(answer: IncomingMessage, reply: ServerResponse, bytes: number) {
    let left = bytes;
    for await (const part of answer) {
      reply.write((part as Buffer).subarray(0, left)); // no encoding was asked for
      left -= (part as Buffer).length;
      if (left > 0) continue;
      wasCut = true;
      await wait(50);
      reply.destroy();
      return;
    }
    reply.end();
  }

  const server = createServer((phone, reply) => {
    const upload = phone.method === 'PATCH' ? UPLOAD.exec(phone.url ?? '') : null;
    if (upload !== null) {
      passStep(phone, reply, upload).catch(() => phone.socket.destroy());
      return;
    }
    others.push(`${phone.method} ${phone.url?.split('?')[0]}`);
    const home = send(phone, homePort);
    phone.pipe(home);
    home.on('error', () => phone.socket.destroy());
    home.on('response', (answer) => {
      reply.writeHead(answer.statusCode ?? 502, answer.headers);
      const cut = answerCut;
      if (cut === undefined || phone.url?.startsWith(cut.path) !== true) {
        answer.pipe(reply);
        return;
      }
      answerCut = undefined;
      passUntil(answer, reply, cut.bytes).catch(() => phone.socket.destroy());
    });
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  const listen = (port: number): Promise<void> =>
    new Promise((resolve) => {
      server.listen(port, '127.0.0.1', resolve);
    });
  const down = async (): Promise<void> => {
    const closed = new Promise((resolve) => {
      server.close(resolve);
    });
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  await listen(0);
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    origin: `http://127.0.0.1:${port}`,
    steps,
    others,
    slowDown: (ms) => void (stepMs = ms),
    cutNextAt(bytes) {
      cutAt = bytes;
      wasCut = false;
    },
    cutAnswerAt(path, bytes) {
      answerCut = { path, bytes };
      wasCut = false;
    },
    wasCut: () => wasCut,
    down,
    up: () => listen(port),
    close: async () => (server.listening ? down() : undefined),
  };
}

const send = ({ method, url, headers }: IncomingMessage, port: number) =>
  ask({ host: '127.0.0.1', port, method, path: url, headers });
