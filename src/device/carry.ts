import * as v from 'valibot';
import { type Bytes, fromBase64Url, fromUtf8, toBase64Url, utf8 } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import {
  carryFile,
  COPIES_MEDIA_TYPE,
  openAnswer,
  openingIdOf,
  readCarryFile,
  saysTaken,
} from '#book/copy.ts';
import { CarryAnswer } from '#protocol/carry.ts';
import type { ReceiptMessage } from '#protocol/messages.ts';
import { findAnswer } from '#device/answer-row.ts';
import { takeReceipt } from '#device/answers.ts';
import { letOut, mayGoOut } from '#device/coming.ts';
import { readSealer } from '#device/copies.ts';
import { CarriedRow, CopyRow } from '#device/copy-rows.ts';
import { deliverWaiting } from '#device/deliver.ts';
import { numberedKey } from '#device/local-store.ts';
import type { Phone } from '#device/phone.ts';
import type { Signer } from '#device/home-client.ts';
import { createQrCollector, qrFrames, type Scanned } from '#device/qr-frames.ts';
import { findRow, SaveRow, toRow } from '#device/rows.ts';
import { tendCopies } from '#device/tend-copies.ts';

/*
 * Carry-for-me: the sealed copies of a phone without a network go to another phone as a file or as a sequence
 * of QR codes, that phone brings them to the home, and the home's answers go back the same way.
 */

/** What a phone hands to a carrier. */
export type Bundle = {
  readonly file: Bytes;
  readonly copies: number;
  /** Own facts in it; copies of a lost store are sealed and not counted. */
  readonly facts: number;
};

/** What a carrier knows of what it carries: nothing but numbers. */
export type CarriedBundle = {
  readonly name: string;
  /** Device milliseconds. */
  readonly takenAtMs: number;
  readonly copies: number;
  readonly taken: number;
  /** Brought, and not taken for now. */
  readonly notTaken: number;
  /** Sealed to another home, or damaged. */
  readonly unreadable: number;
};

export type AnswersTaken = {
  /** Facts of this phone that the home has answered now. */
  readonly facts: number;
  /** Answers that do not concern this phone, or that it knows. */
  readonly others: number;
  /** Saves that the home could not take yet. */
  readonly notTaken: number;
};

export type CarryProblem = {
  readonly code:
    | 'nothing-unsent'
    /** The home has never said to which key copies are sealed. */
    | 'key-unknown'
    | 'not-a-carry-file'
    | 'frames-malformed'
    | 'not-enrolled'
    | 'store-failed'
    | 'disk-full';
};

export type Carrying = {
  /** Sealed copies of all that the home has not answered, in order. */
  bundle(): Promise<Result<Bundle, CarryProblem>>;
  /** On the carrier: keeps a bundle, durably; the next sync brings it. */
  takeBundle(file: Bytes): Promise<Result<CarriedBundle, CarryProblem>>;
  /** Bundles on this phone, the newest first. */
  carried(): Promise<readonly CarriedBundle[]>;
  /** Brings now what this phone carries; the code of what hindered it. */
  deliver(): Promise<string | undefined>;
  /** Sealed answers to one bundle, to be handed back; undefined while there are none. */
  answersFor(name: string): Promise<Bytes | undefined>;
  /** On the author's phone: what a carrier brought back. */
  takeAnswers(file: Bytes): Promise<Result<AnswersTaken, CarryProblem>>;
  /** Whichever of the two a file holds, as it is or as the text that `asText` made of it. */
  take(file: Bytes): Promise<Result<CarriedBundle | AnswersTaken, CarryProblem>>;
  /** A file as text, for ways between phones that take nothing but text. */
  asText(file: Bytes): Bytes;
  /** What a bundle calls itself where files have a kind. */
  readonly mediaType: string;
  /** A small file as the texts of QR codes; none when it is too large for that. */
  codes(file: Bytes): readonly string[];
  /** Puts scanned codes together. */
  collector(): (text: string) => Scanned;
};

