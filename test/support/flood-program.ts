// Sends the same requests again and again over many connections, deaf to every answer, from a process of its
// own: `flood-program.ts <file of requests> <address> <connections>`. Begins at 'go', ends at 'stop', then tells
// how often each answer came.

import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import type { Flooded, FloodRequest } from './flood.ts';

const [file = '', address = '', connections = '1'] = process.argv.slice(2);
const requests = JSON.parse(readFileSync(file, 'utf8')) as readonly FloodRequest[]; // flood.ts wrote it
const agent = new Agent({ keepAlive: true, maxSockets: Number(connections) });
let isOn = false;
let sending = 0;
let next = 0;
let answers: Record<string, number> = {};

process.on('message', (word) => {
  isOn = word === 'go';
  if (isOn) while (sending < Number(connections)) void keepSending();
  else {
    const flooded: Flooded = answers;
    process.send?.(flooded);
    answers = {};
  }
});
process.on('disconnect', () => process.exit(0));

async function keepSending(): Promise<void> {
  sending += 1;
  while (isOn) {
    const one = requests[next % requests.length];
    next += 1;
    if (one === undefined) throw new Error('nothing to send');
    const answer = await send(one);
    answers[answer] = (answers[answer] ?? 0) + 1;
  }
  sending -= 1;
}

/** The code of the answer, of the first part of a push, or the status. */
function send({ method, path, headers, body }: FloodRequest): Promise<string> {
  return new Promise((resolve) => {
    const options = { agent, method, headers: { ...headers } };
    const outgoing = request(`${address}${path}`, options, (incoming) => {
      const parts: Buffer[] = [];
      incoming.on('data', (part: Buffer) => parts.push(part));
      incoming.on('end', () => {
        const code = /"code":"([a-z-]+)"/u.exec(Buffer.concat(parts).toString());
        resolve(code?.[1] ?? String(incoming.statusCode));
      });
      incoming.on('error', () => resolve('cut'));
    });
    outgoing.on('error', () => resolve('cut'));
    outgoing.end(Buffer.from(body, 'base64'));
  });
}
