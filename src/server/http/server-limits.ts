import type { Server } from 'node:http';

/** How long somebody may take to say what they want, in milliseconds. */
export type Patience = {
  readonly headers: number;
  readonly request: number;
  /** Between two of them on one connection. */
  readonly idle: number;
};

/**
 * Of a slow valley's phone that pushes its largest part, and of no one who only holds a place. What its
 * person does within a minute travels on the same connection: a new one is one way there and back more.
 */
const PATIENCE: Patience = { headers: 20_000, request: 60_000, idle: 60_000 };
/** Of a browser with a chain of proxies before the home. */
export const HEADERS_MAX = 100;

/** Limits that hold before the app is asked. All headers with the address are 16 KiB, as Node has it. */
export function limitServer(server: Server, patience: Patience = PATIENCE): void {
  server.headersTimeout = patience.headers;
  server.requestTimeout = patience.request;
  server.keepAliveTimeout = patience.idle;
  server.maxHeadersCount = HEADERS_MAX;
}