const TEXT_NAME = 'BANSO1 ';

/** A name of 16 bytes is no other bundle's. */
const NAME_LENGTH = 16;

const createWays = (phone: Phone): Omit<Carrying, 'take'> => ({
  bundle: () => bundle(phone),
  takeBundle: (file) => takeBundle(phone, file),
  async carried() {
    const rows = await phone.platform.store.list('carried', { prefix: '' });
    const bundles = rows.flatMap(({ key, value }) => {
      const row = toRow(CarriedRow, value);
      return row === undefined ? [] : [toldBundle(key, row)];
    });
    return bundles.sort((left, right) => right.takenAtMs - left.takenAtMs);
  },
  deliver() {
    phone.copying.isAsked = true;
    return phone.platform.lock(() => deliverWaiting(phone));
  },
  async answersFor(name) {
    const row = await findRow(phone.platform.store, CarriedRow, 'carried', name);
    const answers = row?.answers.flatMap((answer) =>
      answer === null || answer.length === 0 ? [] : [answer],
    );
    return answers === undefined || answers.length === 0
      ? undefined
      : carryFile('answers', answers);
  },
  async takeAnswers(file) {
    const me = phone.enrolled();
    if (me === undefined) return err({ code: 'not-enrolled' });
    const read = readCarryFile(file);
    if (!read.ok) return read;
    if (read.value.kind !== 'answers') return err({ code: 'not-a-carry-file' });
    const { frames } = read.value;
    return phone.platform.lock(() => takeAnswers(phone, me, frames));
  },
  mediaType: COPIES_MEDIA_TYPE,
  asText: (file) => utf8(`${TEXT_NAME}${toBase64Url(file)}`),
  codes: (file) => qrFrames(phone.platform.crypto.sha256, file),
  collector: () => createQrCollector(phone.platform.crypto.sha256),
});

export const createCarrying = (phone: Phone): Carrying => {
  const ways = createWays(phone);
  return {
    ...ways,
    async take(file) {
      const plain = fromText(file);
      const read = readCarryFile(plain);
      if (!read.ok) return read;
      return read.value.kind === 'copies' ? ways.takeBundle(plain) : ways.takeAnswers(plain);
    },
  };
};

/** The file behind its text; every other file as it is. */
function fromText(file: Bytes): Bytes {
  const text = fromUtf8(file);
  if (!text.ok || !text.value.startsWith(TEXT_NAME)) return file;
  const bytes = fromBase64Url(text.value.slice(TEXT_NAME.length).trim());
  return bytes.ok ? bytes.value : file;
}

async function bundle(phone: Phone): Promise<Result<Bundle, CarryProblem>> {
  const { platform } = phone;
  const me = phone.enrolled();
  if (me === undefined) return err({ code: 'not-enrolled' });
  await platform.lock(async () => {
    await letOut(phone);
    await tendCopies(phone, me, true);
  });
  const copies: Bytes[] = phone.copying.orphans.map(({ bytes }) => bytes);
  let facts = 0;
  for (const { key: book } of await platform.store.list('counters', { prefix: '' })) {
    if (!(await mayGoOut(platform, book))) continue;
    const { n } = await findAnswer(platform, book);
    const range = { prefix: `${book}.`, from: numberedKey(book, n + 1) };
    for (const { key, value } of await platform.store.list('saves', range)) {
      const save = toRow(SaveRow, value);
      const copy = await findRow(platform.store, CopyRow, 'copies', key);
      if (save === undefined || copy?.stream !== me.stream) continue;
      copies.push(copy.bytes);
      facts += save.to - Math.max(n, save.from - 1);
    }
  }
  if (copies.length > 0) {
    return ok({ file: carryFile('copies', copies), copies: copies.length, facts });
  }
  const sealer = await readSealer(platform);
  return err({ code: sealer === undefined ? 'key-unknown' : 'nothing-unsent' });
}

