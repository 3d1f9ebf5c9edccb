import { Buffer } from 'node:buffer';
import type { IncomingMessage } from 'node:http';

/** All that was sent. */
export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer); // of a stream without an encoding
  return Buffer.concat(parts);
}

/** The village behind the first part of an address. */
export const villageIn = (url = ''): string => url.split('/')[2] ?? '';
