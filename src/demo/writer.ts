import { type Bytes, toBase64Url } from '#kernel/bytes.ts';
import { defined } from '#kernel/assert.ts';
import { canonicalText } from '#kernel/canonical.ts';
import type { Id } from '#kernel/id.ts';
import type { Book } from '#book/activity.ts';
import { saltBlockOf, streamNext, streamStart } from '#book/chain.ts';
import type { LogFact } from '#book/fact.ts';
import { type ReceiptItem, saveBytes } from '#book/signed.ts';
import type { PushPart } from '#protocol/messages.ts';
import { createSigner, sha256 } from '#server/crypto.ts';
import type { Home } from '#server/home.ts';
import type { SignedPart } from '#server/ingest/ingest.ts';
import type { Dice } from '#demo/dice.ts';
import { type DemoSave, inOrderOfArrival, type VillageActivity } from '#demo/pen.ts';
import type { DemoPhone } from '#demo/team.ts';

/** What the home did not simply take: the fact's origin and the answer. */
export type Noted = {
  readonly phone: DemoPhone;
  readonly activity: VillageActivity;
  readonly item: ReceiptItem;
};

export type VillageWriter = {
  /** Pushes saves in the order of their arrival, signed as phones sign them. */
  write(saves: readonly DemoSave[]): Promise<readonly Noted[]>;
};

/** How far a phone's stream has come in a book. */
type Line = { readonly book: Book; n: number; hash: Bytes; block: number; salt: Bytes };
type Push = {
  readonly activity: VillageActivity;
  readonly phone: DemoPhone;
  readonly signed: SignedPart;
};

const PART_FACTS_MAX = 400;
/** Facts in one transaction. */
const BATCH_FACTS = 3_000;
const SALT_LENGTH = 16;

export function createVillageWriter(
  dice: Dice,
  home: Home,
  books: Readonly<Record<VillageActivity, Book>>,
  onWritten: (facts: number) => void,
): VillageWriter {
  const lines = new Map<string, Line>();
  const lineOf = (phone: DemoPhone, activity: VillageActivity): Line => {
    const key = `${activity}.${phone.stream}`;
    const book = books[activity];
    const known = lines.get(key);
    if (known !== undefined) return known;
    const hash = streamStart(sha256, book.id, phone.stream);
    const line: Line = { book, n: 0, hash, block: -1, salt: new Uint8Array(0) };
    lines.set(key, line);
    return line;
  };

  async function writeBook(
    activity: VillageActivity,
    saves: readonly DemoSave[],
  ): Promise<Noted[]> {
    const noted: Noted[] = [];
    let batch: Push[] = [];
    let size = 0;
    for (const group of groupByPush(saves)) {
      const [first] = group;
      if (first === undefined) continue;
      const { phone, receivedAt } = first;
      const part = makePart(dice, group, phone, lineOf(phone, activity));
      const signer = defined(home.directory.findStream(phone.stream), 'stream of the demo');
      batch.push({ activity, phone, signed: { signer, part, receivedAt } });
      size += part.facts.length;
      if (size < BATCH_FACTS) continue;
      noted.push(...(await take(home, batch, onWritten)));
      batch = [];
      size = 0;
    }
    if (batch.length > 0) noted.push(...(await take(home, batch, onWritten)));
    return noted;
  }

  return {
    async write(saves) {
      const ordered = inOrderOfArrival(saves);
      const of = (activity: VillageActivity) =>
        ordered.filter((save) => save.activity === activity);
      // The register first: what is done at doors is judged over it.
      return [
        ...(await writeBook('homes', of('homes'))),
        ...(await writeBook('doors', of('doors'))),
        ...(await writeBook('board', of('board'))),
        ...(await writeBook('reach', of('reach'))),
        ...(await writeBook('funds', of('funds'))),
      ];
    },
  };
}

/** What a phone pushes: its saves, chained and signed as `device` does it. */
function makePart(dice: Dice, saves: readonly DemoSave[], phone: DemoPhone, line: Line): PushPart {
  const from = line.n + 1;
  const before = toBase64Url(line.hash);
  const salts: [number, string][] = [];
  const facts: PushPart['facts'] = [];
  for (const { at, facts: proposals } of saves) {
    for (const { type, on, body: value } of proposals) {
      const n = line.n + 1;
      const block = saltBlockOf(n);
      if (block !== line.block) {
        line.block = block;
        line.salt = dice.random(SALT_LENGTH);
        salts.push([block, toBase64Url(line.salt)]);
      }
      const body = canonicalText(value);
      const said: LogFact = { type, stream: phone.stream, n, at, on, body };
      line.hash = streamNext(sha256, line.hash, line.book.id, said, line.salt);
      line.n = n;
      facts.push({ type, at, on, body });
    }
  }
  const word = saveBytes(line.book.id, phone.stream, line.n, line.hash);
  const signature = toBase64Url(signerOf(phone)(word));
  return { book: line.book.id, from, before, facts, salts, signature };
}

async function take(
  home: Home,
  pushes: readonly Push[],
  onWritten: (facts: number) => void,
): Promise<readonly Noted[]> {
  const outcomes = await home.ingest.take(pushes.map(({ signed }) => signed));
  return pushes.flatMap(({ activity, phone }, index) => {
    const outcome = outcomes[index];
    if (outcome?.taken !== true) {
      throw new Error(`the demo's own facts were not taken: ${outcome?.code ?? 'no answer'}`);
    }
    onWritten(outcome.items.length);
    const unusual = outcome.items.filter(({ verdict }) => verdict !== 'ok');
    return unusual.map((item) => ({ phone, activity, item }));
  });
}

/** Saves that one phone sent together, up to what one push may carry. */
function* groupByPush(saves: readonly DemoSave[]): Iterable<readonly DemoSave[]> {
  let group: DemoSave[] = [];
  let size = 0;
  for (const save of saves) {
    const [first] = group;
    const isSame = first?.phone === save.phone && first.receivedAt === save.receivedAt;
    if (group.length > 0 && (!isSame || size + save.facts.length > PART_FACTS_MAX)) {
      yield group;
      group = [];
      size = 0;
    }
    group.push(save);
    size += save.facts.length;
  }
  if (group.length > 0) yield group;
}

const signers = new WeakMap<DemoPhone, (bytes: Bytes) => Bytes>();

function signerOf(phone: DemoPhone): (bytes: Bytes) => Bytes {
  const known = signers.get(phone) ?? createSigner(phone.keys);
  signers.set(phone, known);
  return known;
}

/** The fact that an answer is about. */
export const originOfNoted = ({ phone, item }: Noted): { stream: Id; n: number } => ({
  stream: phone.stream,
  n: item.n,
});