async function takeBundle(
  { platform: { store, crypto, clock }, copying, tell }: Phone,
  file: Bytes,
): Promise<Result<CarriedBundle, CarryProblem>> {
  const read = readCarryFile(file);
  if (!read.ok) return read;
  const { kind, frames } = read.value;
  const isBundle = kind === 'copies' && frames.length > 0;
  if (!isBundle || frames.some((copy) => openingIdOf(copy) === undefined)) {
    return err({ code: 'not-a-carry-file' });
  }
  const name = toBase64Url(crypto.sha256(file).subarray(0, NAME_LENGTH));
  const value: CarriedRow = {
    takenAtMs: clock.nowMs(),
    copies: [...frames],
    answers: frames.map(() => null),
  };
  const written = await store.write([{ table: 'carried', key: name, value }], {
    strict: true,
    expect: [{ table: 'carried', key: name, holds: (found) => found === undefined }],
  });
  if (!written.ok && written.error.code !== 'changed') return err({ code: written.error.code });
  copying.isAsked = true;
  tell();
  const kept = await findRow(store, CarriedRow, 'carried', name);
  return ok(toldBundle(name, kept ?? value));
}

function toldBundle(name: string, { takenAtMs, copies, answers }: CarriedRow): CarriedBundle {
  const given = answers.filter((answer) => answer !== null);
  const unreadable = given.filter(({ length }) => length === 0).length;
  const taken = given.filter(saysTaken).length;
  const notTaken = given.length - taken - unreadable;
  return { name, takenAtMs, copies: copies.length, taken, notTaken, unreadable };
}

async function takeAnswers(
  phone: Phone,
  me: Signer,
  frames: readonly Bytes[],
): Promise<Result<AnswersTaken, CarryProblem>> {
  const sealer = await readSealer(phone.platform);
  const reply = sealer && fromBase64Url(sealer.reply);
  if (reply?.ok !== true) return err({ code: 'key-unknown' });
  const receipts: ReceiptMessage[] = [];
  let [facts, others, notTaken] = [0, 0, 0];
  for (const frame of frames) {
    const answer = await readAnswer(phone, reply.value, frame);
    if (answer === undefined) others += 1;
    else if ('items' in answer) receipts.push(answer);
    else notTaken += 1;
  }
  const changed = new Set<Id>();
  receipts.sort((left, right) => firstOf(left) - firstOf(right));
  for (const receipt of receipts) {
    const taken = await takeCarried(phone, me, receipt);
    facts += taken;
    if (taken === 0) others += 1;
    else changed.add(receipt.book);
  }
  if (changed.size > 0) {
    await phone.refresh(changed);
    phone.platform.wake.send();
  }
  return ok({ facts, others, notTaken });
}

async function readAnswer(
  { platform: { crypto } }: Phone,
  reply: Bytes,
  frame: Bytes,
): Promise<CarryAnswer | undefined> {
  const plain = await openAnswer(await crypto.hpke(), reply, frame);
  const text = plain && fromUtf8(plain);
  if (text?.ok !== true) return undefined;
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), CarryAnswer), text.value);
  return parsed.success ? parsed.output : undefined;
}

const firstOf = ({ items }: ReceiptMessage): number => items[0]?.n ?? 0;

/** Takes a receipt as if the phone had pushed what it answers; how many facts it answered. */
async function takeCarried(
  { platform }: Phone,
  me: Signer,
  receipt: ReceiptMessage,
): Promise<number> {
  const [from, to] = [firstOf(receipt), receipt.items.at(-1)?.n ?? 0];
  const { n } = await findAnswer(platform, receipt.book);
  // Known already, or the answer to what was saved before it has not come yet.
  if (to <= n || from > n + 1) return 0;
  return (await takeReceipt(platform, me, receipt, to)) === undefined ? to - n : 0;
}
