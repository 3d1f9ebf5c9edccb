import type * as v from 'valibot';
import type { Bytes } from '#kernel/bytes.ts';
import type { Change } from '#device/local-store.ts';
import { createLocalLock, type Platform } from '#device/platform.ts';
import { DraftRow, findRow, toRow } from '#device/rows.ts';
import { openText, sealText } from '#device/seal.ts';

/** Typing is written together at most this much later. */
export const DRAFT_WAIT_MS = 400;

export type Drafts = {
  /** Resolves when it is written. */
  put(key: string, value: unknown, strict?: boolean): Promise<void>;
  get(key: string): Promise<unknown>;
  delete(key: string): Promise<void>;
  /**
   * Saves what a draft became, in one transaction with its end. `save` is handed the change that ends the
   * draft and says whether it wrote it; nothing of the draft is written meanwhile, nor after a success.
   */
  become<T extends { readonly ok: boolean }>(
    key: string,
    save: (end: Change) => Promise<T>,
  ): Promise<T>;
  list(): Promise<readonly { readonly key: string; readonly savedAt: number }[]>;
  /** Writes at once and strictly what still waits: for the moment before a page is hidden. */
  flush(): Promise<void>;
};

type Store = Pick<Platform, 'store' | 'seal' | 'clock'>;
type Waiting = {
  readonly value: unknown;
  readonly savedAt: number;
  /** Begun at once: a page that is closed waits for no cipher. */
  readonly sealed: Promise<Bytes>;
};
type Batch = Map<string, Waiting>;
type Plan = { readonly done: Promise<void>; readonly settle: (turn: Promise<void>) => void };

/** Half-filled forms: each key holds the last value put, whatever becomes of the tab. */
export function createDrafts(platform: Store, now: () => number): Drafts {
  const { store, seal, clock } = platform;
  let batch: Batch = new Map();
  let planned: Plan | undefined;
  /** One write after the other, so that an older value never lands on a newer one. */
  const inTurn = createLocalLock();

  function flush(strict: boolean): Promise<void> {
    const turn = inTurn(() => {
      const ready = batch;
      batch = new Map();
      return writeBatch(platform, ready, strict);
    });
    planned?.settle(turn);
    planned = undefined;
    return turn;
  }

  return {
    put(key, value, strict = false) {
      const sealed = sealText(seal, `drafts/${key}`, JSON.stringify(value));
      // Told where it is written.
      sealed.catch(() => undefined);
      batch.set(key, { value: structuredClone(value), savedAt: now(), sealed });
      if (strict) return flush(true);
      planned ??= plan(clock, () => void flush(false));
      return planned.done;
    },
    async get(key) {
      const soon = batch.get(key);
      if (soon !== undefined) return structuredClone(soon.value);
      const row = await inTurn(() => findRow(store, DraftRow, 'drafts', key));
      if (row === undefined) return undefined;
      const text = await openText(seal, `drafts/${key}`, row.value);
      return text.ok ? parseDraft(text.value) : undefined;
    },
    delete(key) {
      batch.delete(key);
      return inTurn(async () => {
        await store.write([endOf(key)], { strict: false });
      });
    },
    become: (key, save) =>
      inTurn(async () => {
        const saved = await save(endOf(key));
        if (saved.ok) batch.delete(key);
        return saved;
      }),
    async list() {
      await flush(false);
      const rows = await store.list('drafts', { prefix: '' });
      return rows.flatMap(({ key, value }) => listed(key, toRow(DraftRow, value)));
    },
    flush: () => flush(true),
  };
}

const endOf = (key: string): Change => ({ table: 'drafts', key, gone: true });

function plan(clock: Platform['clock'], run: () => void): Plan {
  let resolve: Plan['settle'] = () => undefined;
  const done = new Promise<void>((settled) => {
    resolve = settled;
  });
  const cancel = clock.after(DRAFT_WAIT_MS, run);
  const settle = (turn: Promise<void>): void => {
    cancel();
    resolve(turn);
  };
  return { done, settle };
}

function parseDraft(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const listed = (key: string, row: v.InferOutput<typeof DraftRow> | undefined) =>
  row === undefined ? [] : [{ key, savedAt: row.savedAt }];

async function writeBatch({ store }: Store, batch: Batch, strict: boolean): Promise<void> {
  const changes: Change[] = [];
  for (const [key, { sealed, savedAt }] of batch) {
    const row: v.InferOutput<typeof DraftRow> = { savedAt, value: await sealed };
    changes.push({ table: 'drafts', key, value: row });
  }
  if (changes.length > 0) await store.write(changes, { strict });
}
