import { expect, test } from 'vitest';
import { utf8 } from '#kernel/bytes.ts';
import { canonicalText } from '#kernel/canonical.ts';
import { BODY_BYTES_MAX } from '#book/limits.ts';
import { DESK_LETTERS } from '#domain/desk/letters.ts';
import { proposeAnswer } from '#domain/desk/propose.ts';
import { outcome, villageWorld } from '#test/domain/offers.ts';

const OF = { case: 'case000001', household: 'household1', resident: 'resident01' };
const FROM = { book: 'bkdoors000', stream: 'smember000', n: 40 };

test('an answer is as long as its letter can carry, and not a letter longer', () => {
  const world = villageWorld();
  const village = world.books.doors.place;
  const asked = { letter: 'letter0001', from: FROM, ...OF, village, matter: 'birth' };
  world.say('desk', 'home', 'case.received@1', asked);
  const author = world.authorFor('officer', 'desk');
  const offered = (words: string, last: number) =>
    proposeAnswer(world.states(), author, OF.case, {
      answer: 'answer0001',
      state: 'open',
      words,
      bring: [...Array.from({ length: 9 }, () => 'ặ'.repeat(120)), 'b'.repeat(last)],
    });
  /** The longest body its letter can have, wherever and as which fact of its stream it was said. */
  const letterBytes = (offer: ReturnType<typeof offered>): number => {
    const [{ type, on, body } = { type: '', on: 0, body: {} }] = offer.ok ? offer.value : [];
    // a fact of the desk as it would be said
    const fact = { type, on, body, stream: 'sofficer00', n: 1, at: 0 } as Parameters<
      typeof DESK_LETTERS.write
    >[1];
    const letter = DESK_LETTERS.write(world.states().desk, fact, world.books.desk);
    const from = { book: 'bkdesk0000', stream: 'sofficer00', n: Number.MAX_SAFE_INTEGER };
    return utf8(canonicalText({ ...letter?.body, letter: 'letter0002', from })).length;
  };
  const words = 'w'.repeat(500);
  const room = BODY_BYTES_MAX - letterBytes(offered(words, 1));
  expect(room).toBeGreaterThan(0);
  expect(room).toBeLessThan(119);
  const full = offered(words, 1 + room);
  expect(letterBytes(full)).toBe(BODY_BYTES_MAX);
  expect(outcome(offered(words, 2 + room))).toBe('answer-too-long');
  expect(outcome(offered('ặ'.repeat(500), 120))).toBe('answer-too-long');
  const [said] = world.sayAll('desk', 'officer', full.ok ? full.value : []);
  expect(said).toMatchObject({ verdict: 'ok' });
});
