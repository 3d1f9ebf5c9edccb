import { randomInt } from '#kernel/random.ts';
import { NEWS_BEAT_S } from '#protocol/limits.ts';
import type { Device } from '#device/device.ts';
import type { Platform } from '#device/platform.ts';
import { retryWaitMs, type SyncLoop } from '#device/sync-loop.ts';

/*
 * Hearing of news while the app is shown: one request whose answer never ends. It carries no content; what it
 * says is that there is something to ask for. Where it does not come through the phone asks now and then, as
 * it does without it.
 */

/** Silence longer than this: something on the way keeps the answer back, or it is gone. */
export const SILENCE_MS = 2 * NEWS_BEAT_S * 1_000 + 10_000;
/** A home that goes away takes thousands of connections with it: they come back over so long. */
export const RETURN_MS = 40_000;

export type Live = {
  /** The app is shown: listens from now on. */
  open(): void;
  /** It is hidden, locked or offline. */
  close(): void;
};

type Ears = Pick<SyncLoop, 'nudge' | 'setLive'> & {
  /** There is news. */
  news(): void;
};

export function createLive(
  device: Pick<Device, 'hear' | 'expectNews' | 'stream' | 'hasEnded' | 'lease'>,
  { clock, crypto }: Pick<Platform, 'clock' | 'crypto'>,
  ears: Ears,
): Live {
  let isWanted = false;
  let failures = 0;
  let ending: AbortController | undefined;
  let cancel: () => void = () => undefined;

  async function listen(): Promise<void> {
    const controller = new AbortController();
    ending = controller;
    let waitMs = IDLE_LOOK_MS;
    if (mayListen(device)) {
      const heard = await hearOnce(device, clock, controller, (isNews) => {
        if (isNews) {
          ears.nudge();
          ears.news();
        }
        ears.setLive(true);
      });
      // Whoever began anew meanwhile says how it stands.
      if (ending === controller) ears.setLive(false);
      failures = heard.isHeard ? 0 : failures + 1;
      const backMs = randomInt(crypto.random, RETURN_MS);
      const retryMs = heard.isHeard ? backMs : backMs + retryWaitMs(failures, crypto);
      waitMs = Math.max(retryMs, (heard.retryAfter ?? 0) * 1_000);
    }
    if (ending !== controller) return;
    ending = undefined;
    if (isWanted) plan(waitMs);
  }

  function plan(waitMs: number): void {
    cancel();
    cancel = clock.after(waitMs, () => void listen());
  }

  return {
    open() {
      if (isWanted) return;
      isWanted = true;
      failures = 0;
      plan(0);
    },
    close() {
      isWanted = false;
      cancel();
      const controller = ending;
      ending = undefined;
      controller?.abort();
      ears.setLive(false);
    },
  };
}

/**
 * Until the answer ends, in whatever way. Its first piece may be news: what came before it was told
 * to nobody.
 */
async function hearOnce(
  device: Pick<Device, 'hear' | 'expectNews'>,
  clock: Platform['clock'],
  controller: AbortController,
  hear: (isNews: boolean) => void,
): Promise<{ readonly isHeard: boolean; readonly retryAfter?: number }> {
  const patience = (): (() => void) => clock.after(SILENCE_MS, () => controller.abort());
  let giveUp = patience();
  let isHeard = false;
  const opened = await device.hear(controller.signal);
  if (!opened.ok) {
    giveUp();
    return { isHeard, ...opened.error };
  }
  const hearPiece = (isNews: boolean): void => {
    giveUp();
    giveUp = patience();
    if (isNews) device.expectNews();
    hear(isNews || !isHeard);
    isHeard = true;
  };
  await readEvents(opened.value, controller.signal, hearPiece).catch(() => undefined);
  giveUp();
  return { isHeard };
}

const mayListen = ({ stream, hasEnded, lease }: Pick<Device, 'stream' | 'hasEnded' | 'lease'>) =>
  stream() !== undefined && !hasEnded() && (lease()?.state ?? 'running') === 'running';

/** A phone that is nobody's yet is looked at again. */
const IDLE_LOOK_MS = 5_000;

/** Tells each piece of the answer, and whether news is in it; a comment only shows that it goes on. */
async function readEvents(
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal,
  hear: (isNews: boolean) => void,
): Promise<void> {
  const reader = body.getReader();
  const end = (): void => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', end);
  try {
    // The first letter of a line says what it is: `data` or a comment. Lines may be cut anywhere.
    let isStart = true;
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      let isNews = false;
      for (const byte of piece.value) {
        if (isStart && byte === LETTER_D) isNews = true;
        isStart = byte === LINE_END;
      }
      if (signal.aborted) return;
      hear(isNews);
    }
  } finally {
    signal.removeEventListener('abort', end);
  }
}

const LETTER_D = 0x64;
const LINE_END = 0x0a;
