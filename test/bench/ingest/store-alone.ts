// What a store takes without anybody in front of it: whole batches of facts into one book, each on the disk.

import { newId } from '#kernel/id.ts';
import { seededRandom } from '#kernel/random.ts';
import type { OrderedFact } from '#book/fact.ts';
import type { Engine } from './engines.ts';

const BATCH = 500;
const BATCHES = 200;
const CELL = 7;

export async function storeFactsPerS(engine: Engine): Promise<number> {
  const random = seededRandom(3);
  const store = await engine.open();
  const book = newId(random);
  const stream = newId(random);
  const hash = random(32);
  await store.write(CELL, (writing) =>
    writing.createHead(book, { epoch: 0, generation: 0, seq: 0, hash }),
  );
  const began = performance.now();
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const facts = Array.from({ length: BATCH }, (_, index): OrderedFact => {
      const seq = batch * BATCH + index + 1;
      const body = `{"household":"${newId(random)}","outcome":"met","visit":"${newId(random)}"}`;
      const line = { type: 'door.visited@1', stream, n: seq, at: 1_795_000_000 + seq, on: 20_780 };
      return { ...line, body, seq, receivedAt: 1_795_000_001, verdict: 'ok' };
    });
    await store.write(CELL, async (writing) => {
      const head = await writing.lockHead(book);
      if (head === undefined) throw new Error('no head');
      await writing.together([
        () => writing.addFacts(book, facts),
        () => writing.setStreamHead(book, stream, { n: head.seq + BATCH, hash }),
      ]);
      await writing.setHead(book, { ...head, seq: head.seq + BATCH });
    });
  }
  const seconds = (performance.now() - began) / 1_000;
  await store.close();
  return Math.round((BATCH * BATCHES) / seconds);
}
