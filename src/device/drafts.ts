import type * as v from 'valibot';
import type { Change } from '#device/local-store.ts';
import type { Platform } from '#device/platform.ts';
import { DraftRow, parseRow, readRow } from '#device/rows.ts';
import { openText, sealText } from '#device/seal.ts';

/** Typing is written together at most this much later. */
export const DRAFT_WAIT_MS = 400;

export type Drafts = {
  put(key: string, value: unknown, strict?: boolean): Promise<void>;
  get(key: string): Promise<unknown>;
  delete(key: string): Promise<void>;
  list(): Promise<readonly { readonly key: string; readonly savedAt: number }[]>;
  /** Writes at once and strictly what still waits: for the moment before a page is hidden. */
  flush(): Promise<void>;
};

type Waiting = { readonly value: unknown; readonly savedAt: number };

/** Half-filled forms: each key holds the last value put, whatever becomes of the tab. */
export function createDrafts(
  { store, seal, clock }: Pick<Platform, 'store' | 'seal' | 'clock'>,
  now: () => number,
): Drafts {
  let waiting = new Map<string, Waiting>();
  let planned: { readonly done: Promise<void>; readonly cancel: () => void; readonly settle: () => void } | undefined;
  /** One write after the other, so that an older value never lands on a newer one. */
  let writing: Promise<void> = Promise.resolve();

  async function writeAll(batch: ReadonlyMap<string, Waiting>, strict: boolean): Promise<void> {
    const changes: Change[] = [];
    for (const [key, { value, savedAt }] of batch) {
      const sealed = await sealText(seal, `drafts/${key}`, JSON.stringify(value));
      changes.push({ table: 'drafts', key, value: { savedAt, value: sealed } satisfies v.InferOutput<typeof DraftRow> });
    }
    if (changes.length > 0) await store.write(changes, { strict });
  }

  function flush(strict: boolean): Promise<void> {
    const [batch, plan] = [waiting, planned];
    waiting = new Map();
    planned = undefined;
    plan?.cancel();
    writing = writing.then(() => writeAll(batch, strict)).finally(plan?.settle);
    return writing;
  }

  function plan(): Promise<void> {
    if (planned === undefined) {
      let settle = (): void => undefined;
      const done = new Promise<void>((resolve) => {
        settle = resolve;
      });
      const cancel = clock.after(DRAFT_WAIT_MS, () => void flush(false));
      planned = { done, cancel, settle };
    }
    return planned.done;
  }

  return {
    put(key, value, strict = false) {
      waiting.set(key, { value, savedAt: now() });
      return strict ? flush(true) : plan();
    },
    async get(key) {
      const soon = waiting.get(key);
      if (soon !== undefined) return structuredClone(soon.value);
      await writing;
      const row = await readRow(store, DraftRow, 'drafts', key);
      if (row === undefined) return undefined;
      const text = await openText(seal, `drafts/${key}`, row.value);
      return text.ok ? (JSON.parse(text.value) as unknown) : undefined;
    },
    async delete(key) {
      waiting.delete(key);
      const before = writing;
      writing = (async () => {
        await before;
        await store.write([{ table: 'drafts', key, gone: true }], { strict: false });
      })();
      await writing;
    },
    async list() {
      await flush(false);
      const rows = await store.list('drafts', { prefix: '' });
      return rows.map(({ key, value }) => ({ key, savedAt: parseRow(DraftRow, 'drafts', value).savedAt }));
    },
    flush: () => flush(true),
  };
}
