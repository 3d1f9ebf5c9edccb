import type { Replacement } from './loader.ts';

/** A planted bug: the simulator must find it, or it would not find that bug if somebody made it. */
export type Mutant = Replacement & {
  readonly name: string;
  readonly why: string;
  /** One that finds it. */
  readonly seed: number;
  /** A checker that computes something itself cannot go on. */
  readonly endsRun?: true;
};

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'acknowledges before the commit',
    seed: 1,
    why: 'a home that dies in between has promised what it does not have',
    file: 'src/server/store/sqlite-turns.ts',
    find: `    prepare('COMMIT').run();
  } catch (error) {`,
    put: `    for (const tell of done.splice(0)) tell();
    for (let turns = 0; turns < 5; turns += 1) await nextTurn();
    if (!database.isOpen) return;
    prepare('COMMIT').run();
  } catch (error) {`,
  },
  {
    name: 'cursor before data',
    seed: 3,
    why: 'a phone killed in between believes to have what it never stored',
    file: 'src/device/take-book.ts',
    find: `  const written = await platform.store.write(changes, {
    strict: cut !== undefined,
    expect: [{ table: 'books', key, holds: sameEnd(known) }],
  });`,
    put: `  await platform.store.write([{ table: 'books', key, value }], { strict: false });
  const written = await platform.store.write(pages.changes, { strict: false });`,
  },
  {
    name: 'drops what is refused',
    seed: 1,
    why: 'the author is never told',
    file: 'src/server/ingest/ingest.ts',
    find: `    () => writing.addRefused(book, judged.refused),`,
    put: ``,
  },
  {
    name: 'uses an n twice',
    seed: 14,
    why: 'two tabs save under the same numbers',
    file: 'src/device/save-facts.ts',
    find: `        { table: 'counters', key: book, holds: (value) => nOf(value) === counter.n },
        // A counter that was lost must not write over what was said.
        {
          table: 'outbox',
          key: numberedKey(book, counter.n + 1),
          holds: (value) => value === undefined,
        },
`,
    put: ``,
  },
  {
    name: 'does not judge who may write',
    seed: 1,
    why: 'work outside a right is taken as if it were inside',
    file: 'src/domain/judge.ts',
    find: `  if (stand === 'never') return refused('not-yours');
  return stand === 'on-other-days' ? held('outside-grant') : OK;`,
    put: `  return OK;`,
  },
  {
    name: 'does not save strictly',
    seed: 1,
    why: 'a power cut takes back what was called saved',
    file: 'src/device/save-facts.ts',
    find: `      strict: true,
      expect: [
        { table: 'counters'`,
    put: `      strict: false,
      expect: [
        { table: 'counters'`,
  },
  {
    name: 'green without a receipt',
    seed: 5,
    why: 'whatever is not refused counts as received',
    file: 'src/device/answers.ts',
    find: `  return crypto.verify(
    homeKey,
    receiptBytes({ ...told, stream, hash: hash.value }),
    signature.value,
  );`,
    put: `  return crypto.sha256(receiptBytes({ ...told, stream, hash: hash.value })).length === 32;`,
  },
  {
    name: 'green when sent',
    seed: 1,
    why: 'a lost answer leaves a received mark over nothing',
    file: 'src/device/save-facts.ts',
    find: `fate: 'waiting', ...(origin`,
    put: `fate: 'received', ...(origin`,
  },
  {
    name: 'folds what is not proven',
    seed: 43,
    why: 'screens show what leads to no signed head',
    file: 'src/device/book-views.ts',
    find: `  async function refreshRow({ row, kept }: ReadAhead, streams: OwnStreams): Promise<void> {`,
    put: `  async function refreshRow({ row: stored, kept }: ReadAhead, streams: OwnStreams): Promise<void> {
    const row = { ...stored, proven: stored.seq };`,
  },
  {
    name: 'forgets salts',
    seed: 1,
    endsRun: true,
    why: 'what was signed can no longer be proved',
    file: 'src/server/ingest/ingest.ts',
    find: `    () => writing.addSalts(book, freshSalts),`,
    put: ``,
  },
  {
    name: 'does not compare what it knows',
    seed: 174,
    why: 'other content under a known number is called received',
    file: 'src/server/ingest/check.ts',
    find: `return before !== undefined && !sameFact(before.fact, fact);`,
    put: `return false;`,
  },
  {
    name: 'counts from memory',
    seed: 1,
    why: 'the tray does not follow what the disk says',
    file: 'src/device/own-facts.ts',
    find: `const open = known.findIndex(isOpen);`,
    put: `const open = known.findIndex((row) => row === undefined);`,
  },
  {
    name: 'a held fact is applied',
    seed: 1,
    why: 'what waits for a leader counts already',
    file: 'src/book/folded.ts',
    find: `  if (logged.verdict === 'held') {
    folded.held`,
    put: `  if (logged.verdict === 'held' && fact.type.startsWith('fact.')) {
    folded.held`,
  },
  {
    name: 'takes what goes on behind a gap',
    seed: 22,
    why: 'numbers between are lost for ever',
    file: 'src/server/ingest/check.ts',
    find: `if (part.from > head.n + 1) return`,
    put: `if (part.from > head.n + 3) return`,
  },
  {
    name: 'tells every author that all is well',
    seed: 1,
    why: 'what was refused or held shows as received',
    file: 'src/server/ingest/judge-facts.ts',
    find: `items.push({ n: fact.n, verdict: judgement.verdict, seq, why });`,
    put: `items.push({ n: fact.n, verdict: 'ok', seq, why });`,
  },
  {
    name: 'reads books of ended rights',
    seed: 6,
    why: 'somebody who has left a team still gets its books',
    file: 'src/server/me.ts',
    find: `(grant) => grant.from <= today && (grant.until === undefined || today <= grant.until),`,
    put: `(grant) => grant.from <= today,`,
  },
  {
    name: 'believes any head',
    seed: 3,
    why: 'a phone folds what no home vouches for',
    file: 'src/device/take-book.ts',
    find: `  return isTheirs ? signature.value : undefined;`,
    put: `  return isTheirs || true ? signature.value : undefined;`,
  },
  {
    name: 'does not prove what it is sent',
    seed: 3,
    why: 'whoever stands on the way may change a visit',
    file: 'src/book/run.ts',
    find: `  return sameBytes(hash, run.hash) ? ok(hash) : broken(`,
    put: `  return sameBytes(hash, run.hash) || true ? ok(run.hash) : broken(`,
  },
  {
    name: 'does not catch up with a killed tab',
    seed: 130,
    why: 'what it had brought stays unseen in the other tab',
    file: 'src/device/exchange.ts',
    find: `if (!views.isCurrent(row) || !own.isCurrent(id, answered, said.get(id) ?? 0)) behind`,
    put: `if (answered.n < 0) behind`,
  },
  {
    name: 'states go on before the commit',
    seed: 23,
    why: 'judges see facts that a full disk took back',
    file: 'src/server/ingest/ingest.ts',
    find: `    if (head !== before) await writing.setHead(book.id, head);`,
    put: `    world.warm.advance(book, [...ordered]);
    if (head !== before) await writing.setHead(book.id, head);`,
  },
  {
    name: 'opens no epoch',
    seed: 1,
    why: 'a restored home gives seqs a second meaning',
    file: 'src/server/epochs.ts',
    find: `    await openEpoch(home.store, book, { beyond: head.epoch });
`,
    put: ``,
  },
  {
    name: 'brings nothing back',
    seed: 3,
    why: 'what a restored home lost stays lost when its author is gone',
    file: 'src/device/rejoin.ts',
    find: `  if (lacking.length > 0) {`,
    put: `  if (lacking.length > 1_000_000) {`,
  },
  {
    name: 'keeps its own numbers after a restore',
    seed: 30,
    why: 'one origin names two facts',
    file: 'src/server/epochs.ts',
    find: `    await home.renewStreams();
`,
    put: ``,
  },
  {
    name: 'does not look for what stands there',
    seed: 67,
    why: 'what two copies of a phone had not sent counts twice',
    file: 'src/server/ingest/repeated.ts',
    find: `const found = said.get(stream)?.find(isSame);`,
    put: `const found: LogFact | undefined = undefined;`,
  },
  {
    name: 'tells nothing of what a backup holds',
    seed: 144,
    why: 'a restored home may have judged that anew before it was backed up',
    file: 'src/server/pull.ts',
    find: `      const known = isRead && head.epoch === 0 ? archived : 0;`,
    put: `      const known = archived;`,
  },
  {
    name: 'mirrors nothing',
    seed: 1,
    why: 'what was not sent goes with the store',
    file: 'src/device/tend-copies.ts',
    find: `    await mirrorAll(mirror, mirrored, copies);`,
    put: ``,
  },
  {
    name: 'keeps copies under a key that is lost',
    seed: 32,
    why: 'a second copy that nobody can open is none',
    file: 'src/device/copies.ts',
    find: `  return of < id || (of === id && (to ?? first) === key);`,
    put: `  return of <= id;`,
  },
  {
    name: 'knows mirrored copies by name alone',
    seed: 32,
    why: 'what was sealed anew is mirrored as it was, which nobody can open',
    file: 'src/device/mirror.ts',
    find: `held.get(name) !== sealingOf(bytes)`,
    put: `!held.has(name)`,
  },
  {
    name: 'drops copies that it could not bring',
    seed: 16,
    why: 'what is left of a lost store is lost as well',
    file: 'src/device/deliver.ts',
    find: `    if (answer !== undefined && saysTaken(answer)) taken.add(name);`,
    put: `    taken.add(name);`,
  },
  {
    name: 'marks nothing',
    seed: 1,
    why: 'nobody is told what a browser has cleared',
    file: 'src/device/load-marking.ts',
    find: `  await (await phone.marking()).note(identity.stream);`,
    put: ``,
  },
  {
    name: 'says for nobody',
    seed: 4,
    why: 'what is left of a cleared phone is refused where a copy of it goes on',
    file: 'src/server/carry.ts',
    find: `  if (isRefused.size === 0 && !isLost) return nothing;`,
    put: `  if (isRefused.size === 0 || isLost) return nothing;`,
  },
  {
    name: 'follows a stream and leaves what waited',
    seed: 14,
    why: 'what a copied phone had not sent is never said again',
    file: 'src/device/succeed.ts',
    find: `    const isOpen = row.fate === 'waiting' || (row.fate`,
    put: `    const isOpen = row.fate === 'held' || (row.fate`,
  },
  {
    name: 'leaves a book out',
    seed: 1,
    why: 'a phone is never told of a book that its person reads',
    file: 'src/server/me.ts',
    find: `(['homes', 'doors', 'board', 'reach', 'funds'] as const)`,
    put: `(['homes', 'doors', 'board', 'reach'] as const)`,
  },
];
