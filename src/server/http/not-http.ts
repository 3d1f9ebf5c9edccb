import type { Server } from 'node:http';
import { Socket } from 'node:net';
import { createNames } from '#server/http/gatekeeper.ts';
import { createRefusalLog } from '#server/http/refusal-log.ts';

/** What the answer says, by what was wrong with the bytes. */
const STATUS: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/** Bytes that are no request never reach the app: they are answered and told here. */
export function refuseNotHttp(
  server: Pick<Server, 'on'>,
  log: (line: string) => void,
  now: () => number,
): void {
  const refusals = createRefusalLog(log);
  const nameOf = createNames();
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    const status = STATUS[error.code ?? ''] ?? '400 Bad Request';
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    const address = socket instanceof Socket ? (socket.remoteAddress ?? '') : '';
    refusals.note('not-http elsewhere', `address ${nameOf(address)}`, now());
  });
}
