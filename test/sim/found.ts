/** Seeds in which the simulator found something, so that it stays found. */
export type FoundSeed = {
  readonly name: string;
  readonly seed: number;
  readonly days: number;
  readonly what: string;
};

export const FOUND: readonly FoundSeed[] = [
  {
    name: 'a waiting fact was other bytes on phones than at the home',
    seed: 5,
    days: 2,
    what: 'the home kept what was decoded before it was ordered, a phone also verdict and reason',
  },
  {
    name: 'a full disk at enrolment was answered as a bug',
    seed: 12,
    days: 2,
    what: 'the card is marked in the directory, whose full disk nobody caught: 500 and not 507',
  },
  {
    name: 'counts stayed behind after a reading that failed',
    seed: 10,
    days: 2,
    what: 'the answers were on the disk, and memory was never read again',
  },
  {
    name: 'a book that was brought stayed unseen when the exchange broke off behind it',
    seed: 85,
    days: 2,
    what: 'an aborted transaction ended the exchange between two books of one answer',
  },
  {
    name: 'a tab never saw what another one had written before it was killed',
    seed: 25,
    days: 2,
    what: 'the killed tab told nobody, and the home had nothing new for the living one',
  },
  {
    name: 'what was refused was kept nowhere at the home that a restored one was made from',
    seed: 255,
    days: 2,
    what: 'refused facts of a stream that was followed stood in no book and under no stream that is asked',
  },
  {
    name: 'what two copies of a phone had not sent counted twice',
    seed: 493,
    days: 2,
    what: 'a third had used its number, so that each of them said it once more without its origin',
  },
  {
    name: 'what a phone brought back was nowhere when the home was replaced once more',
    seed: 765,
    days: 2,
    what: 'it took its pages back before it had those of the home',
  },
  {
    name: 'what followed on a copy whose numbers were taken was never taken',
    seed: 5032,
    days: 2,
    what: 'the home waited for numbers that the author had used in a chain of which it had another end',
  },
  {
    name: 'what was left of a cleared phone was refused for ever',
    seed: 315,
    days: 2,
    what: 'a copy of that phone had used its numbers, and nobody but the home could open its sealed saves',
  },
  {
    name: 'a phone was not told what a replaced home had judged anew',
    seed: 40,
    days: 2,
    what: 'a carrier brought it once more, and no later epoch told the author, who had not read it back',
  },
  {
    name: 'two copies of a phone said the same without its origin',
    seed: 1246,
    days: 2,
    what: 'both heard that the origin was taken before either had said it anew',
  },
  {
    name: 'what a home restored twice had said in its own name came from its author as well',
    seed: 1334,
    days: 2,
    what: 'brought back without its origin, it had another one when it was brought back the second time',
  },
  {
    name: 'memory did not follow what waits again after a succession',
    seed: 337,
    days: 2,
    what: 'the answer that is fetched behind a new stream was not read into memory',
  },
  {
    name: 'a fact that the home had under another origin counted twice on its phone',
    seed: 1313,
    days: 2,
    what: 'answered as already said, it was laid over a book in which it stood',
  },
  {
    name: 'a home put back to where a phone read last did not tell it what it lacks',
    seed: 81,
    days: 2,
    what: 'the mark of before the phone was answered vouched for what had been acknowledged since',
  },
  {
    name: 'a home spoke by a stream of its own that its directory did not know',
    seed: 348,
    days: 2,
    what: 'a full disk came between the new stream and its line in the directory',
  },
  {
    name: 'a tab did not count what another had saved before it was killed',
    seed: 3019,
    days: 2,
    what: 'the exchange compared what was answered with memory, and not what was said',
  },
  {
    name: 'a phone went on as if nothing were missing where it could not keep what a home lacked',
    seed: 1,
    days: 2,
    what: 'a full disk met the write that puts facts back to waiting, and the exchange called itself whole',
  },
  {
    name: 'what a home had given was still shown when it had gone with a tail that led elsewhere',
    seed: 144,
    days: 2,
    what: 'the given state goes with the tail, and nobody read the book again before the next exchange',
  },
  {
    name: 'what an earlier stream had said in a book that is read no more went with the home',
    seed: 20139,
    days: 2,
    what: 'a home tells a stream of its own facts alone, and no page showed those of the one before it',
  },
  {
    name: 'a home that lacked the beginning of a given book was brought nothing of it',
    seed: 61,
    days: 2,
    what: 'what came after a given state had to lead on from a place that the home has',
  },
  {
    name: 'an empty book that was given did not come together with a home that was replaced',
    seed: 20078,
    days: 2,
    what: 'no head of it was signed and it has no beginning, so that nothing was shown to the home',
  },
  {
    name: 'an empty book that was given stopped a phone in the end',
    seed: 20182,
    days: 2,
    what: 'as above, on one of several phones',
  },
  {
    name: 'an empty book that was given stopped a phone for good',
    seed: 20407,
    days: 2,
    what: 'as above, with nothing else to tell of',
  },
  {
    name: 'what an earlier stream had said was held for a copy that had used its number since',
    seed: 30593,
    days: 2,
    what: 'whether the book has an own fact was asked by its origin alone, which other content had taken',
  },
  {
    name: 'books that a phone was given stayed unseen when a reading failed behind them',
    seed: 30783,
    days: 2,
    what: 'what fails of the first load ends it alone, and nobody read what it had left',
  },
  {
    name: 'what was said without its origin counted twice where that was free again',
    seed: 135,
    days: 2,
    what: 'a restored home took both sayings of one stream: content was looked for under its others alone',
  },
  {
    name: 'what was left of a cleared phone was refused where a copy had said something else under its origin',
    seed: 31186,
    days: 2,
    what: 'its sealed saves were taken and refused, which only the phone itself could have said once more',
  },
  {
    name: 'a phone called an exchange whole in which the word of its own facts was altered',
    seed: 31618,
    days: 2,
    what: 'an altered receipt was passed over, and what a replaced home lacked was shown as held until the next',
  },
  {
    name: 'a home restored twice from one copy called nothing new where it had judged otherwise',
    seed: 104964,
    days: 2,
    what: 'of books that are not read the mark told how far the home has what was said, and not what became of it',
  },
  {
    name: 'second copies stayed sealed to a key that the home had lost',
    seed: 320167,
    days: 1,
    what: 'put back to before its renewal a home makes another first key, under the same number',
  },
  {
    name: 'an exchange with a home that was renewed meanwhile never ended',
    seed: 600261,
    days: 1,
    what: 'a tab that had met 0.1.0 spoke the first protocol on, and asked for the same book again and again',
  },
];
