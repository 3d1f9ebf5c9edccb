import { spawn } from 'node:child_process';
import type { Bytes } from '#kernel/bytes.ts';
import { createLanes } from '#server/http/lanes.ts';

/** What reads a notice aloud where nobody recorded it; a machine without the program has none. */
export type Speech = {
  isThere(): Promise<boolean>;
  /** Vietnamese as a sound of the kind WAV; `busy` when too many wait already. */
  speak(text: string): Promise<Bytes | 'absent' | 'busy'>;
};

/** Slower than people talk: it is heard outdoors, with an echo. */
const WORDS_A_MINUTE = 140;
const WAITING_MAX = 4;
/** Anybody may ask: a third of one processor at most. */
const REST_FACTOR = 2;
/** Somebody may have installed it meanwhile. */
const LOOK_AGAIN_MS = 60_000;
const TIME_MAX_MS = 30_000;
/** Some 12 minutes. */
const BYTES_MAX = 32_000_000;

/** @param program eSpeak NG, a Debian package; it is given the text alone, and no shell */
export function createSpeech(program = 'espeak-ng'): Speech {
  const lanes = createLanes(WAITING_MAX);
  let known: { readonly at: number; readonly there: Promise<boolean> } | undefined;
  const look = async (): Promise<boolean> => (await run(program, ['--version'], '')) !== undefined;
  return {
    async isThere() {
      const at = performance.now();
      if (known === undefined || at > known.at + LOOK_AGAIN_MS) known = { at, there: look() };
      return known.there;
    },
    async speak(text) {
      const args = ['-v', 'vi', '-s', String(WORDS_A_MINUTE), '--stdin', '--stdout'];
      const turn = lanes('speech', async (rest) => {
        const began = performance.now();
        const sound = await run(program, args, text);
        rest(REST_FACTOR * (performance.now() - began));
        return sound;
      });
      if (turn === undefined) return 'busy';
      const sound = await turn;
      return sound === undefined || sound.length <= HEADER ? 'absent' : withLength(sound);
    },
  };
}

/** What a program writes, undefined when it is not there or does not end well. */
async function run(
  program: string,
  args: readonly string[],
  input: string,
): Promise<Bytes | undefined> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: TIME_MAX_MS,
    });
    const parts: Buffer[] = [];
    let length = 0;
    child.on('error', () => resolve(undefined));
    child.stdin.on('error', () => undefined);
    child.stdout.on('data', (part: Buffer) => {
      length += part.length;
      if (length > BYTES_MAX) child.kill();
      else parts.push(part);
    });
    child.on('close', (code) => {
      resolve(code === 0 ? new Uint8Array(Buffer.concat(parts)) : undefined);
    });
    child.stdin.end(input);
  });
}

/** Of a sound of one part, as the program writes it: its head, then the samples. */
const HEADER = 44;
const LENGTH_AT = 4;
const SAMPLES_AT = 40;

/** A program that writes as it speaks does not know yet how long it will be; players ask. */
function withLength(sound: Bytes): Bytes {
  const view = new DataView(sound.buffer, sound.byteOffset);
  view.setUint32(LENGTH_AT, sound.length - 8, true);
  view.setUint32(SAMPLES_AT, sound.length - HEADER, true);
  return sound;
}
