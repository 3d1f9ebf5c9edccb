import { saysTaken } from '#book/copy.ts';
import { bring, isOpen } from '#device/bring.ts';
import type { Change } from '#device/local-store.ts';
import type { Phone } from '#device/phone.ts';
import { CarriedRow } from '#device/copy-rows.ts';
import { toRow } from '#device/rows.ts';

/*
 * Copies on their way to the home: those of a store that was lost, and those that this phone carries for
 * others. To bring one twice is harmless, so each is brought until it was taken.
 */

/** What the home did not take is offered again so much later, then after twice as long, up to a day. */
const REST_MS = 10 * 60_000;
const REST_MAX_MS = 86_400_000;
/** A bundle and its answers are forgotten after so long. */
const CARRIED_MS = 60 * 86_400_000;

/**
 * Brings all that waits, once it was asked for or has rested long enough.
 * @returns why some of it could not be brought at all; undefined when the home has answered everything
 */
export async function deliverWaiting(phone: Phone): Promise<string | undefined> {
  const nowMs = phone.platform.clock.nowMs();
  const { copying } = phone;
  // A clock set back must not make the rest a long one.
  const restsMs = copying.restUntilMs - nowMs;
  if (restsMs > 0 && restsMs <= copying.restMs && !copying.isAsked) return undefined;
  copying.isAsked = false;
  const orphaned = await deliverOrphans(phone);
  const carried = orphaned.code === undefined ? await deliverCarried(phone, nowMs) : orphaned;
  const isLeft = orphaned.isLeft || carried.isLeft;
  const rests = isLeft && carried.code !== 'offline';
  copying.restMs = rests ? Math.min(REST_MAX_MS, Math.max(REST_MS, copying.restMs * 2)) : 0;
  copying.restUntilMs = nowMs + copying.restMs;
  return carried.code;
}

/** `isLeft`: something was not taken and waits for another time. */
type Delivered = { readonly isLeft: boolean; readonly code?: string };

async function deliverOrphans(phone: Phone): Promise<Delivered> {
  const { platform, copying } = phone;
  if (copying.orphans.length === 0) return { isLeft: false };
  const { orphans } = copying;
  const { answers, code } = await bring(
    platform,
    orphans.map(({ bytes }) => bytes),
  );
  const taken = new Set<string>();
  orphans.forEach(({ name }, index) => {
    const answer = answers[index];
    if (answer !== undefined && saysTaken(answer)) taken.add(name);
  });
  // What cannot be dropped now is brought once more.
  if (taken.size > 0 && (await isDropped(platform, taken))) {
    copying.orphans = copying.orphans.filter(({ name }) => !taken.has(name));
    phone.tell();
  }
  return { isLeft: copying.orphans.length > 0, ...(code !== undefined && { code }) };
}

const isDropped = ({ mirror }: Phone['platform'], names: ReadonlySet<string>): Promise<boolean> =>
  mirror.drop(names).then(
    () => true,
    () => false,
  );

async function deliverCarried(phone: Phone, nowMs: number): Promise<Delivered> {
  const { store } = phone.platform;
  let isLeft = false;
  for (const { key, value } of await store.list('carried', { prefix: '' })) {
    const row = toRow(CarriedRow, value);
    if (row === undefined || Math.abs(nowMs - row.takenAtMs) > CARRIED_MS) {
      await store.write([{ table: 'carried', key, gone: true }], { strict: false });
      continue;
    }
    const open = row.copies.flatMap((copy, index) =>
      isOpen(row.answers[index]) ? [{ copy, index }] : [],
    );
    if (open.length === 0) continue;
    const { answers, code } = await bring(
      phone.platform,
      open.map(({ copy }) => copy),
    );
    const all = [...row.answers];
    open.forEach(({ index }, place) => {
      all[index] = answers[place] ?? all[index] ?? null;
    });
    const change: Change = { table: 'carried', key, value: { ...row, answers: all } };
    if (answers.length > 0) await store.write([change], { strict: true });
    phone.tell();
    isLeft ||= all.some(isOpen);
    if (code !== undefined) return { isLeft: true, code };
  }
  return { isLeft };
}
